import { Checkbox } from '@mantine/core';
import { memo, type ReactElement, useMemo } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { sourceGroups } from '#web/features/blueprints/kit/relatedness.ts';

interface TracesEditorProps {
  readonly kit: KitDraft;
  readonly chosen: readonly string[];
  readonly at: string;
  readonly onToggle: (key: string) => void;
}

/** What a dimension stands for, to tick: those ticked are in sight, the rest a click away. */
export function TracesEditor({ kit, chosen, at, onToggle }: TracesEditorProps): ReactElement {
  const { responsibilities, deliverables, kpis } = kit;
  const groups = useMemo(
    () => sourceGroups({ responsibilities, deliverables, kpis }),
    [responsibilities, deliverables, kpis],
  );
  const total = groups.reduce((sum, { sources }) => sum + sources.length, 0);
  const ticked = groups.flatMap(({ sources }) => sources.filter(({ key }) => chosen.includes(key)));
  return (
    <div className={classes.fields} data-place={`${at}.traces`}>
      <fieldset className={`${classes.checks} ${classes.traces}`}>
        <legend>Stands for</legend>
        <p>
          {total === 0
            ? 'Add responsibilities, deliverables or KPIs under Role first: a dimension has to stand for one.'
            : ticked.length === 0
              ? 'Nothing yet. Tick what in the job this dimension stands for: publishing needs at least one.'
              : 'The parts of the job this dimension stands for.'}
        </p>
        <div>
          {ticked.map(({ key, text }) => (
            <Trace key={key} id={key} text={text} isOn onToggle={onToggle} />
          ))}
        </div>
      </fieldset>
      {total > ticked.length && (
        <details className={classes.disclose}>
          <summary>
            {ticked.length === 0
              ? `Choose among ${total}`
              : `Choose among the other ${total - ticked.length}`}
          </summary>
          {groups.map(({ name, sources }) => (
            <fieldset key={name} className={`${classes.checks} ${classes.traces}`}>
              <legend>{name}</legend>
              <div>
                {sources
                  .filter(({ key }) => !chosen.includes(key))
                  .map(({ key, text }) => (
                    <Trace key={key} id={key} text={text} isOn={false} onToggle={onToggle} />
                  ))}
              </div>
            </fieldset>
          ))}
        </details>
      )}
    </div>
  );
}

interface TraceProps {
  readonly id: string;
  readonly text: string;
  readonly isOn: boolean;
  readonly onToggle: (key: string) => void;
}

/** Remembered: there are dozens, and they stand beside fields that are typed in. */
const Trace = memo(function Trace({ id, text, isOn, onToggle }: TraceProps): ReactElement {
  return <Checkbox label={text} checked={isOn} onChange={() => onToggle(id)} />;
});
