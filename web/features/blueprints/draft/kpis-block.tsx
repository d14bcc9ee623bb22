import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { AddLine, Line } from '#web/features/blueprints/draft/fields.tsx';
import { removeSource, sourceKey } from '#web/features/blueprints/draft/kit-edits.ts';
import { changeAt } from '#web/features/blueprints/draft/work.ts';

const fields = [
  ['name', 'KPI'],
  ['measures', 'What it measures'],
  ['target', 'Target'],
  ['frequency', 'Frequency'],
] as const;

/** KPIs, each closed to one line until it is opened. */
export function KpisBlock({ kit }: { readonly kit: KitDraft }): ReactElement {
  const { editKit, editWithUndo } = useDraftEdit();
  const add = (name: string): void =>
    editKit((now) => ({
      ...now,
      kpis: [
        ...now.kpis,
        { key: sourceKey(now, name), name, measures: 'not said', target: 'not said', frequency: 'not said' },
      ],
    }));
  return (
    <div className={classes.block}>
      <h3 tabIndex={-1} data-place="kpis">
        KPIs
      </h3>
      {kit.kpis.map((kpi, index) => (
        <details key={kpi.key} className={classes.disclose} data-place={`kpis.${index}`}>
          <summary>{kpi.name || `KPI ${index + 1}`}</summary>
          <div className={classes.fields}>
            {fields.map(([field, label]) => (
              <Line
                key={field}
                label={label}
                place={`kpis.${index}.${field}`}
                isRequired
                value={kpi[field]}
                onChange={(text) =>
                  editKit((now) => ({
                    ...now,
                    kpis: changeAt(now.kpis, index, (item) => ({ ...item, [field]: text })),
                  }))
                }
              />
            ))}
            <div>
              <Button
                variant="default"
                size="compact-md"
                onClick={() => editWithUndo(`${kpi.name} removed`, (work) => removeSource(work, kpi.key))}
              >
                Remove this KPI
              </Button>
            </div>
          </div>
        </details>
      ))}
      <AddLine label="Another KPI" action="Add the KPI" onAdd={add} />
    </div>
  );
}
