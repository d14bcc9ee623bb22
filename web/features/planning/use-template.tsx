import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { type FittedTemplate, fitPlanTemplate } from '#shared/plan-templates.ts';
import { call } from '#web/api/call.ts';
import classes from '#web/features/planning/planning.module.css';
import { templatesQuery } from '#web/features/planning/queries.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';

interface UseTemplateProps {
  readonly jobId: string;
  readonly blueprintId: string;
  /** Takes its rounds into the form; nothing is saved yet. */
  readonly onUse: (template: FittedTemplate) => void;
}

const whatWords: Record<FittedTemplate['misfits'][number]['what'], string> = {
  dimension: 'this version has no dimension',
  exercise: 'this version has no exercise',
  person: 'no longer a member:',
};

/** Fills the plan from a template, and says what of it has no place here. */
export function UseTemplate({ jobId, blueprintId, onUse }: UseTemplateProps): ReactElement {
  const { data: templates = [], isPending, error: notLoaded } = useInfiniteQuery(templatesQuery(blueprintId));
  const client = useQueryClient();
  const [chosen, setChosen] = useState('');
  const [used, setUsed] = useState<FittedTemplate | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const templateId = chosen === '' ? (templates[0]?.id ?? '') : chosen;
  const none = isPending
    ? 'Loading'
    : notLoaded === null
      ? 'None kept for this role yet'
      : 'Could not be loaded';
  const use = async (): Promise<void> => {
    try {
      const fitted = await client.fetchQuery({
        queryKey: ['planning', 'fitted', jobId, templateId],
        queryFn: ({ signal }) => call(fitPlanTemplate, { params: { jobId, templateId }, signal }),
        staleTime: 0,
      });
      setError(null);
      setUsed(fitted);
      if (fitted.rounds.length > 0) onUse(fitted);
    } catch (failed) {
      setError(failed instanceof Error ? failed : new Error('unknown'));
    }
  };
  return (
    <div>
      <div className={classes.inline}>
        <NativeSelect
          label="Start from a template"
          data={
            templates.length === 0
              ? [{ value: '', label: none }]
              : templates.map(({ id, name }) => ({ value: id, label: name }))
          }
          // The field is there from the start: what came after it would move the fields below under somebody's hands.
          disabled={templates.length === 0}
          value={templateId}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Button variant="default" disabled={templates.length === 0} onClick={() => void use()}>
          Use the template
        </Button>
      </div>
      <FormError error={error ?? notLoaded} />
      {used !== null && (
        <div role="status">
          <p className={layout.note}>
            {used.rounds.length === 0
              ? `Nothing of ${used.name} fits this job.`
              : `The rounds below are those of ${used.name}. Nothing is saved yet.`}
          </p>
          {used.misfits.length > 0 && (
            <ul aria-label="What did not fit">
              {used.misfits.map(({ round, what, name }) => (
                <li key={`${round} ${what} ${name}`}>
                  {round}: {whatWords[what]} {name}.
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}
