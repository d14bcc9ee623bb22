import type { DebriefMeeting } from '#server/demo/debrief-meeting.ts';

/** How far a debrief of the demo company has come. */
export interface DebriefScript {
  /** So many approvers the job has at least. */
  readonly approvers: number;
  readonly play: (meeting: DebriefMeeting) => Promise<void>;
}

/** One vote is in and sealed, by somebody who thought twice; the others are waited for. */
export const votesSealed: DebriefScript = {
  approvers: 1,
  play: async (meeting) => {
    await meeting.vote(-1, 'other');
    await meeting.vote(-1, 'same');
  },
};

/** All votes are in and open, one of them against the others; the decision is the chair's to record. */
export const votesOpen: DebriefScript = {
  approvers: 1,
  play: async (meeting) => {
    for (let n = 0; n < meeting.voters; n += 1) await meeting.vote(n, n === 1 ? 'other' : 'same');
  },
};

const waitsForSecond: DebriefScript = {
  approvers: 2,
  play: async (meeting) => {
    await votesOpen.play(meeting);
    await meeting.decide();
    await meeting.answer('approved', 'The reasons are clear for every dimension.');
  },
};

const waitsForFirst: DebriefScript = {
  approvers: 1,
  play: async (meeting) => {
    await votesOpen.play(meeting);
    await meeting.decide();
  },
};

const approved: DebriefScript = {
  approvers: 1,
  play: async (meeting) => {
    await waitsForFirst.play(meeting);
    await meeting.approveAll();
  },
};

/** Reopened after the approval because something new had come in, and decided again. */
const reopened: DebriefScript = {
  approvers: 1,
  play: async (meeting) => {
    await approved.play(meeting);
    await meeting.reopen('A second reference was taken, and it speaks to the open point.');
    await meeting.decide();
    await meeting.approveAll();
  },
};

/** The last committee member steps back, and an approver returns the decision once. */
const returned: DebriefScript = {
  approvers: 1,
  play: async (meeting) => {
    await meeting.stepBack(-1, 'I worked with the candidate for two years.');
    for (let n = 0; n < meeting.voters - 1; n += 1) await meeting.vote(n, 'same');
    await meeting.decide();
    await meeting.answer('returned', 'Say in the summary which open point is to be coached, and by whom.');
    await meeting.decide();
    await meeting.approveAll();
  },
};

/** What became of the debriefs that are not told otherwise, one after the other; the rest is sealed. */
export const scripts: readonly DebriefScript[] = [
  waitsForSecond,
  approved,
  reopened,
  waitsForFirst,
  returned,
];
