import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { draftKit } from '#server/blueprints/draft-kit.ts';
import { parseBlueprint } from '#server/blueprints/import/parse-blueprint.ts';
import { libraryKits } from '#server/blueprints/library/kits.ts';
import { proposeFrom, sourcesOf } from '#server/blueprints/proposals/propose.ts';
import { findBlueprint } from '#server/blueprints/queries.ts';
import { emptyKit } from '#server/blueprints/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import type { Blueprint as BlueprintView, createBlueprint as contract } from '#shared/blueprints.ts';
import type { KitDraft } from '#shared/kit.ts';
import type { Proposal } from '#shared/kit-proposals.ts';
import { BlueprintId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

type Source = z.output<(typeof contract)['body']>['source'];

/** Starts a blueprint with the draft of its first version. Throws `not_found` for an unknown library kit. */
export async function createBlueprint(
  ctx: MemberCtx,
  source: Source,
): Promise<z.input<typeof BlueprintView>> {
  const { orgId, memberId } = ctx.actor;
  const { kit, proposals } = firstDraft(source);
  const blueprintId = BlueprintId.parse(ctx.ids.next());
  const now = ctx.clock.now();

  await ctx.tx.prisma.blueprint.create({
    data: { orgId, id: blueprintId, title: kit.title, createdBy: memberId, createdAt: now },
  });
  await ctx.tx.prisma.blueprintVersion.create({
    data: {
      orgId,
      id: ctx.ids.next(),
      blueprintId,
      number: 1,
      state: 'draft',
      kit,
      proposals,
      changedAt: now,
    },
  });
  if (source.kind === 'document') {
    await ctx.tx.prisma.roleDocument.create({
      data: {
        orgId,
        id: ctx.ids.next(),
        blueprintId,
        fileName: source.fileName,
        text: source.text,
        corrected: source.document,
        sha256: createHash('sha256').update(source.text, 'utf8').digest(),
        importedBy: memberId,
        importedAt: now,
      },
    });
  }
  ctx.audit({
    action: 'blueprint.created',
    subjectType: 'blueprint',
    subjectId: blueprintId,
    data: { source: source.kind, dimensions: kit.dimensions.length, proposals: proposals.length },
  });
  return findBlueprint(ctx, blueprintId);
}

function firstDraft(source: Source): { kit: KitDraft; proposals: Proposal[] } {
  switch (source.kind) {
    case 'empty':
      return { kit: emptyKit(source.title), proposals: [] };
    case 'library': {
      const found = libraryKits.find(({ key }) => key === source.key);
      if (found === undefined) throw new AppError('not_found', 'The library has no such kit.');
      return { kit: found.kit, proposals: [] };
    }
    case 'document': {
      const kit = draftKit(source.document);
      const sources = sourcesOf(parseBlueprint(source.text));
      return { kit, proposals: proposeFrom(source.document, kit, sources) };
    }
  }
}
