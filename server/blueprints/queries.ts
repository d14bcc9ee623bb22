import { z } from 'zod';
import { libraryKits } from '#server/blueprints/library/kits.ts';
import { canEditBlueprints } from '#server/blueprints/policy.ts';
import { changedDimensions } from '#server/blueprints/rules.ts';
import type { MemberCtx } from '#server/context.ts';
import type { BlueprintVersion } from '#server/generated/prisma/client.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type {
  Blueprint as BlueprintView,
  Draft,
  getBlueprintVersion,
  listBlueprints,
} from '#shared/blueprints.ts';
import { Kit, KitDraft } from '#shared/kit.ts';
import { Proposal } from '#shared/kit-proposals.ts';
import type { BlueprintId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

const author = { select: { id: true, name: true } } as const;

export async function findBlueprints(
  ctx: MemberCtx,
  query: z.output<(typeof listBlueprints)['query']>,
): Promise<z.input<(typeof listBlueprints)['reply']>> {
  const after = decodeCursor(z.tuple([z.string(), z.uuid()]), query.after);
  const isOwner = canEditBlueprints(ctx.actor);
  const rows = await ctx.tx.prisma.blueprint.findMany({
    where: {
      orgId: ctx.actor.orgId,
      AND: [
        isOwner ? {} : { versions: { some: { state: 'published' } } },
        query.search === undefined ? {} : { title: { contains: query.search, mode: 'insensitive' } },
        after === null
          ? {}
          : { OR: [{ title: { gt: after[0] } }, { title: after[0], id: { gt: after[1] } }] },
      ],
    },
    select: {
      id: true,
      title: true,
      createdAt: true,
      versions: {
        select: {
          number: true,
          state: true,
          changedAt: true,
          publishedAt: true,
          kit: true,
        },
        orderBy: { number: 'desc' },
        take: 2,
      },
    },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
  });
  return pageOf(
    rows,
    query.limit,
    (row) => [row.title, row.id],
    (row) => {
      const draft = row.versions.find(({ state }) => state === 'draft');
      const published = row.versions.find(({ state }) => state === 'published');
      const kit = published === undefined ? null : Kit.parse(published.kit);
      return {
        id: row.id,
        title: row.title,
        createdAt: row.createdAt.toISOString(),
        published:
          published?.publishedAt && kit !== null
            ? {
                number: published.number,
                at: published.publishedAt.toISOString(),
                dimensions: kit.dimensions.length,
                exercises: kit.exercises.length,
                approver: kit.approver ?? null,
              }
            : null,
        draft:
          isOwner && draft !== undefined
            ? { number: draft.number, changedAt: draft.changedAt.toISOString() }
            : null,
      };
    },
  );
}

/** A blueprint with its versions. Those who do not edit see the published ones; one without any is not found for them. */
export async function findBlueprint(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
): Promise<z.input<typeof BlueprintView>> {
  const canEdit = canEditBlueprints(ctx.actor);
  const row = await ctx.tx.prisma.blueprint.findUnique({
    where: { orgId_id: { orgId: ctx.actor.orgId, id: blueprintId } },
    include: {
      creator: author,
      versions: {
        ...(canEdit ? {} : { where: { state: 'published' } }),
        select: { number: true, state: true, publishedAt: true, note: true, publisher: author },
        orderBy: { number: 'desc' },
      },
    },
  });
  if (row === null || (!canEdit && row.versions.length === 0)) throw new AppError('not_found');
  return {
    id: row.id,
    title: row.title,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.creator,
    versions: row.versions.map((version) => ({
      number: version.number,
      state: version.state === 'published' ? 'published' : 'draft',
      publishedAt: version.publishedAt?.toISOString() ?? null,
      publishedBy: version.publisher,
      note: version.note,
    })),
    can: { edit: canEdit },
  };
}

export async function findPublishedVersion(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
  number: number,
): Promise<z.input<(typeof getBlueprintVersion)['reply']>> {
  const row = await ctx.tx.prisma.blueprintVersion.findUnique({
    where: { orgId_blueprintId_number: { orgId: ctx.actor.orgId, blueprintId, number } },
    include: { publisher: author, dimensions: { orderBy: { position: 'asc' } } },
  });
  if (row?.publishedAt == null || row.publisher === null || row.kitHash === null)
    throw new AppError('not_found');
  return {
    number: row.number,
    kit: Kit.parse(row.kit),
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: row.publisher,
    note: row.note,
    kitHash: Buffer.from(row.kitHash).toString('hex'),
    dimensions: row.dimensions.map((dimension) => ({
      id: dimension.dimensionId,
      key: dimension.key,
      continuity: z.enum(['first', 'new', 'unchanged', 'wording']).parse(dimension.continuity),
      reason: dimension.reason,
    })),
  };
}

/** A kit of the library; null where it has none of this key. */
export function findLibraryKit(key: string): Kit | null {
  return libraryKits.find((found) => found.key === key)?.kit ?? null;
}

/** The newest published kit of a blueprint, with the ids of its dimensions; null before the first. */
export async function findNewestPublished(
  ctx: MemberCtx,
  blueprintId: BlueprintId,
): Promise<{ number: number; kit: Kit; dimensionIds: ReadonlyMap<string, string> } | null> {
  const row = await ctx.tx.prisma.blueprintVersion.findFirst({
    where: { orgId: ctx.actor.orgId, blueprintId, state: 'published' },
    orderBy: { number: 'desc' },
    include: { dimensions: { select: { key: true, dimensionId: true } } },
  });
  if (row === null) return null;
  return {
    number: row.number,
    kit: Kit.parse(row.kit),
    dimensionIds: new Map(row.dimensions.map(({ key, dimensionId }) => [key, dimensionId])),
  };
}

export async function findDraft(ctx: MemberCtx, blueprintId: BlueprintId): Promise<z.input<typeof Draft>> {
  const row = await ctx.tx.prisma.blueprintVersion.findFirst({
    where: { orgId: ctx.actor.orgId, blueprintId, state: 'draft' },
  });
  if (row === null) throw new AppError('not_found');
  const before = await findNewestPublished(ctx, blueprintId);
  return presentDraft(row, before?.kit ?? null);
}

export function presentDraft(row: BlueprintVersion, before: Kit | null): z.input<typeof Draft> {
  const kit = KitDraft.parse(row.kit);
  return {
    number: row.number,
    kit,
    proposals: z.array(Proposal).parse(row.proposals),
    changedDimensions: changedDimensions(kit, before),
    changedAt: row.changedAt.toISOString(),
    version: row.version,
  };
}
