import type { Kit } from '#shared/kit.ts';

export const signals: Kit['signals'] = [
  {
    key: 'architecture-asks-needs',
    dimension: 'data-architecture',
    leaning: 'strong',
    text: 'Asked who uses each figure and how late it may be before drawing anything.',
  },
  {
    key: 'architecture-names-loss',
    dimension: 'data-architecture',
    leaning: 'strong',
    text: 'Named, unprompted, what the chosen design makes harder.',
  },
  {
    key: 'architecture-product-first',
    dimension: 'data-architecture',
    leaning: 'weak',
    text: "Answered a design question with a product name and couldn't say what it was needed for.",
  },
  {
    key: 'architecture-no-replay',
    dimension: 'data-architecture',
    leaning: 'weak',
    text: 'Had no way to rebuild a table after a fault in an earlier layer.',
  },
  {
    key: 'sql-row-meaning',
    dimension: 'sql-and-modeling',
    leaning: 'strong',
    text: 'Said what one row stands for before writing a join.',
  },
  {
    key: 'sql-independent-total',
    dimension: 'sql-and-modeling',
    leaning: 'strong',
    text: 'Compared the result with a total worked out another way.',
  },
  {
    key: 'sql-distinct-cover',
    dimension: 'sql-and-modeling',
    leaning: 'weak',
    text: 'Removed duplicates without finding where they came from.',
  },
  {
    key: 'sql-two-definitions',
    dimension: 'sql-and-modeling',
    leaning: 'weak',
    text: 'Left two definitions of the same metric side by side with no rule for which one holds.',
  },
  {
    key: 'engineering-failing-input',
    dimension: 'engineering-excellence',
    leaning: 'strong',
    text: 'Gave a concrete input on which the code under review would go wrong.',
  },
  {
    key: 'engineering-undo',
    dimension: 'engineering-excellence',
    leaning: 'strong',
    text: 'Explained how a release would be undone, including data already written.',
  },
  {
    key: 'engineering-style-first',
    dimension: 'engineering-excellence',
    leaning: 'weak',
    text: 'Spent most of the review on layout and naming while faults in the result stood.',
  },
  {
    key: 'engineering-check-skipped',
    dimension: 'engineering-excellence',
    leaning: 'weak',
    text: 'Described routinely switching off checks in order to release.',
  },
  {
    key: 'reliability-contains-first',
    dimension: 'reliability-mindset',
    leaning: 'strong',
    text: 'Stopped the wrong figure from spreading before searching for its cause.',
  },
  {
    key: 'reliability-before-after',
    dimension: 'reliability-mindset',
    leaning: 'strong',
    text: 'Gave a before and an after figure for a failure they set out to make rarer.',
  },
  {
    key: 'reliability-green-is-right',
    dimension: 'reliability-mindset',
    leaning: 'weak',
    text: 'Took a job that finished as proof that its data was right.',
  },
  {
    key: 'reliability-no-follow-through',
    dimension: 'reliability-mindset',
    leaning: 'weak',
    text: "Couldn't say what became of the follow-ups after an incident they described.",
  },
  {
    key: 'governance-follows-copies',
    dimension: 'governance-and-security',
    leaning: 'strong',
    text: 'Asked where copies, logs and extracts of a personal field end up.',
  },
  {
    key: 'governance-safe-alternative',
    dimension: 'governance-and-security',
    leaning: 'strong',
    text: 'Met a request for personal data with a narrower form that still did the job.',
  },
  {
    key: 'governance-open-by-default',
    dimension: 'governance-and-security',
    leaning: 'weak',
    text: 'Planned to open access first and restrict it once someone complains.',
  },
  {
    key: 'governance-policy-only',
    dimension: 'governance-and-security',
    leaning: 'weak',
    text: "Pointed to a written policy and couldn't say what enforces it.",
  },
  {
    key: 'stakeholder-decision-behind',
    dimension: 'stakeholder-leadership',
    leaning: 'strong',
    text: 'Asked what the other side would decide with the data.',
  },
  {
    key: 'stakeholder-next-word',
    dimension: 'stakeholder-leadership',
    leaning: 'strong',
    text: "Said what isn't known yet and when people will hear again.",
  },
  {
    key: 'stakeholder-inside-terms',
    dimension: 'stakeholder-leadership',
    leaning: 'weak',
    text: "Kept to internal terms after being told that the listener didn't follow.",
  },
  {
    key: 'stakeholder-other-side',
    dimension: 'stakeholder-leadership',
    leaning: 'weak',
    text: "Told a conflict without being able to give the other side's reason.",
  },
  {
    key: 'mentorship-asks-first',
    dimension: 'mentorship-and-team-impact',
    leaning: 'strong',
    text: 'Asked the author what they had intended before judging the code.',
  },
  {
    key: 'mentorship-named-progress',
    dimension: 'mentorship-and-team-impact',
    leaning: 'strong',
    text: "Described what a colleague could do afterwards that they couldn't before.",
  },
  {
    key: 'mentorship-takes-over',
    dimension: 'mentorship-and-team-impact',
    leaning: 'weak',
    text: 'Solved the problem for the colleague and moved on.',
  },
  {
    key: 'mentorship-gate',
    dimension: 'mentorship-and-team-impact',
    leaning: 'weak',
    text: 'Described a rule by which every design had to pass through them.',
  },
  {
    key: 'delivery-first-use',
    dimension: 'delivery-and-execution',
    leaning: 'strong',
    text: 'Named who can use what after the first step.',
  },
  {
    key: 'delivery-early-word',
    dimension: 'delivery-and-execution',
    leaning: 'strong',
    text: 'Gave an instance of raising a slip while there was still a choice to make.',
  },
  {
    key: 'delivery-all-at-end',
    dimension: 'delivery-and-execution',
    leaning: 'weak',
    text: 'Planned work so that nothing could be tried until all of it was built.',
  },
  {
    key: 'delivery-date-no-grounds',
    dimension: 'delivery-and-execution',
    leaning: 'weak',
    text: "Gave a date and couldn't say what it rested on.",
  },
];

export const redFlags: Kit['redFlags'] = [
  {
    key: 'privacy-not-mine',
    dimension: 'governance-and-security',
    text: 'Said that protecting personal data is for others to think about. Quote the words.',
  },
  {
    key: 'access-worked-around',
    dimension: 'governance-and-security',
    text: 'Described getting round an access control for convenience, with no later repair. Note what was done.',
  },
  {
    key: 'no-owned-failure',
    dimension: 'reliability-mindset',
    text: 'Asked twice, could name no failure in which they had a part. Note both questions and answers.',
  },
  {
    key: 'hid-wrong-figure',
    dimension: 'reliability-mindset',
    text: 'Described knowing that a published figure was wrong and telling nobody. Note what was known, and when.',
  },
  {
    key: 'faults-people',
    dimension: 'stakeholder-leadership',
    text: 'Put every difficulty in two or more stories down to other teams. Name the stories.',
  },
  {
    key: 'comment-on-person',
    dimension: 'mentorship-and-team-impact',
    text: "Spoke of an engineer's worth rather than of their work. Quote the words.",
  },
  {
    key: 'one-way-only',
    dimension: 'data-architecture',
    text: 'Held to one design after a stated limit ruled it out. Note the limit and the reply.',
  },
  {
    key: 'result-not-own',
    dimension: null,
    text: "Claimed a result and, on follow-up, couldn't describe their own part in it. Note the claim and the follow-up.",
  },
];
