import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import classes from '#web/features/planning/planning.module.css';
import { templatesQuery } from '#web/features/planning/queries.ts';
import { SaveTemplate } from '#web/features/planning/save-template.tsx';
import { TemplateItem } from '#web/features/planning/template-item.tsx';
import layout from '#web/ui/layout.module.css';
import { ListState } from '#web/ui/list-state.tsx';

interface TemplatesSectionProps {
  readonly jobId: string;
  readonly blueprintId: string;
}

/** Plans under a name, for every job of the blueprint. */
export function TemplatesSection({ jobId, blueprintId }: TemplatesSectionProps): ReactElement {
  const templates = useInfiniteQuery(templatesQuery(blueprintId));
  return (
    <section className={layout.section} aria-labelledby="templates">
      <h2 id="templates">Plan templates</h2>
      <p>For every job of this blueprint. The plan’s editor offers them to start from.</p>
      <ListState
        list={templates}
        noun={['template', 'templates']}
        empty={<p className={layout.note}>None yet.</p>}
      >
        {(items) => (
          <ul className={classes.list} aria-label="Plan templates">
            {items.map((template) => (
              <TemplateItem key={template.id} template={template} />
            ))}
          </ul>
        )}
      </ListState>
      <SaveTemplate jobId={jobId} />
    </section>
  );
}
