import { Button } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { type ReactElement, useRef } from 'react';
import { flushSync } from 'react-dom';
import classes from '#web/features/jobs/jobs.module.css';
import type { PersonPicker } from '#web/features/jobs/person-picker.ts';
import type { Picked } from '#web/ui/picker.tsx';

/** What the contract takes. */
const MOST_APPROVERS = 3;

const words = { [-1]: 'Up', 1: 'Down' } as const;

interface ApproverChainProps {
  readonly chain: readonly Picked[];
  readonly errors: FormErrors;
  readonly personPicker: PersonPicker;
  readonly onChange: (chain: readonly Picked[]) => void;
}

/** Who approves a decision, in the order they are asked. Added, moved and removed by keyboard as well as by mouse. */
export function ApproverChain({ chain, errors, personPicker, onChange }: ApproverChainProps): ReactElement {
  const field = useRef<HTMLDivElement>(null);
  /** What was pressed moves or goes; the focus follows it, or goes to what took its place. */
  const change = (next: readonly Picked[], focused: readonly string[]): void => {
    flushSync(() => onChange(next));
    const found = focused
      .map((selector) => field.current?.querySelector<HTMLElement>(`${selector}:not(:disabled)`))
      .find((element) => element != null);
    found?.focus();
  };
  const move = (index: number, by: -1 | 1): void => {
    const person = chain[index];
    if (person === undefined) return;
    const next = chain.toSpliced(index, 1).toSpliced(index + by, 0, person);
    const own = `[data-person="${person.id}"]`;
    change(next, [`${own} [data-by="${by}"]`, `${own} [data-by="${-by}"]`]);
  };
  return (
    <div ref={field}>
      {chain.length < MOST_APPROVERS &&
        personPicker({
          label: 'Approvers',
          role: 'approver',
          description:
            'Asked one after the other once a decision is recorded; the last approval makes it final. One to three, in this order.',
          placeholder: chain.length === 0 ? 'Add an approver' : 'Add the next approver',
          value: null,
          onChange: (picked) => {
            if (picked !== null && !chain.some(({ id }) => id === picked.id)) onChange([...chain, picked]);
          },
          error: errors.approverIds,
          path: 'approverIds',
        })}
      {chain.length > 0 && (
        <ol className={classes.chosen} aria-label="Approval chain">
          {chain.map((person, index) => (
            <li key={person.id} data-person={person.id}>
              <span>
                <span className={classes.place}>{index + 1}</span> {person.name}
                {errors[`approverIds.${index}`] !== undefined && (
                  <span className={classes.error}>{errors[`approverIds.${index}`]}</span>
                )}
              </span>
              <span className={classes.tools}>
                {([-1, 1] as const).map((by) => (
                  <Button
                    key={by}
                    variant="default"
                    size="compact-sm"
                    data-by={by}
                    disabled={chain[index + by] === undefined}
                    aria-label={`${words[by]}: ${person.name}`}
                    onClick={() => move(index, by)}
                  >
                    {words[by]}
                  </Button>
                ))}
                <Button
                  variant="default"
                  size="compact-sm"
                  data-by="remove"
                  aria-label={`Remove: ${person.name}`}
                  onClick={() => {
                    const near = chain[index + 1] ?? chain[index - 1];
                    change(chain.toSpliced(index, 1), [
                      ...(near === undefined ? [] : [`[data-person="${near.id}"] [data-by="remove"]`]),
                      'input',
                    ]);
                  }}
                >
                  Remove
                </Button>
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
