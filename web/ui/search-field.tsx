import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';

const TYPING_DELAY_MS = 250;

interface SearchFieldProps {
  readonly label: string;
  readonly maxLength: number;
  /** What the address says is searched for. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** Searches while one types, a little behind; follows the address when something else changes it. */
export function SearchField({ value, onSearch, ...props }: SearchFieldProps): ReactElement {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // Our own search coming back must not overwrite what was typed since.
    if (value !== sent) setText(value);
  }
  const search = useDebouncedCallback((typed: string) => {
    setSent(typed.trim());
    onSearch(typed.trim());
  }, TYPING_DELAY_MS);
  return (
    <TextInput
      {...props}
      type="search"
      autoComplete="off"
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}
