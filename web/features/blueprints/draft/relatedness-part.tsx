import { type ReactElement, useCallback } from 'react';
import type { KitDraft } from '#shared/kit.ts';
import { useDraftEdit } from '#web/features/blueprints/draft/draft-context.ts';
import { PartFrame } from '#web/features/blueprints/draft/part.tsx';
import { toggled } from '#web/features/blueprints/draft/work.ts';
import { sourceGroups } from '#web/features/blueprints/kit/relatedness.ts';
import { RelatednessGaps } from '#web/features/blueprints/kit/relatedness-gaps.tsx';
import { RelatednessMatrix } from '#web/features/blueprints/kit/relatedness-matrix.tsx';

export function RelatednessPart({ kit }: { readonly kit: KitDraft }): ReactElement {
  const { editKit } = useDraftEdit();
  const toggle = useCallback(
    (dimension: string, source: string) =>
      editKit((now) => {
        const all = sourceGroups(now).flatMap(({ sources }) => sources.map(({ key }) => key));
        return {
          ...now,
          dimensions: now.dimensions.map((item) =>
            item.key === dimension ? { ...item, traces: toggled(all, item.traces, source) } : item,
          ),
        };
      }),
    [editKit],
  );
  return (
    <PartFrame
      part="relatedness"
      isWide
      about="What each dimension stands for in the job. Tick to change it; publishing needs every dimension to stand for something."
    >
      <RelatednessGaps kit={kit} />
      <RelatednessMatrix kit={kit} onToggle={toggle} />
    </PartFrame>
  );
}
