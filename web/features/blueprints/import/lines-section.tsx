import { memo, type ReactElement } from 'react';
import { TextCell } from '#web/features/blueprints/import/cells.tsx';
import classes from '#web/features/blueprints/import/import.module.css';
import { ImportItem } from '#web/features/blueprints/import/import-item.tsx';
import { ImportSection } from '#web/features/blueprints/import/import-section.tsx';

interface LinesSectionProps {
  readonly title: string;
  /** "Deliverable" */
  readonly one: string;
  readonly about?: string;
  /** The list in the document: `deliverables`. */
  readonly list: string;
  readonly lines: readonly string[];
}

/** A plain list of texts. */
export const LinesSection = memo(function LinesSection(props: LinesSectionProps): ReactElement {
  const { title, one, about, list, lines } = props;
  return (
    <ImportSection title={title} count={lines.length} {...(about === undefined ? {} : { about })}>
      <div className={classes.items}>
        {lines.map((text, index) => {
          const path = `${list}.${index}`;
          const name = `${one} ${index + 1}`;
          return (
            <ImportItem key={path} path={path} name={name} text={text}>
              <TextCell path={path} label={name} value={text} />
            </ImportItem>
          );
        })}
      </div>
    </ImportSection>
  );
});
