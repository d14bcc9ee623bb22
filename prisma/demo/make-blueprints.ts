import { createHash } from 'node:crypto';
import { headOfDataEngineering } from '#server/blueprints/library/head-of-data-engineering.ts';
import { leadDataEngineer } from '#server/blueprints/library/lead-data-engineer.ts';
import { canonicalJson } from '#server/platform/canonical-json.ts';
import type { Kit } from '#shared/kit.ts';
import type { Making } from './making.ts';
import {
  renewedDimension,
  secondLeadVersion,
  wordingDimension,
  wordingReason,
} from './second-lead-version.ts';

/** A published version with the ids that its dimensions have in it. */
export interface PlacedVersion {
  readonly id: string;
  readonly blueprintId: string;
  readonly number: number;
  readonly kit: Kit;
  readonly dimensionIds: ReadonlyMap<string, string>;
}

/** The owner of both blueprints. */
const owner = 'Chiara Conti';

/** Publishes both library kits, and where asked a second version of the Lead's. */
export function makeBlueprints(
  making: Making,
  days: { first: number; second: number | null },
): Readonly<Record<'lead' | 'head', readonly PlacedVersion[]>> {
  const lead = publishFirst(making, leadDataEngineer, days.first);
  const head = publishFirst(making, headOfDataEngineering, days.first + 1);
  return {
    lead: days.second === null ? [lead] : [lead, publishSecond(making, lead, days.second)],
    head: [head],
  };
}

function publishFirst(making: Making, kit: Kit, day: number): PlacedVersion {
  const ownerId = making.person(owner).memberId;
  const createdAt = making.calendar.at(day, 9 * 60 + 20);
  const blueprintId = making.id(createdAt);
  making.tables.blueprints.push({
    id: blueprintId,
    title: kit.title,
    created_by: ownerId,
    created_at: createdAt,
  });
  making.happened({
    at: createdAt,
    actorId: ownerId,
    action: 'blueprint.created',
    subjectType: 'blueprint',
    subjectId: blueprintId,
    data: { source: 'library', dimensions: kit.dimensions.length, proposals: 0 },
  });
  const at = making.calendar.at(day, 16 * 60);
  const dimensionIds = new Map(kit.dimensions.map(({ key }) => [key, making.id(at)]));
  for (const id of dimensionIds.values()) {
    making.tables.dimensions.push({ id, blueprint_id: blueprintId, created_at: at });
  }
  return publish(making, { blueprintId, number: 1, kit, dimensionIds }, at, () => ({
    continuity: 'first',
    reason: null,
  }));
}

function publishSecond(making: Making, first: PlacedVersion, day: number): PlacedVersion {
  const at = making.calendar.at(day, 11 * 60);
  const { blueprintId } = first;
  const kit = secondLeadVersion(first.kit);
  making.happened({
    at: making.calendar.at(day - 2, 10 * 60),
    actorId: making.person(owner).memberId,
    action: 'blueprint.draft_started',
    subjectType: 'blueprint',
    subjectId: blueprintId,
    data: { number: 2 },
  });
  const renewedId = making.id(at);
  making.tables.dimensions.push({ id: renewedId, blueprint_id: blueprintId, created_at: at });
  const dimensionIds = new Map([...first.dimensionIds, [renewedDimension, renewedId]]);
  return publish(making, { blueprintId, number: 2, kit, dimensionIds }, at, (key) => {
    if (key === wordingDimension) return { continuity: 'wording', reason: wordingReason };
    return { continuity: key === renewedDimension ? 'new' : 'unchanged', reason: null };
  });
}

function publish(
  making: Making,
  version: Omit<PlacedVersion, 'id'>,
  at: Date,
  continuityOf: (key: string) => {
    continuity: 'first' | 'new' | 'unchanged' | 'wording';
    reason: string | null;
  },
): PlacedVersion {
  const { kit, number, blueprintId, dimensionIds } = version;
  const publishedBy = making.person(owner).memberId;
  const id = making.id(at);
  const kitHash = createHash('sha256').update(canonicalJson(kit)).digest('hex');
  making.tables.blueprint_versions.push({
    id,
    blueprint_id: blueprintId,
    number,
    state: 'published',
    kit,
    proposals: [],
    note: number === 1 ? 'As the library ships it.' : 'Mentorship is measured by what was handed over.',
    kit_hash: `\\x${kitHash}`,
    changed_at: at,
    published_by: publishedBy,
    published_at: at,
  });
  for (const [position, { key, name, weight, bar, mustHave }] of kit.dimensions.entries()) {
    making.tables.version_dimensions.push({
      version_id: id,
      dimension_id: dimensionIds.get(key) ?? '',
      key,
      position,
      name,
      weight,
      bar,
      is_must_have: mustHave !== null,
      ...continuityOf(key),
    });
  }
  making.happened({
    at,
    actorId: publishedBy,
    action: 'blueprint.published',
    subjectType: 'blueprint',
    subjectId: blueprintId,
    data: { number, kitHash, wordingOnly: number === 1 ? [] : [wordingDimension] },
  });
  return { ...version, id };
}
