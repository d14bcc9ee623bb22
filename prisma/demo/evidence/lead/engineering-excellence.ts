import type { EvidenceBank } from '../bank.ts';

export const engineeringExcellence: EvidenceBank = {
  openings: {
    sql: [
      'On checks, last {ten|twelve} minutes.',
      'The part about handing the query over.',
      'After the repair.',
      'Asked how this should go live.',
    ],
    'code-review': [
      "Sam's change, read on screen.",
      'Read the whole change before the first comment.',
      'Commented line by line, aloud.',
      'Review, then the ranking of comments.',
    ],
  },
  levels: [
    {
      did: [
        'sql> Checks for the query: "{look at it in the morning|the analyst will see}". Nothing that a machine could run; the repair would be {pasted over the old one|sent by mail}.',
        'code-review> Most remarks were about {names and spacing|line length and casing}. That a second run doubles the day was not seen, also not when I asked what happens {on a retry|if it runs again tonight}.',
        'Tests: "{I would run it once and look|if it works on the sample it works}". Release by {copying to the server|hand, in the evening}; asked about the way back, "{restore from backup, I guess|we never needed one}".',
        'code-review> Would approve {as it is|with small changes}. {Nine|Eleven} comments, none of which affects a result.',
      ],
      after: [
        'sql> Undoing the repair was {not thought of|"just change it back"}.',
        'Knew of no check that would have stopped this; "{people should be careful|that is what review is for}".',
        'code-review> Asked which comment matters most, chose {the val2 column name|the missing docstring}.',
        'code-review> Could not say how to clean up a doubled day.',
      ],
    },
    {
      did: [
        'code-review> Saw {one|two} faults that matter and buried them between remarks on style; asked to rank, put {naming|formatting} beside the doubled rows.',
        'Wants "{more tests|unit tests}" and could not say which case the first one would cover.',
        'Described automatic releases, with checks that {may be skipped when it is urgent|the lead can switch off}. Undo is "{revert and rerun|roll back, I know the steps by heart}"; data already written was not thought of.',
        'sql> Handover would be {a comment at the top|a page in the wiki}. No check stays behind that fails when somebody breaks it.',
        'code-review> Noticed the password in the settings and the missing tests; took the append without a key as "{a matter of taste|fine for a first version}" until I asked for the second run.',
      ],
      after: [
        'code-review> After a hint: "{ah, then it would be there twice|right, that is a problem}", and proposed {a delete before the insert|a unique index} without more.',
        'Which of these should a machine have told us? "{The formatting ones|Lint, mostly}".',
        'Nothing on what happens to readers while it is being repaired.',
      ],
    },
    {
      did: [
        'code-review> Sorted comments into {must, should, may|now and later} and the first group was right: {rerun doubles the day, no test, does not wait for customers|unsafe rerun and the missing dependency}. Gave a repair for each.',
        'code-review> Asked for {two|three} tests by name: the same day twice, {an empty day|a ticket without a customer}, {a late customer row|a null in the join}. Said which one fails today.',
        'Knows a working way to undo: {previous version plus reload of the day|tagged release and a rerun by date}. Has used it {once|twice} for real.',
        'sql> Left the query split into named steps, with a check on {repeated users|row counts} that stops the load. A colleague could change it without asking.',
        'code-review> Found {four|five} of the planted faults and kept what is good, naming the {two helpers|clear description}. Merge on ticket id and day in place of the append.',
        'sql> Wrote {two|three} checks: no user twice per day, plan ranges do not overlap, total within a band of last week. The band was {a guess|not argued}, and said so.',
      ],
      after: [
        'sql> Split, named, and a line on why; undo by {version|tag}. Enough for a stranger.',
        'The check runs on every change and blocks it; "{a warning nobody reads is no check|otherwise it gets merged on Friday}".',
        'Cleaning up after the fact was clear for {the table|this job}, open for the reports that had read it.',
        'code-review> Did not mention the settings password until {the end|I asked who can read this}.',
        'code-review> Review took {eleven|twelve} minutes of the thirty; calm and to the point.',
      ],
    },
    {
      did: [
        'code-review> For each fault gave the input that triggers it: {a retry at 02:10 doubles 3,400 tickets|a customer created that day is dropped by the join|two tickets with one id}. Then the test that fails on it, written out.',
        'Puts checks where they cost least: {types and lint before review, data tests on a sample, row counts after load|shape at the door, meaning after the join}. Could say which ones to leave unwritten, and why.',
        'Small releases: {shadow run for three days, compare, switch|behind a flag, one team first}. The rollback had been rehearsed; it took {six|nine} minutes and uncovered {a missing grant|a job that cached the old name}.',
        'Environment comes from code; a new colleague runs everything in {under an hour|forty minutes}, measured with the last {two|three} who joined.',
        "code-review> All {five|six} planted faults, ranked by harm: personal text readable by all analysts and the doubled day first. Explained how to repair {last week's|already doubled} days: delete by key, reload, compare with the source count.",
        'sql> Wrote the check so that it fails on the original query and passes on the repaired one, then put it {in the model\'s tests|before publishing}. "{A check that never failed has not been tested|I want to see it red once}".',
      ],
      after: [
        'Asked what to drop: the {string-length test|snapshot}, "{it has failed forty times and never been right|it costs four minutes a run}".',
        'Undo covers data already written, with {the list of readers to tell|a marker column per load}.',
        'code-review> On the third repeat of a fault, would change {the template|the default merge helper} rather than comment again.',
        'Not asked about, so not seen: how this scales over several repositories.',
      ],
    },
    {
      did: [
        'code-review> Traced the append to the {template everyone copies|scaffold command} and would change that, with the old form made to fail in review. Did the same at work: reruns that doubled data went from {seven a quarter to none|about one a month to one in a year}.',
        'Measures checks: {11 of 40 had never failed, dropped them and cut the run from 26 to 9 minutes|kept the ones that caught something in two quarters}. Gave the one that was dropped wrongly and came back.',
        'Made the safe way the quick one: one command {releases, watches and takes back|with shadow run and comparison}; after {two|three} months {nine of ten|all but one} teams used it unasked.',
        'code-review> Complete review in {ten|eleven} minutes, then spent the rest on why three people could have written it: no merge helper, {no fixture for reruns|no example job with tests}. Sketched both.',
      ],
      after: [
        'sql> Half a year on, somebody new could change it without meeting its author; I tried and could.',
        'Backed each claim with a before and an after, and said how they were counted.',
        'Asked for the weak point of the own approach: "{people stop thinking about reruns, so we break one on purpose each quarter|the helper hides the key; we print it in the log}".',
        'code-review> Sam would have left the talk with {two|three} things to do and knowing why.',
      ],
    },
  ],
};
