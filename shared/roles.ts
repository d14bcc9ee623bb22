import { z } from 'zod';

/** What a member may be, in the words of the hiring team. A member can hold several. */
export const Role = z.enum([
  'admin',
  'recruiter',
  'hiring_manager',
  'interviewer',
  'committee_member',
  'approver',
  'calibration_lead',
  'auditor',
]);
export type Role = z.infer<typeof Role>;

/** Names for people, in the order they are listed. */
export const roleNames: Record<Role, string> = {
  admin: 'Admin',
  recruiter: 'Recruiter',
  hiring_manager: 'Hiring manager',
  interviewer: 'Interviewer',
  committee_member: 'Committee member',
  approver: 'Approver',
  calibration_lead: 'Calibration lead',
  auditor: 'Auditor',
};

/** At least one role, none twice. */
export const Roles = z
  .array(Role)
  .min(1, 'choose at least one role')
  .max(Role.options.length)
  .refine((roles) => new Set(roles).size === roles.length, 'names a role twice');
