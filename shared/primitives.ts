import { z } from 'zod';

/** A UUID that knows what it names; made by the app as UUIDv7, so that it sorts by time. */
export const OrgId = z.uuid().brand<'OrgId'>();
export type OrgId = z.infer<typeof OrgId>;
export const AccountId = z.uuid().brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;
export const MemberId = z.uuid().brand<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;
export const InvitationId = z.uuid().brand<'InvitationId'>();
export type InvitationId = z.infer<typeof InvitationId>;

export const BlueprintId = z.uuid().brand<'BlueprintId'>();
export type BlueprintId = z.infer<typeof BlueprintId>;
export const JobId = z.uuid().brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;
export const RoundId = z.uuid().brand<'RoundId'>();
export type RoundId = z.infer<typeof RoundId>;
export const CandidateId = z.uuid().brand<'CandidateId'>();
export type CandidateId = z.infer<typeof CandidateId>;
export const ApplicationId = z.uuid().brand<'ApplicationId'>();
export type ApplicationId = z.infer<typeof ApplicationId>;
export const LoopId = z.uuid().brand<'LoopId'>();
export type LoopId = z.infer<typeof LoopId>;
export const InterviewId = z.uuid().brand<'InterviewId'>();
export type InterviewId = z.infer<typeof InterviewId>;
export const SeatId = z.uuid().brand<'SeatId'>();
export type SeatId = z.infer<typeof SeatId>;
export const DebriefId = z.uuid().brand<'DebriefId'>();
export type DebriefId = z.infer<typeof DebriefId>;
export const DimensionId = z.uuid().brand<'DimensionId'>();
export type DimensionId = z.infer<typeof DimensionId>;
export const TemplateId = z.uuid().brand<'TemplateId'>();
export type TemplateId = z.infer<typeof TemplateId>;
export const ConflictId = z.uuid().brand<'ConflictId'>();
export type ConflictId = z.infer<typeof ConflictId>;

/** An instant in ISO 8601, always UTC with Z. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** The number of a stored state; rises by one with each write. It is also the ETag: version 3 is `"v3"`. */
export const Version = z.int().min(1);

/** One line of text that names something: trimmed by the form, never empty, no line breaks. */
export const Name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\S(?:[^\r\n]*\S)?$/, 'must not start or end with a space or hold line breaks');

/** An e-mail address as people type it; compared in lower case. */
export const Email = z.email().max(254);

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone, such as Europe/Lisbon. */
export const TimeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, 'must be an IANA time zone, such as Europe/Lisbon');

/** A new password: 12 to 128 characters, no composition rules (NIST SP 800-63B). */
export const NewPassword = z.string().min(12, 'must have at least 12 characters').max(128);

/** Query of a list that pages by key: `after` is the `next` of the page before, which holds a name or title in full. */
export const pageQuery = {
  after: z.string().max(3000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** A page of a list; `next` is null on the last one. */
export function page<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; next: z.ZodNullable<z.ZodString> }> {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** A person as others see them. */
export const PersonRef = z.object({ id: MemberId, name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

/** What a write without anything to say replies. */
export const Done = z.object({ done: z.literal(true) });
