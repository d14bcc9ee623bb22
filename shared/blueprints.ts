import { z } from 'zod';
import { RoleDocument } from '#shared/blueprint-document.ts';
import { endpoint } from '#shared/endpoint.ts';
import { Kit, KitDraft, KitKey } from '#shared/kit.ts';
import { mostProposals, Proposal } from '#shared/kit-proposals.ts';
import { BlueprintId, Done, Instant, MemberId, page, pageQuery, Version } from '#shared/primitives.ts';

const owners = ['admin', 'hiring_manager'] as const;
const Author = z.object({ id: MemberId, name: z.string() });

/** A lineage of versions of one role at one level: the scope in which figures are calibrated. */
const BlueprintSummary = z.object({
  id: BlueprintId,
  title: z.string(),
  createdAt: Instant,
  /** The newest published version; null until there is one. */
  published: z
    .object({
      number: z.int(),
      at: Instant,
      dimensions: z.int(),
      exercises: z.int(),
      /** The role that usually approves a hire: a hint for whoever opens a job. */
      approver: z.string().nullable().exactOptional(),
    })
    .nullable(),
  /** Shown to those who may edit. */
  draft: z.object({ number: z.int(), changedAt: Instant }).nullable(),
});
export type BlueprintSummary = z.infer<typeof BlueprintSummary>;

export const listBlueprints = endpoint({
  method: 'GET',
  path: '/api/v1/blueprints',
  tag: 'Blueprints',
  summary: 'Role blueprints, by title',
  access: 'member',
  query: z.strictObject({ ...pageQuery, search: z.string().max(200).optional() }),
  reply: page(BlueprintSummary),
});

export const listLibraryKits = endpoint({
  method: 'GET',
  path: '/api/v1/library-kits',
  tag: 'Blueprints',
  summary: 'Kits to start from',
  access: owners,
  reply: z.object({ items: z.array(z.object({ key: KitKey, kit: Kit })) }),
});

const VersionSummary = z.object({
  number: z.int(),
  state: z.enum(['draft', 'published']),
  publishedAt: Instant.nullable(),
  publishedBy: Author.nullable(),
  note: z.string().nullable(),
});

export const Blueprint = z.object({
  id: BlueprintId,
  title: z.string(),
  createdAt: Instant,
  createdBy: Author,
  versions: z.array(VersionSummary),
  can: z.object({ edit: z.boolean() }),
});
export type Blueprint = z.infer<typeof Blueprint>;

const blueprintParams = z.strictObject({ blueprintId: BlueprintId });

export const getBlueprint = endpoint({
  method: 'GET',
  path: '/api/v1/blueprints/:blueprintId',
  tag: 'Blueprints',
  summary: 'One blueprint with its versions, newest first',
  access: 'member',
  params: blueprintParams,
  reply: Blueprint,
});

export const createBlueprint = endpoint({
  method: 'POST',
  path: '/api/v1/blueprints',
  tag: 'Blueprints',
  summary: 'Start a blueprint: from the library, from a role document as corrected, or empty',
  access: owners,
  status: 201,
  body: z.strictObject({
    source: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('library'), key: KitKey }),
      z.strictObject({
        kind: z.literal('document'),
        document: RoleDocument,
        fileName: z.string().max(200).nullable(),
        /** The text as it was read, kept with the blueprint. */
        text: z.string().max(1_048_576),
      }),
      z.strictObject({ kind: z.literal('empty'), title: z.string().min(1).max(200) }),
    ]),
  }),
  reply: Blueprint,
  bodyLimit: 8_388_608,
});

/** How a published dimension stands to the one of the version before. */
const Continuity = z.enum(['first', 'new', 'unchanged', 'wording']);

const PublishedVersion = z.object({
  number: z.int(),
  kit: Kit,
  publishedAt: Instant,
  publishedBy: Author,
  note: z.string().nullable(),
  /** Lower-case hex SHA-256 of the kit's canonical JSON. */
  kitHash: z.string(),
  dimensions: z.array(
    z.object({
      /** What scores refer to: the same over versions where scale and anchors are. */
      id: z.uuid(),
      key: KitKey,
      continuity: Continuity,
      reason: z.string().nullable(),
    }),
  ),
});

export const getBlueprintVersion = endpoint({
  method: 'GET',
  path: '/api/v1/blueprints/:blueprintId/versions/:number',
  tag: 'Blueprints',
  summary: 'A published version with its kit',
  access: 'member',
  params: z.strictObject({
    blueprintId: BlueprintId,
    number: z.string().regex(/^[1-9]\d{0,5}$/, 'must be a version number'),
  }),
  reply: PublishedVersion,
});

export const Draft = z.object({
  number: z.int(),
  kit: KitDraft,
  /** What was read from the document and waits for a person to accept, change or dismiss it. */
  proposals: z.array(Proposal),
  /** Keys of dimensions whose scale or anchors differ from the published version before: publishing asks whether that was wording only. */
  changedDimensions: z.array(KitKey),
  changedAt: Instant,
  version: Version,
});
export type Draft = z.infer<typeof Draft>;

export const getDraft = endpoint({
  method: 'GET',
  path: '/api/v1/blueprints/:blueprintId/draft',
  tag: 'Blueprints',
  summary: 'The draft of the next version',
  access: owners,
  params: blueprintParams,
  reply: Draft,
});

export const startDraft = endpoint({
  method: 'POST',
  path: '/api/v1/blueprints/:blueprintId/draft',
  tag: 'Blueprints',
  summary: 'Start the next version from the newest published one, or an empty first one',
  access: owners,
  status: 201,
  params: blueprintParams,
  reply: Draft,
  problems: ['already_exists'],
});

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/v1/blueprints/:blueprintId/draft',
  tag: 'Blueprints',
  summary: 'Save the draft as a whole',
  access: owners,
  versioned: true,
  params: blueprintParams,
  body: z.strictObject({ kit: KitDraft, proposals: z.array(Proposal).max(mostProposals) }),
  reply: Draft,
  bodyLimit: 2_097_152,
});

export const discardDraft = endpoint({
  method: 'DELETE',
  path: '/api/v1/blueprints/:blueprintId/draft',
  tag: 'Blueprints',
  summary: 'Give up the draft; published versions stay',
  access: owners,
  versioned: true,
  params: blueprintParams,
  reply: Done,
});

export const publishDraft = endpoint({
  method: 'POST',
  path: '/api/v1/blueprints/:blueprintId/draft/publication',
  tag: 'Blueprints',
  summary: 'Publish the draft: it never changes again, and new jobs can use it',
  access: owners,
  versioned: true,
  params: blueprintParams,
  body: z.strictObject({
    note: z.string().max(2000).nullable(),
    /** Changed dimensions that keep their identity, because only the wording changed; each with its reason. */
    wordingOnly: z.array(z.strictObject({ dimension: KitKey, reason: z.string().min(10).max(1000) })).max(16),
  }),
  reply: Blueprint,
  problems: ['rule_broken'],
});
