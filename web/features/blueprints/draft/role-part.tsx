import { Fragment, type ReactElement, useCallback } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import classes from '#web/features/blueprints/draft/draft.module.css';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { AddLine, Area, Line } from '#web/features/blueprints/draft/fields.tsx';
import { removeSource, sourceKey } from '#web/features/blueprints/draft/kit-edits.ts';
import { KpisBlock } from '#web/features/blueprints/draft/kpis-block.tsx';
import { LineRow } from '#web/features/blueprints/draft/line-list.tsx';
import { PartFrame } from '#web/features/blueprints/draft/part.tsx';
import { changeAt, without } from '#web/features/blueprints/draft/work.ts';

/** What the job is: title, mission, and everything that dimensions can stand for. */
export function RolePart({ kit }: { readonly kit: KitDraft }): ReactElement {
  const { editKit } = useDraftEdit();
  return (
    <PartFrame
      part="role"
      about="What the job is made of. Dimensions cite it, so that every score belongs to the work."
    >
      <div className={classes.block}>
        <Line
          label="Title"
          place="title"
          isRequired
          value={kit.title}
          onChange={(title) => editKit((now) => ({ ...now, title }))}
        />
        <Area
          label="Mission"
          place="mission"
          value={kit.mission}
          onChange={(mission) => editKit((now) => ({ ...now, mission }))}
        />
        <Line
          label="Who usually approves a hire"
          place="approver"
          description="A role, not a person: shown beside the approver when a job is opened on this blueprint."
          value={kit.approver ?? ''}
          onChange={(approver) => editKit((now) => ({ ...now, approver: approver === '' ? null : approver }))}
        />
      </div>
      <SourceBlock kit={kit} list="responsibilities" title="Responsibilities" one="Responsibility" />
      <SourceBlock kit={kit} list="deliverables" title="Deliverables" one="Deliverable" />
      <KpisBlock kit={kit} />
      <BackgroundBlock lines={kit.background} />
    </PartFrame>
  );
}

interface SourceBlockProps {
  readonly kit: KitDraft;
  readonly list: 'responsibilities' | 'deliverables';
  readonly title: string;
  readonly one: string;
}

function SourceBlock({ kit, list, title, one }: SourceBlockProps): ReactElement {
  const { editKit, editWithUndo } = useDraftEdit();
  const onText = useCallback(
    (index: number, text: string) =>
      editKit((now) => ({
        ...now,
        [list]: changeAt<{ text: string }>(now[list], index, (item) => ({ ...item, text })),
      })),
    [editKit, list],
  );
  const onRemove = useCallback(
    (index: number) =>
      editWithUndo(`${one} removed`, (work) => removeSource(work, work.kit[list][index]?.key ?? '')),
    [editWithUndo, list, one],
  );
  const add = (text: string): void =>
    editKit((now) => {
      const item = { key: sourceKey(now, text), text };
      const group = now.responsibilities.at(-1)?.group ?? 'Core';
      return list === 'deliverables'
        ? { ...now, deliverables: [...now.deliverables, item] }
        : { ...now, responsibilities: [...now.responsibilities, { ...item, group }] };
    });
  return (
    <div className={classes.block}>
      <h3 tabIndex={-1} data-place={list}>
        {title}
      </h3>
      <ul className={classes.lines}>
        {kit[list].map((item, index) => (
          <Fragment key={item.key}>
            <GroupName items={kit.responsibilities} index={list === 'responsibilities' ? index : null} />
            <LineRow
              place={`${list}.${index}`}
              label={`${one} ${index + 1}`}
              text={item.text}
              index={index}
              onText={onText}
              onRemove={onRemove}
              maxLength={4000}
            />
          </Fragment>
        ))}
      </ul>
      <AddLine label={`Another ${one.toLowerCase()}`} action={`Add the ${one.toLowerCase()}`} onAdd={add} />
    </div>
  );
}

interface GroupNameProps {
  readonly items: KitDraft['responsibilities'];
  /** Null where there are no groups. */
  readonly index: number | null;
}

/** The heading a responsibility stood under, above the first one of its group. */
function GroupName({ items, index }: GroupNameProps): ReactElement | null {
  if (index === null || items[index]?.group === items[index - 1]?.group) return null;
  return <li className={classes.groupName}>{items[index]?.group}</li>;
}

function BackgroundBlock({ lines }: { readonly lines: readonly string[] }): ReactElement {
  const { editKit, editWithUndo } = useDraftEdit();
  const onText = useCallback(
    (index: number, text: string) =>
      editKit((now) => ({ ...now, background: changeAt(now.background, index, () => text) })),
    [editKit],
  );
  const onRemove = useCallback(
    (index: number) =>
      editWithUndo('Background removed', (work) => ({
        ...work,
        kit: { ...work.kit, background: without(work.kit.background, index) },
      })),
    [editWithUndo],
  );
  return (
    <div className={classes.block}>
      <h3 tabIndex={-1} data-place="background">
        Background
      </h3>
      <p>Years, degrees and certifications: for the reader, never scored and never a must-have.</p>
      <ul className={classes.lines}>
        {lines.map((text, index) => {
          const place = `background.${index}`;
          return (
            <LineRow
              key={place}
              place={place}
              label={`Background ${index + 1}`}
              text={text}
              index={index}
              onText={onText}
              onRemove={onRemove}
            />
          );
        })}
      </ul>
      <AddLine
        label="Another line of background"
        action="Add the background"
        onAdd={(text) => editKit((now) => ({ ...now, background: [...now.background, text] }))}
      />
    </div>
  );
}
