/** One list as somebody of the demo company reads it. */
export interface ListRead {
  readonly name: string;
  readonly as:
    | 'Admin'
    | 'Recruiter'
    | 'Hiring manager'
    | 'Interviewer'
    | 'Committee member'
    | 'Approver'
    | 'Auditor';
  readonly url: string;
  /** How many pages of two hundred are turned before it. */
  readonly after?: number;
}

/** What tells one large company from another in an address. */
export interface ListSubjects {
  /** The job with the most applications, and one with few. */
  readonly hugeJob: string;
  readonly smallJob: string;
  readonly ownerId: string;
  readonly actorId: string;
}

const candidates = '/api/v1/candidates?limit=50';
const loops = '/api/v1/loops?limit=50';

/**
 * Every list of the product that grows with the organisation. The hiring manager owes cards, some of them on anonymous
 * loops, so that the lists have names to keep from them; the interviewer has the most cards of all.
 * @param deep pages to turn for what lies far down
 */
export const listReads = (
  { hugeJob, smallJob, ownerId, actorId }: ListSubjects,
  deep: { readonly candidates: number; readonly loops: number },
): readonly ListRead[] => [
  { name: 'candidates', as: 'Recruiter', url: candidates },
  { name: 'candidates, far down', as: 'Recruiter', url: candidates, after: deep.candidates },
  { name: 'candidates, few hits', as: 'Recruiter', url: `${candidates}&search=llfeat` },
  { name: 'candidates, many hits', as: 'Recruiter', url: `${candidates}&search=ander` },
  { name: 'candidates, no hit', as: 'Recruiter', url: `${candidates}&search=qqzzx` },
  { name: 'candidates, two letters', as: 'Recruiter', url: `${candidates}&search=xu` },
  { name: 'candidates of a huge job', as: 'Recruiter', url: `${candidates}&jobId=${hugeJob}` },
  { name: 'candidates of a small job', as: 'Recruiter', url: `${candidates}&jobId=${smallJob}` },
  { name: 'candidates in debrief', as: 'Recruiter', url: `${candidates}&stage=debrief` },
  { name: 'candidates not pursued', as: 'Recruiter', url: `${candidates}&stage=not_pursued` },
  { name: 'candidates, anonymous to the reader', as: 'Hiring manager', url: candidates },
  {
    name: 'candidates, anonymous to the reader, searched',
    as: 'Hiring manager',
    url: `${candidates}&search=ander`,
  },
  {
    name: 'candidates, anonymous to the reader, no hit',
    as: 'Hiring manager',
    url: `${candidates}&search=qqzzx`,
  },
  { name: 'board, newest', as: 'Recruiter', url: loops },
  { name: 'board, newest, far down', as: 'Recruiter', url: loops, after: deep.loops },
  { name: 'board, longest in stage', as: 'Recruiter', url: `${loops}&sort=stage` },
  { name: 'board, longest in stage, open', as: 'Recruiter', url: `${loops}&sort=stage&state=open` },
  {
    name: 'board, longest in stage, far down',
    as: 'Recruiter',
    url: `${loops}&sort=stage`,
    after: deep.loops,
  },
  { name: 'board, next interview', as: 'Recruiter', url: `${loops}&sort=next` },
  { name: 'board, next interview, far down', as: 'Recruiter', url: `${loops}&sort=next`, after: deep.loops },
  { name: 'board, late first', as: 'Recruiter', url: `${loops}&sort=late` },
  { name: 'board, late first, far down', as: 'Recruiter', url: `${loops}&sort=late`, after: deep.loops },
  { name: 'board, late only (home)', as: 'Recruiter', url: `${loops}&late=yes` },
  { name: 'board, late only, one owner', as: 'Recruiter', url: `${loops}&late=yes&ownerId=${ownerId}` },
  { name: 'board, open', as: 'Recruiter', url: `${loops}&state=open` },
  { name: 'board, cancelled', as: 'Recruiter', url: `${loops}&state=cancelled` },
  { name: 'board, archived', as: 'Recruiter', url: `${loops}&archived=yes` },
  { name: 'board, one owner', as: 'Recruiter', url: `${loops}&ownerId=${ownerId}` },
  { name: 'board, a huge job', as: 'Recruiter', url: `${loops}&jobId=${hugeJob}` },
  { name: 'board, a small job', as: 'Recruiter', url: `${loops}&jobId=${smallJob}` },
  { name: 'board, stage', as: 'Recruiter', url: `${loops}&stage=debrief` },
  { name: 'board, few hits', as: 'Recruiter', url: `${loops}&search=quillf` },
  { name: 'board, many hits', as: 'Recruiter', url: `${loops}&search=ander` },
  { name: 'board, no hit', as: 'Recruiter', url: `${loops}&search=qqzzx` },
  { name: 'board of a hiring manager', as: 'Hiring manager', url: loops },
  { name: 'board of a hiring manager, late first', as: 'Hiring manager', url: `${loops}&sort=late` },
  { name: 'board of a hiring manager, few hits', as: 'Hiring manager', url: `${loops}&search=quillf` },
  { name: 'my interviews', as: 'Interviewer', url: '/api/v1/my/interviews?limit=50' },
  { name: 'my interviews, done', as: 'Interviewer', url: '/api/v1/my/interviews?limit=50&done=yes' },
  { name: 'jobs', as: 'Recruiter', url: '/api/v1/jobs?limit=50' },
  { name: 'jobs, searched', as: 'Recruiter', url: '/api/v1/jobs?limit=50&search=ening%200' },
  { name: 'debriefs', as: 'Hiring manager', url: '/api/v1/debriefs?limit=50' },
  { name: 'debriefs, open', as: 'Committee member', url: '/api/v1/debriefs?limit=50&state=open' },
  { name: 'debriefs, decided', as: 'Committee member', url: '/api/v1/debriefs?limit=50&state=decided' },
  { name: 'what waits for a chair', as: 'Hiring manager', url: '/api/v1/me/waiting' },
  { name: 'what waits for an approver', as: 'Approver', url: '/api/v1/me/waiting' },
  { name: 'notifications', as: 'Interviewer', url: '/api/v1/notifications?limit=50' },
  { name: 'notifications, unread', as: 'Interviewer', url: '/api/v1/notifications?limit=1&state=unread' },
  { name: 'audit trail', as: 'Auditor', url: '/api/v1/audit/entries?limit=50' },
  { name: 'audit trail, far down', as: 'Auditor', url: '/api/v1/audit/entries?limit=50', after: deep.loops },
  {
    name: 'audit trail, one action',
    as: 'Auditor',
    url: '/api/v1/audit/entries?limit=50&action=interview.scheduled',
  },
  {
    name: 'audit trail, one person',
    as: 'Auditor',
    url: `/api/v1/audit/entries?limit=50&actorId=${actorId}`,
  },
];
