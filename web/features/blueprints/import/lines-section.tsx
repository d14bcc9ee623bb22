import { memo, type ReactElement } from 'react';
import { AddRow } from '#web/features/blueprints/import/add-row.tsx';
import type { DocumentList } from '#web/features/blueprints/import/blank-items.ts';
import { TextCell } from '#web/features/blueprints/import/cells.tsx';
import classes from '#web/features/blueprints/import/import.module.css';
import { ImportItem } from '#web/features/blueprints/import/import-item.tsx';
import { ImportSection } from '#web/features/blueprints/import/import-section.tsx';

interface LinesSectionProps {
  readonly title: string;
  /** "Deliverable" */
  readonly one: string;
  /** One of them inside a sentence, where it is not "a" and its name: "a line of background". */
  readonly oneWords?: string;
  readonly about?: string;
  /** The list in the document: `deliverables`. */
  readonly list: DocumentList;
  readonly lines: readonly string[];
}

/** A plain list of texts. */
export const LinesSection = memo(function LinesSection(props: LinesSectionProps): ReactElement {
  const { title, one, oneWords, about, list, lines } = props;
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
        <AddRow list={list} one={oneWords ?? `a ${one.toLowerCase()}`} count={lines.length} />
      </div>
    </ImportSection>
  );
});
