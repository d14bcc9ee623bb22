import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import { Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactElement, type ReactNode, useState } from 'react';
import classes from '#web/ui/picker.module.css';

const TYPING_DELAY_MS = 200;

/** Something that can be picked, by what names it. */
export interface Picked {
  readonly id: string;
  readonly name: string;
}

export interface PickerOption extends Picked {
  /** What tells it from others of the same name. */
  readonly about?: string | undefined;
}

/** What a form says to a picker, whatever is picked with it. */
export interface PickerFieldProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly placeholder?: string | undefined;
  readonly error?: ReactNode;
  readonly value: Picked | null;
  readonly onChange: (picked: Picked | null) => void;
  readonly isRequired?: boolean;
  /** Where it stands in its form, so that the form can take the reader there. */
  readonly path?: string | undefined;
}

interface PickerProps extends PickerFieldProps {
  /** What the search found; undefined while it is on its way. */
  readonly options: readonly PickerOption[] | undefined;
  /** "Nobody active holds this role under that name." */
  readonly nothing: string;
  readonly failed?: string | undefined;
  readonly onSearch: (text: string) => void;
}

/** Picks one of many by typing the beginning of its name; arrows, Enter and Escape as in every list box. */
export function Picker(props: PickerProps): ReactElement {
  const { value, onChange, options, nothing, failed, onSearch, isRequired = true, path, ...field } = props;
  const [text, setText] = useState(value?.name ?? '');
  const search = useDebouncedCallback(onSearch, TYPING_DELAY_MS);
  const shown = options ?? [];
  const all = value === null || shown.some(({ id }) => id === value.id) ? shown : [value, ...shown];
  const about = new Map(shown.map((option) => [option.id, option.about]));
  return (
    <Select
      {...field}
      data-path={path}
      data={all.map(({ id, name }) => ({ value: id, label: name }))}
      value={value?.id ?? null}
      searchable
      clearable={!isRequired}
      clearButtonProps={{ 'aria-label': `Clear: ${props.label}` }}
      searchValue={text}
      onSearchChange={(typed) => {
        setText(typed);
        // The name of what is picked stands in the field: opened again, it offers everything.
        search(typed === value?.name ? '' : typed.trim());
      }}
      filter={({ options: found }) => found}
      onChange={(id) => {
        const picked = all.find((option) => option.id === id);
        onChange(picked === undefined ? null : { id: picked.id, name: picked.name });
      }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          {option.label}
          {about.get(option.value) !== undefined && (
            <span className={classes.about}>{about.get(option.value)}</span>
          )}
        </span>
      )}
      nothingFoundMessage={failed ?? (options === undefined ? 'Searching' : nothing)}
      autoComplete="off"
      classNames={{ dropdown: classes.dropdown ?? '', option: classes.row ?? '' }}
      maxDropdownHeight={280}
      // Inside the page's own order, so that it also shows over a dialog and is read after its field. It stays when the page
      // moves under it: what comes in above a field may push that out of sight while somebody reads the list.
      comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 }, hideDetached: false }}
    />
  );
}
