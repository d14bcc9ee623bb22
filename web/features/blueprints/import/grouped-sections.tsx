import { memo, type ReactElement, type ReactNode } from 'react';
import { type RoleDocument, SkillLevel } from '#shared/blueprint-document.ts';
import { AddRow } from '#web/features/blueprints/import/add-row.tsx';
import { usualGroup } from '#web/features/blueprints/import/blank-items.ts';
import { TextCell } from '#web/features/blueprints/import/cells.tsx';
import classes from '#web/features/blueprints/import/import.module.css';
import { useImport } from '#web/features/blueprints/import/import-context.ts';
import { ImportItem } from '#web/features/blueprints/import/import-item.tsx';
import { ImportSection } from '#web/features/blueprints/import/import-section.tsx';

type Level = NonNullable<RoleDocument['skills'][number]['level']>;

const levelWords = {
  critical: 'Critical',
  important: 'Important',
  optional: 'Optional',
  context_specific: 'Context-specific',
} as const satisfies Record<Level, string>;

type Responsibilities = RoleDocument['responsibilities'];
type Skills = RoleDocument['skills'];

export const ResponsibilitiesSection = memo(function ResponsibilitiesSection({
  items,
}: {
  readonly items: Responsibilities;
}): ReactElement {
  return (
    <ImportSection title="Responsibilities" count={items.length}>
      <Grouped items={items} list="responsibilities" one="a responsibility">
        {({ text }, index) => (
          <ImportItem
            key={index}
            path={`responsibilities.${index}`}
            name={`Responsibility ${index + 1}`}
            text={text}
          >
            <TextCell
              path={`responsibilities.${index}.text`}
              label={`Responsibility ${index + 1}`}
              value={text}
            />
          </ImportItem>
        )}
      </Grouped>
    </ImportSection>
  );
});

export const SkillsSection = memo(function SkillsSection({
  items,
}: {
  readonly items: Skills;
}): ReactElement {
  return (
    <ImportSection
      title="Skills"
      count={items.length}
      about="Critical ones become proposals for must-haves, for a person to accept or not."
    >
      <Grouped items={items} list="skills" one="a skill">
        {({ name, level }, index) => (
          <ImportItem key={index} path={`skills.${index}`} name={name || `Skill ${index + 1}`} text={name}>
            <div className={classes.skill}>
              <TextCell path={`skills.${index}.name`} label={`Skill ${index + 1}`} value={name} />
              <LevelSelect
                path={`skills.${index}.level`}
                label={`Level of ${name || `skill ${index + 1}`}`}
                value={level}
              />
            </div>
          </ImportItem>
        )}
      </Grouped>
    </ImportSection>
  );
});

interface LevelSelectProps {
  readonly path: string;
  readonly label: string;
  readonly value: Level | null;
}

function LevelSelect({ path, label, value }: LevelSelectProps): ReactElement {
  const { dispatch } = useImport();
  return (
    <select
      className={classes.select}
      aria-label={label}
      data-place={path}
      value={value ?? ''}
      onChange={(event) => {
        const level = SkillLevel.safeParse(event.currentTarget.value).data ?? null;
        dispatch({ type: 'edited', path, value: level });
      }}
    >
      <option value="">Not said</option>
      {SkillLevel.options.map((level) => (
        <option key={level} value={level}>
          {levelWords[level]}
        </option>
      ))}
    </select>
  );
}

interface GroupedProps<Item> {
  readonly list: 'responsibilities' | 'skills';
  readonly one: string;
  readonly items: readonly Item[];
  readonly children: (item: Item, index: number) => ReactNode;
}

/** Items under the headings they stood under, each with its place in the whole list. */
function Grouped<Item extends { readonly group: string }>({
  list,
  one,
  items,
  children,
}: GroupedProps<Item>): ReactElement {
  const groups = new Map<string, ReactNode[]>();
  for (const [index, item] of items.entries()) {
    groups.set(item.group, [...(groups.get(item.group) ?? []), children(item, index)]);
  }
  return (
    <>
      {[...groups].map(([group, rows]) => (
        <div key={group}>
          <h3>{group}</h3>
          <div className={classes.items}>
            {rows}
            <AddRow list={list} one={one} count={items.length} group={group} />
          </div>
        </div>
      ))}
      {groups.size === 0 && <AddRow list={list} one={one} count={items.length} group={usualGroup} />}
    </>
  );
}
