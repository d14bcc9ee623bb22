import { z } from 'zod';
import type { Ctx, MemberCtx } from '#server/context.ts';
import type { Prisma } from '#server/generated/prisma/client.ts';
import { presentInvitation, presentMember } from '#server/identity/present.ts';
import { decodeCursor, pageOf } from '#server/platform/cursor.ts';
import type { getOrg, listInvitations, listMembers, Member as MemberView } from '#shared/identity.ts';
import type { AccountId, MemberId, OrgId } from '#shared/primitives.ts';
import { AppError } from '#shared/problems.ts';

export interface Membership {
  readonly org_id: OrgId;
  readonly org_name: string;
  readonly member_id: MemberId;
}

/** Where an account may go on, by name of the organisation. */
export function listMemberships(ctx: Ctx, accountId: AccountId): Promise<Membership[]> {
  return ctx.tx.sql<Membership>('SELECT * FROM list_memberships($1)', [accountId]);
}

export async function findMembers(
  ctx: MemberCtx,
  query: z.output<(typeof listMembers)['query']>,
): Promise<z.input<(typeof listMembers)['reply']>> {
  const { orgId } = ctx.actor;
  const after = decodeCursor(z.tuple([z.string(), z.uuid()]), query.after);
  const filters: Prisma.MemberWhereInput[] = [];
  if (query.search !== undefined && query.search !== '') {
    const beginning = { startsWith: likeText(query.search), mode: 'insensitive' } as const;
    const laterWord = { contains: ` ${likeText(query.search)}`, mode: 'insensitive' } as const;
    filters.push({ OR: [{ name: beginning }, { name: laterWord }, { email: beginning }] });
  }
  if (query.role !== undefined) filters.push({ roles: { has: query.role } });
  if (query.state !== undefined)
    filters.push({ deactivatedAt: query.state === 'active' ? null : { not: null } });
  if (after !== null)
    filters.push({ OR: [{ name: { gt: after[0] } }, { name: after[0], id: { gt: after[1] } }] });

  const rows = await ctx.tx.prisma.member.findMany({
    where: { orgId, AND: filters },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: query.limit + 1,
  });
  return pageOf(
    rows,
    query.limit,
    (row) => [row.name, row.id],
    (row) => presentMember(ctx.actor, row),
  );
}

/** A person as another domain needs to know them before it gives them something to do. */
export interface PersonFacts {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly isActive: boolean;
}

/** The people with these ids, by id. Throws `not_found` where one is not of this organisation. */
export async function findPeople(
  ctx: MemberCtx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonFacts>> {
  const wanted = [...new Set(ids)];
  const rows = await ctx.tx.sql<PersonFacts>(
    `SELECT id, name, email, roles, deactivated_at IS NULL AS "isActive" FROM members
      WHERE org_id = $1 AND id = ANY ($2)`,
    [ctx.actor.orgId, wanted],
  );
  if (rows.length < wanted.length) throw new AppError('not_found');
  return new Map(rows.map((row) => [row.id, row]));
}

/** LIKE's own characters stand for themselves in what people type. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

export async function findMember(ctx: MemberCtx, memberId: MemberId): Promise<z.input<typeof MemberView>> {
  const member = await ctx.tx.prisma.member.findUnique({
    where: { orgId_id: { orgId: ctx.actor.orgId, id: memberId } },
  });
  if (member === null) throw new AppError('not_found');
  return presentMember(ctx.actor, member);
}

export async function findInvitations(
  ctx: MemberCtx,
  query: z.output<(typeof listInvitations)['query']>,
): Promise<z.input<(typeof listInvitations)['reply']>> {
  const now = ctx.clock.now();
  const after = decodeCursor(z.tuple([z.uuid()]), query.after);
  const rows = await ctx.tx.prisma.invitation.findMany({
    where: {
      orgId: ctx.actor.orgId,
      ...(after === null ? {} : { id: { lt: after[0] } }),
      ...(query.state === undefined ? {} : stateFilter(query.state, now)),
    },
    include: { inviter: { select: { id: true, name: true } } },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
  });
  return pageOf(
    rows,
    query.limit,
    (row) => [row.id],
    (row) => presentInvitation(row, now),
  );
}

function stateFilter(
  state: 'open' | 'accepted' | 'revoked' | 'expired',
  now: Date,
): Prisma.InvitationWhereInput {
  switch (state) {
    case 'accepted':
      return { acceptedAt: { not: null } };
    case 'revoked':
      return { revokedAt: { not: null } };
    case 'open':
      return { acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
    case 'expired':
      return { acceptedAt: null, revokedAt: null, expiresAt: { lte: now } };
  }
}

interface OrgRow {
  readonly id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly version: number;
}

export function presentOrg(row: OrgRow): z.input<(typeof getOrg)['reply']> {
  return { id: row.id, name: row.name, timeZone: row.time_zone, version: row.version };
}

export async function findOrg(ctx: MemberCtx): Promise<z.input<(typeof getOrg)['reply']>> {
  const [row] = await ctx.tx.sql<OrgRow>('SELECT * FROM find_current_org()');
  if (row === undefined) throw new AppError('not_found');
  return presentOrg(row);
}
