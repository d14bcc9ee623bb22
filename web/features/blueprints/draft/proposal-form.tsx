import { Button, NativeSelect } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { type KitDraft, Rating } from '#shared/kit.ts';
import type { Proposal } from '#shared/kit-proposals.ts';
import { Checks } from '#web/features/blueprints/draft/checks.tsx';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { Area, Line, NumberLine } from '#web/features/blueprints/draft/fields.tsx';
import { LinesArea } from '#web/features/blueprints/draft/lines-area.tsx';
import { VariantFields } from '#web/features/blueprints/draft/variant-form.tsx';
import { toggled } from '#web/features/blueprints/draft/work.ts';

/** Texts that are kept in a shorter place than the usual 4000 characters. */
const longest: Partial<Record<Proposal['kind'], number>> = { must_have: 500, approver: 500, guidance: 1000 };

interface ProposalFormProps {
  readonly kit: KitDraft;
  readonly proposal: Proposal;
  readonly onAccept: (changed: Proposal) => void;
  readonly onCancel: () => void;
}

const choicesOf = (items: readonly { readonly key: string; readonly name: string }[]) =>
  items.map(({ key, name }) => ({ value: key, label: name }));

/** A proposal to change before it is taken in. */
export function ProposalForm({ kit, proposal, onAccept, onCancel }: ProposalFormProps): ReactElement {
  const [changed, setChanged] = useState(proposal);
  const place = `proposals.${proposal.key}`;
  return (
    <form
      className={classes.change}
      aria-label="Change the proposal"
      onSubmit={(event) => {
        event.preventDefault();
        onAccept(changed);
      }}
    >
      {'exercise' in changed && (
        <NativeSelect
          label="Exercise"
          data={choicesOf(kit.exercises)}
          value={changed.exercise}
          onChange={(event) => setChanged({ ...changed, exercise: event.currentTarget.value })}
        />
      )}
      {'dimension' in changed && (
        <NativeSelect
          label="Dimension"
          data={choicesOf(kit.dimensions)}
          value={changed.dimension}
          onChange={(event) => setChanged({ ...changed, dimension: event.currentTarget.value })}
        />
      )}
      {changed.kind === 'anchor' && (
        <NativeSelect
          label="Level"
          data={['1', '2', '3', '4', '5']}
          value={String(changed.level)}
          onChange={(event) =>
            setChanged({
              ...changed,
              level: Rating.catch(changed.level).parse(Number(event.currentTarget.value)),
            })
          }
        />
      )}
      {changed.kind === 'exercise' && (
        <>
          <Line
            label="Name"
            place={`${place}.name`}
            value={changed.name}
            onChange={(name) => setChanged({ ...changed, name })}
          />
          <NumberLine
            label="Minutes"
            place={`${place}.minutes`}
            value={changed.minutes}
            min={5}
            max={480}
            onChange={(minutes) => setChanged({ ...changed, minutes })}
          />
          <Checks
            legend="Dimensions it shows"
            place={`${place}.dimensions`}
            all={kit.dimensions}
            chosen={changed.dimensions}
            max={8}
            onToggle={(key) =>
              setChanged({
                ...changed,
                dimensions: toggled(
                  kit.dimensions.map((dimension) => dimension.key),
                  changed.dimensions,
                  key,
                ),
              })
            }
          />
        </>
      )}
      {changed.kind === 'variant' && (
        <VariantFields kit={kit} variant={changed} place={place} onChange={setChanged} />
      )}
      {'text' in changed && (
        <Area
          label="Text"
          place={`${place}.text`}
          maxLength={longest[changed.kind] ?? 4000}
          value={changed.text}
          onChange={(text) => setChanged({ ...changed, text })}
        />
      )}
      {changed.kind === 'prompt' && (
        <LinesArea
          label="Follow-ups, one a line, at most ten"
          place={`${place}.probes`}
          value={changed.probes}
          onChange={(probes) => setChanged({ ...changed, probes: probes.slice(0, 10) })}
        />
      )}
      <div className={classes.buttons}>
        <Button type="submit" size="compact-md">
          Accept as changed
        </Button>
        <Button variant="default" size="compact-md" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
