import {
  IconAdjustments,
  IconBell,
  IconBriefcase,
  IconCalendarEvent,
  IconClipboardText,
  IconFileText,
  IconHome,
  IconInbox,
  IconListCheck,
  IconMail,
  IconMessages,
  type IconProps,
  IconSettings,
  IconTarget,
  IconUserSearch,
  IconUsers,
} from '@tabler/icons-react';
import type { FunctionComponent } from 'react';
import { listAuditEntries } from '#shared/audit.ts';
import { listFamilies } from '#shared/calibration.ts';
import { listCandidates } from '#shared/candidates.ts';
import { listDebriefs } from '#shared/debriefs.ts';
import type { Endpoint } from '#shared/endpoint.ts';
import { listMembers } from '#shared/identity.ts';
import { listJobs } from '#shared/jobs.ts';
import { listLoops } from '#shared/loop-list.ts';
import { listMyInterviews } from '#shared/loops.ts';
import { listMails } from '#shared/notifications.ts';
import { listPractice } from '#shared/practice.ts';
import type { Role } from '#shared/roles.ts';
import { mayCall } from '#web/api/may-call.ts';
import { InterviewCount } from '#web/features/interviews/interview-count.tsx';
import { UnreadCount } from '#web/features/notifications/unread-count.tsx';
import { WaitingCount } from '#web/features/waiting/waiting-count.tsx';
import { whatCanWait } from '#web/features/waiting/what-can-wait.ts';

interface Place {
  readonly to:
    | '/'
    | '/waiting'
    | '/notifications'
    | '/mails'
    | '/interviews'
    | '/practice'
    | '/loops'
    | '/jobs'
    | '/candidates'
    | '/debriefs'
    | '/blueprints'
    | '/calibration'
    | '/people'
    | '/audit'
    | '/account';
  readonly words: string;
  readonly icon: FunctionComponent<IconProps>;
  /** Only this address itself lights it up, not the ones below. */
  readonly exact: boolean;
  /** The page is useless without at least one of these; null where everyone may. */
  readonly needs: readonly Endpoint[] | null;
  /** Shown beside the words: how much is there to do. */
  readonly count?: FunctionComponent;
}

const places: readonly Place[] = [
  { to: '/', words: 'Home', icon: IconHome, exact: true, needs: null },
  {
    to: '/waiting',
    words: 'Waiting for me',
    icon: IconInbox,
    exact: true,
    needs: whatCanWait,
    count: WaitingCount,
  },
  {
    to: '/notifications',
    words: 'Notifications',
    icon: IconBell,
    exact: true,
    needs: null,
    count: UnreadCount,
  },
  {
    to: '/interviews',
    words: 'Interviews',
    icon: IconClipboardText,
    exact: false,
    needs: [listMyInterviews],
    count: InterviewCount,
  },
  { to: '/practice', words: 'Practice', icon: IconTarget, exact: false, needs: [listPractice] },
  { to: '/loops', words: 'Loops', icon: IconCalendarEvent, exact: false, needs: [listLoops] },
  { to: '/jobs', words: 'Jobs', icon: IconBriefcase, exact: false, needs: [listJobs] },
  { to: '/candidates', words: 'Candidates', icon: IconUserSearch, exact: false, needs: [listCandidates] },
  { to: '/debriefs', words: 'Debriefs', icon: IconMessages, exact: false, needs: [listDebriefs] },
  { to: '/blueprints', words: 'Blueprints', icon: IconFileText, exact: false, needs: null },
  { to: '/calibration', words: 'Calibration', icon: IconAdjustments, exact: false, needs: [listFamilies] },
  { to: '/people', words: 'People', icon: IconUsers, exact: false, needs: [listMembers] },
  { to: '/mails', words: 'Mails', icon: IconMail, exact: false, needs: [listMails] },
  { to: '/audit', words: 'Audit trail', icon: IconListCheck, exact: false, needs: [listAuditEntries] },
  { to: '/account', words: 'Account', icon: IconSettings, exact: false, needs: null },
];

/** The rail's entries for these roles. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return places.filter(({ needs }) => needs === null || needs.some((endpoint) => mayCall(endpoint, roles)));
}
