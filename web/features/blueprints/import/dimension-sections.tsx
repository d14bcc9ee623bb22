import { memo, type ReactElement, type ReactNode } from 'react';
import type { RoleDocument } from '#shared/blueprint-document.ts';
import { AddRow } from '#web/features/blueprints/import/add-row.tsx';
import { LinesCell, MinutesCell, TextCell } from '#web/features/blueprints/import/cells.tsx';
import classes from '#web/features/blueprints/import/import.module.css';
import { useImport } from '#web/features/blueprints/import/import-context.ts';
import { ImportItem } from '#web/features/blueprints/import/import-item.tsx';
import { ImportSection } from '#web/features/blueprints/import/import-section.tsx';
import type { ReadDocument } from '#web/features/blueprints/import/import-state.ts';
import { fieldOrder } from '#web/features/blueprints/import/import-words.ts';
import { OriginalLine } from '#web/features/blueprints/import/original-line.tsx';

interface DimensionsSectionProps {
  readonly items: RoleDocument['dimensions'];
  readonly original: RoleDocument['dimensions'];
  readonly splits: ReadonlyMap<string, ReadDocument['splits'][number]>;
}

export const DimensionsSection = memo(function DimensionsSection(
  props: DimensionsSectionProps,
): ReactElement {
  const { items, original, splits } = props;
  const fields = ['name', 'anchorTop', 'evidence'] as const;
  return (
    <ImportSection
      title="Dimensions"
      count={items.length}
      about="The text for the top level becomes anchor 5; anchors 1 to 4 are written in the draft."
    >
      <div className={classes.items}>
        {items.map((item, index) => {
          const path = `dimensions.${index}`;
          const name = item.name || `dimension ${index + 1}`;
          const split = splits.get(path);
          const before = original[index];
          const order = split && before && fieldOrder(before, fields, split.cells);
          return (
            <ImportItem isBlock key={path} path={path} name={name} text={item.name}>
              <Labelled words="Dimension">
                <TextCell path={`${path}.name`} label={`Dimension ${index + 1}`} value={item.name} isStrong />
              </Labelled>
              <Labelled words="Anchor 5">
                <TextCell path={`${path}.anchorTop`} label={`Anchor 5 of ${name}`} value={item.anchorTop} />
              </Labelled>
              <Labelled words="Evidence">
                <TextCell path={`${path}.evidence`} label={`Evidence for ${name}`} value={item.evidence} />
              </Labelled>
              {split !== undefined && (
                <OriginalLine split={split} cells={order?.map((field) => item[field]) ?? null} />
              )}
            </ImportItem>
          );
        })}
        <AddRow list="dimensions" one="a dimension" count={items.length} />
      </div>
    </ImportSection>
  );
});

export const ExercisesSection = memo(function ExercisesSection({
  items,
}: {
  readonly items: RoleDocument['exercises'];
}): ReactElement {
  return (
    <ImportSection title="Exercises" count={items.length}>
      <div className={classes.items}>
        {items.map((item, index) => {
          const path = `exercises.${index}`;
          const name = item.name || `exercise ${index + 1}`;
          return (
            <ImportItem isBlock key={path} path={path} name={name} text={item.name}>
              <Labelled words="Exercise">
                <TextCell path={`${path}.name`} label={`Exercise ${index + 1}`} value={item.name} isStrong />
              </Labelled>
              <Labelled words="Minutes">
                <span className={classes.minutes}>
                  <MinutesCell
                    path={`${path}.minutesMin`}
                    label={`Shortest time of ${name}`}
                    value={item.minutesMin}
                  />
                  to
                  <MinutesCell
                    path={`${path}.minutesMax`}
                    label={`Longest time of ${name}`}
                    value={item.minutesMax}
                  />
                </span>
              </Labelled>
              <Labelled words="Brief">
                <LinesCell path={`${path}.details`} label={`Brief of ${name}`} value={item.details} />
              </Labelled>
            </ImportItem>
          );
        })}
        <AddRow list="exercises" one="an exercise" count={items.length} />
      </div>
    </ImportSection>
  );
});

export const AreasSection = memo(function AreasSection({
  items,
}: {
  readonly items: RoleDocument['assessmentAreas'];
}): ReactElement {
  const { isAdded } = useImport();
  return (
    <ImportSection title="Assessment areas" count={items.length}>
      <div className={classes.items}>
        {items.map((item, index) => {
          const path = `assessmentAreas.${index}`;
          const name = item.name || `assessment area ${index + 1}`;
          return (
            <ImportItem isBlock key={path} path={path} name={name} text={item.name}>
              <TextCell
                path={`${path}.name`}
                label={`Assessment area ${index + 1}`}
                value={item.name}
                isStrong
              />
              {(item.probes.length > 0 || isAdded(path)) && (
                <LinesCell path={`${path}.probes`} label={`Probes of ${name}`} value={item.probes} />
              )}
            </ImportItem>
          );
        })}
        <AddRow list="assessmentAreas" one="an assessment area" count={items.length} />
      </div>
    </ImportSection>
  );
});

function Labelled({
  words,
  children,
}: {
  readonly words: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className={classes.labelled}>
      <span aria-hidden="true">{words}</span>
      {children}
    </div>
  );
}
