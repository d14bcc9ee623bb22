import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { type KitDraft, Rating } from '#shared/kit.ts';
import type { Proposal } from '#shared/kit-proposals.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { Line, NumberLine } from '#web/features/blueprints/draft/fields.tsx';
import { changeAt } from '#web/features/blueprints/draft/work.ts';
import { nameOf } from '#web/features/blueprints/kit/kit-words.ts';

type Variant = Extract<Proposal, { kind: 'variant' }>;

interface VariantFieldsProps {
  readonly kit: KitDraft;
  readonly variant: Variant;
  readonly place: string;
  readonly onChange: (changed: Variant) => void;
}

/** What a variant changes, dimension by dimension. */
export function VariantFields({ kit, variant, place, onChange }: VariantFieldsProps): ReactElement {
  return (
    <>
      {variant.changes.map((change, index) => {
        const edit = (given: Partial<typeof change>): void =>
          onChange({
            ...variant,
            changes: changeAt(variant.changes, index, (item) => ({ ...item, ...given })),
          });
        const at = `${place}.changes.${index}`;
        return (
          <fieldset key={change.dimension} className={classes.variant}>
            <legend>{nameOf(kit.dimensions, change.dimension)}</legend>
            <div className={classes.row}>
              <NumberLine
                label="Weight"
                place={`${at}.weight`}
                value={change.weight ?? 1}
                min={0.1}
                max={10}
                isWhole={false}
                onChange={(weight) => edit({ weight })}
              />
              <NativeSelect
                className={classes.number ?? ''}
                label="Bar"
                value={change.bar === null ? '' : String(change.bar)}
                data={[{ value: '', label: 'As it is' }, '1', '2', '3', '4', '5']}
                onChange={(event) =>
                  edit({
                    bar: Rating.nullable()
                      .catch(null)
                      .parse(Number(event.currentTarget.value) || null),
                  })
                }
              />
              <div className={classes.grow}>
                <Line
                  label="Reason"
                  place={`${at}.reason`}
                  isRequired
                  value={change.reason}
                  onChange={(reason) => edit({ reason })}
                />
              </div>
            </div>
          </fieldset>
        );
      })}
    </>
  );
}
