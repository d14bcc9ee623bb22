import type { SampleAnswer } from './sample.ts';

/** Answers to practise on the library's Lead Data Engineer, of every quality. */
export const leadDataEngineerSamples: readonly SampleAnswer[] = [
  {
    key: 'lead-half-loaded-night',
    exercise: 'pipeline-design-case',
    prompt: 'design-half-loaded',
    answer: [
      "Each night's load writes into a partition of its own that nobody reads, and only when the counts per source agree do I switch the view over. So at three in the morning, half way through, readers still see yesterday, complete and marked as of yesterday. Starting again simply rewrites that partition; a row is one invoice line keyed by billing's line id and its change number, so the same line twice is still one line.",
      'A month is thirty such partitions, and I would run them oldest first because refunds point back. That is about 1.2 billion events, so roughly five hours on what we have, and I would do it at the weekend.',
      'When billing splits the amount, the check on the agreement fails before the load, and I am called, because revenue late by an hour is better than wrong. I did think of streaming the invoices. It would win if finance needed the figure during the day; they close monthly, so I left it.',
    ].join('\n\n'),
    scores: [
      {
        dimension: 'reliability-mindset',
        rating: 3,
        reason:
          'Keeps readers on complete data, notices a changed source before the load and acts on it, as anchor 3 asks. No failure that became rarer and no alert tied to what a reader would notice, so not a 4.',
      },
      {
        dimension: 'data-architecture',
        rating: 4,
        reason:
          'Shows how a replay and a changed source pass through, sizes the month in figures, and names the limit that would turn the choice to a stream: anchor 4 in all its parts.',
      },
      {
        dimension: 'sql-and-modeling',
        rating: 3,
        reason:
          'Says what a row is and why a second run keeps the count right (anchor 3). The counts per source are no independent total, and edge cases are not gone into, which a 4 would need.',
      },
    ],
  },
  {
    key: 'lead-distinct-does-it',
    exercise: 'sql-exercise',
    prompt: 'sql-repair',
    answer: [
      'I ran it for last Tuesday and got 48,211 where product has about 19,000, so it is clearly double counting somewhere. The count is over the user id but there are many events per user, so I put count distinct. Now I get 21,300, which is near enough that I would say the join is adding a few. If I filter valid_to is null I only keep the present plan and it drops to 18,900, and that matches product within one per cent.',
      'What a row stands for? In events, one thing a user did; in subscriptions, a user and a plan. I suppose a user with two plans could be there twice, that is why the filter helps.',
      'To be sure I would run it for two more days and compare with their dashboard. For the release I would open a merge request, somebody looks it over, and our pipeline runs the query against the test schema. If it turns out wrong we put the old version back from the history.',
    ].join('\n\n'),
    scores: [
      {
        dimension: 'sql-and-modeling',
        rating: 2,
        reason:
          'Finds a fault, covers it with a distinct and a filter that breaks history, and says what a row is only when asked: anchor 2. Being near the other figure is taken for proof.',
      },
      {
        dimension: 'engineering-excellence',
        rating: 2,
        reason:
          'There is a review and a run before release, but no check that would fail on this fault, and going back is from memory (anchor 2). A 3 would name the missing test.',
      },
    ],
  },
  {
    key: 'lead-talk-with-sam',
    exercise: 'code-review-simulation',
    prompt: 'review-with-sam',
    answer: [
      "Sam, before anything else: the way you described the change let me read it in ten minutes, and the two helpers are good names, keep them. There's one thing I'd like us to settle before it goes live. If the scheduler runs Tuesday a second time, what's in the table on Wednesday morning?",
      "Right, twice the tickets. So the response time halves or doubles, depending on how people divide. I'd like that to be safe without anybody remembering. You could delete the day and write it again in one transaction, or merge on the ticket id. Which would you rather? I'd lean to the first, because a ticket can be taken back and the merge would keep it.",
      "Could you write the test first, the one that loads Tuesday twice and counts? I'm happy to look at it at two o'clock. The column called val2 bothers me as well, but that can come next week. And let's agree that on your next job you tell me at the start how a second run behaves.",
    ].join('\n\n'),
    scores: [
      {
        dimension: 'mentorship-and-team-impact',
        rating: 3,
        reason:
          'Asks before telling, gives the reason, and hands the repair over with a goal for the next job: anchor 3. Nothing becomes a shared example or check for others, which is what a 4 adds.',
      },
      {
        dimension: 'engineering-excellence',
        rating: 4,
        reason:
          'Tells must from may wait, names the input that triggers the fault and the test that would fail on it, and gives the reason for the safer repair: anchor 4, for a change of this size.',
      },
    ],
  },
  {
    key: 'lead-green-again',
    exercise: 'incident-scenario',
    prompt: 'incident-first-steps',
    answer: [
      "First thing I'd look at the scheduler. If everything is green I'd run the revenue job once more, because in my experience it's a late file in eight of ten cases and a second run picks it up. That takes about fifteen minutes. While it runs I'd write in the team channel that I'm on it, so that nobody else starts.",
      "If it's still low, I'd open the table and compare with the day before, product by product, till I see where it's missing. Then it's usually the source team that changed something, and I'd open a ticket with them at high priority.",
      "I wouldn't write to finance at that point. They'd only ask when it's fixed and I can't say yet. If they call I tell them honestly that there's a problem and we're working on it. Once the numbers are right I'd answer everybody who asked. Afterwards we'd do a review and write down that billing has to tell us next time.",
    ].join('\n\n'),
    scores: [
      {
        dimension: 'reliability-mindset',
        rating: 1,
        reason:
          'Restarts and takes green for recovered, limits no harm (the payout file is not thought of), and the cause becomes another team’s matter: anchor 1. Comparing by product is sound, but comes last.',
      },
      {
        dimension: 'stakeholder-leadership',
        rating: 2,
        reason:
          'Informs people when they ask, and honestly, which is anchor 2 rather than 1. Those who act on the figure hear nothing beforehand, so not a 3.',
      },
    ],
  },
  {
    key: 'lead-one-meaning-of-active',
    exercise: 'structured-behavioural',
    prompt: 'past-two-definitions',
    answer: [
      "At the energy supplier, sales counted a customer as active from signature and operations from the first reading. Between them lay about 6,000 people, and the board saw both figures on one page. I asked each for ten customers that the other counted differently, and we went through those twenty in a room. Both turned out to be right for their own decision: commission and capacity. So we named two measures, 'contracted' and 'supplied', each with an owner, and took the word active off the page.",
      "I had promised that in six weeks. After two I saw that the old reports wouldn't all move, and told the sponsor that eight of eleven would be done and which three would not; she chose those.",
      "What lasted is the short list where such words are settled: whoever wants a new one brings ten examples, and the owner answers within a week. I left that team two years ago. They've settled fourteen since, the last one between legal and sales, without anybody from data in the room.",
    ].join('\n\n'),
    scores: [
      {
        dimension: 'stakeholder-leadership',
        rating: 5,
        reason:
          'A recurring dispute got a place, an owner and a rule, and it has held and been used after this person left: anchor 5. The examples where the figures part would alone be a 4.',
      },
      {
        dimension: 'delivery-and-execution',
        rating: 3,
        reason:
          'Saw the slip at a third of the time and brought it as a choice (anchor 3). The answer does not say what the forecast was compared with or what changed in a later plan.',
      },
    ],
  },
  {
    key: 'lead-file-for-the-agency',
    exercise: 'governance-conversation',
    prompt: 'desk-agency-file',
    answer: [
      "What is it for, and would it work with less? If the agency only has to leave out people who are customers already, they need no names: we give them hashed addresses under a salt made for this job and they match. So I'd ask marketing for the campaign in a sentence and the day on which the file is deleted, and that goes on the request.",
      "It goes through the export we have. A column that's classed as personal is blocked there unless the request carries a purpose and an end date, the export is logged with both, and the copy in the exchange folder is gone after seven days by itself. Last spring I looked for what passed around that and found two people mailing extracts, because the export took a day; it takes ten minutes since.",
      "To the marketing lead I'd say: not this file, but by Friday a file that gets you to the same audience. For the tables I'd just add a view for agencies. I haven't thought about other copies.",
    ].join('\n\n'),
    scores: [
      {
        dimension: 'governance-and-security',
        rating: 4,
        reason:
          'The control sits in the normal path, a gap in it was looked for and closed by taking friction away, and the refused request gets a safe way: anchor 4. Other teams do not yet apply it unaided.',
      },
      {
        dimension: 'stakeholder-leadership',
        rating: 3,
        reason:
          'Finds the decision behind the request and says what marketing gets and by when (anchor 3). How the message was taken is not checked, so not quite a 4.',
      },
      {
        dimension: 'data-architecture',
        rating: 2,
        reason:
          'Adds a view without a stated purpose among the layers, for a single reason, and leaves the copies open: anchor 2.',
      },
    ],
  },
];
