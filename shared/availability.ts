import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { Instant, LoopId, MemberId, TimeZone, Version } from '#shared/primitives.ts';

/** When somebody can be asked to interview, on the clocks of their own zone. */
export const WorkingHours = z.object({
  /** 1 is Monday, 7 Sunday. */
  days: z.array(z.int().min(1).max(7)),
  /** Minutes after midnight. */
  from: z.int(),
  until: z.int(),
  version: Version,
});
export type WorkingHours = z.infer<typeof WorkingHours>;

export const getWorkingHours = endpoint({
  method: 'GET',
  path: '/api/v1/working-hours',
  tag: 'Scheduling',
  summary: 'When you can be asked to interview: 9 to 17 from Monday to Friday unless you said otherwise',
  access: 'member',
  reply: WorkingHours,
});

export const saveWorkingHours = endpoint({
  method: 'PUT',
  path: '/api/v1/working-hours',
  tag: 'Scheduling',
  summary: 'Say when you can be asked to interview',
  access: 'member',
  versioned: true,
  body: z
    .strictObject({
      days: z
        .array(z.int().min(1).max(7))
        .min(1)
        .max(7)
        .refine((days) => new Set(days).size === days.length, 'names a day twice'),
      from: z.int().min(0).max(1439),
      until: z.int().min(1).max(1440),
    })
    .refine(({ from, until }) => from < until, {
      path: ['until'],
      message: 'must be later than the beginning',
    }),
  reply: WorkingHours,
});

/** Whether somebody could be asked for a certain time; never what keeps them from it. */
export const Freedom = z.enum(['free', 'outside_hours', 'busy']);
export type Freedom = z.infer<typeof Freedom>;

const interval = z.object({ startsAt: Instant, endsAt: Instant });

const PersonTimes = z.object({
  id: MemberId,
  name: z.string(),
  timeZone: z.string(),
  /** Their working hours in the days asked for. */
  working: z.array(interval),
  busy: z.array(
    interval.extend({
      /** What it is, where it is of this loop; elsewhere people are only busy. */
      name: z.string().nullable(),
      /** It may still change: an interview that is only held, or a time that a candidate may pick. */
      isHold: z.boolean(),
    }),
  ),
});

export const Availability = z.object({
  people: z.array(PersonTimes),
  /** Times at which all of them work and are free, the earliest first, a few for each day. */
  proposals: z.array(Instant),
});
export type Availability = z.infer<typeof Availability>;

export const findAvailability = endpoint({
  method: 'POST',
  path: '/api/v1/loops/:loopId/availability',
  tag: 'Scheduling',
  summary: 'When people are busy and when they work in the days to come, and times that suit all of them',
  access: ['admin', 'recruiter'],
  keepsNoAnswer: true,
  changesNothing: true,
  params: z.strictObject({ loopId: LoopId }),
  body: z.strictObject({
    memberIds: z.array(MemberId).min(1).max(6),
    /** The first day, as a moment in it. What is past is left out. */
    from: Instant,
    days: z.int().min(1).max(14),
    minutes: z.int().min(5).max(480),
    /** On whose clocks proposals begin on the hour or half past. */
    timeZone: TimeZone,
  }),
  reply: Availability,
});
