import { Button } from '@mantine/core';
import { type ReactElement, useMemo, useReducer, useState } from 'react';
import type { RoleDocument } from '#shared/blueprint-document.ts';
import { focusPlace } from '#web/features/blueprints/focus-place.ts';
import { TextCell } from '#web/features/blueprints/import/cells.tsx';
import {
  AreasSection,
  DimensionsSection,
  ExercisesSection,
} from '#web/features/blueprints/import/dimension-sections.tsx';
import { ResponsibilitiesSection, SkillsSection } from '#web/features/blueprints/import/grouped-sections.tsx';
import classes from '#web/features/blueprints/import/import.module.css';
import { ImportContext } from '#web/features/blueprints/import/import-context.ts';
import { ImportSection } from '#web/features/blueprints/import/import-section.tsx';
import {
  finishImport,
  importReducer,
  isAddedTo,
  marksByItem,
  type ReadDocument,
  startImport,
} from '#web/features/blueprints/import/import-state.ts';
import { ImportSummary } from '#web/features/blueprints/import/import-summary.tsx';
import { KpiSection } from '#web/features/blueprints/import/kpi-section.tsx';
import { LeftOut } from '#web/features/blueprints/import/left-out.tsx';
import { LinesSection } from '#web/features/blueprints/import/lines-section.tsx';
import { count } from '#web/ui/format.ts';
import { FormError } from '#web/ui/states.tsx';

interface DocumentPreviewProps {
  readonly reading: ReadDocument;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSave: (document: RoleDocument) => void;
  /** Back to the text, which is kept. */
  readonly onBack: () => void;
}

/** What was recognised, every cell of it open to correction; only then is it saved. */
export function DocumentPreview(props: DocumentPreviewProps): ReactElement {
  const { reading, isPending, error, onSave, onBack } = props;
  const [reduce] = useState(() => importReducer(reading.marks));
  const [state, dispatch] = useReducer(reduce, reading, startImport);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { lookedAt, leftOut, document } = state;
  const marks = useMemo(() => marksByItem(reading.document, reading.marks), [reading]);
  const isAdded = useMemo(() => isAddedTo(reading.document), [reading]);
  const shared = useMemo(
    () => ({ dispatch, marks, lookedAt, leftOut, isAdded }),
    [marks, lookedAt, leftOut, isAdded],
  );
  const splits = useMemo(() => new Map(reading.splits.map((split) => [split.path, split])), [reading]);
  const left = reading.marks.length - lookedAt.size;

  const save = (): void => {
    const outcome = finishImport(state);
    if (outcome.outcome === 'ready') {
      setRefusal(null);
      onSave(outcome.document);
      return;
    }
    setRefusal(outcome.message);
    focusPlace(outcome.path);
  };

  return (
    <ImportContext value={shared}>
      <ImportSummary reading={reading} />
      <ImportSection title="The role">
        <div className={classes.fields}>
          <TextCell path="title" label="Title" value={document.title} isStrong />
          <TextCell path="mission" label="Mission" value={document.mission} />
        </div>
      </ImportSection>
      <ResponsibilitiesSection items={document.responsibilities} />
      <LinesSection
        title="Deliverables"
        one="Deliverable"
        list="deliverables"
        lines={document.deliverables}
      />
      <KpiSection kpis={document.kpis} original={reading.document.kpis} splits={splits} />
      <SkillsSection items={document.skills} />
      <LinesSection title="Soft skills" one="Soft skill" list="softSkills" lines={document.softSkills} />
      <ExercisesSection items={document.exercises} />
      <DimensionsSection items={document.dimensions} original={reading.document.dimensions} splits={splits} />
      <AreasSection items={document.assessmentAreas} />
      <LinesSection
        title="Strong signals"
        one="Strong signal"
        list="strongSignals"
        lines={document.strongSignals}
      />
      <LinesSection title="Weak signals" one="Weak signal" list="weakSignals" lines={document.weakSignals} />
      <LinesSection title="Red flags" one="Red flag" list="redFlags" lines={document.redFlags} />
      <LinesSection
        title="Background"
        one="Background"
        oneWords="a line of background"
        about="Years, degrees and certifications: for the reader, never scored and never a must-have."
        list="background"
        lines={document.background}
      />
      <LeftOut lines={reading.leftOut} total={reading.leftOutTotal} />
      <div className={classes.bar}>
        <p className={classes.said}>
          {left > 0 && `${count(left, 'place', 'places')} still to look at. `}
          Saving makes a draft; nothing is published.
        </p>
        {refusal !== null && <p role="alert">Not saved: {refusal}</p>}
        <FormError error={error} />
        <Button variant="default" disabled={isPending} onClick={onBack}>
          Back to the text
        </Button>
        <Button loading={isPending} onClick={save}>
          Save as a draft
        </Button>
      </div>
    </ImportContext>
  );
}
