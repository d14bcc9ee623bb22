import type { EvidenceBank } from '../bank.ts';

export const dataArchitecture: EvidenceBank = {
  openings: {
    design: [
      'Design case, on the {board|shared page|whiteboard}.',
      'Took {five|eight|ten} minutes for questions before the drawing.',
      'Talked through the whole path first, details after.',
      'Design, first half.',
    ],
    governance: [
      'Item two on the desk sheet.',
      'Worked from the drawing of the eleven tables.',
      'On erasure and the two retention clocks.',
      'Had about {twelve|fifteen} minutes for this part.',
    ],
  },
  levels: [
    {
      did: [
        'design> One arrow from {source|app} to {report|dashboard}. Asked what sits in between and got the name of {a tool|a scheduler|a warehouse product}, twice; no layer had a purpose I could write down.',
        'design> Chose streaming {at once|in the first minute} and said it is "{just better|what everyone does now}". Could not say who needs a figure sooner than the next morning.',
        'Nothing in the design survives a changed source: asked what happens when a column {splits|disappears|changes type}, the reply was "{then the job fails and we fix it|billing should not do that}".',
        'governance> Would delete the customer from {the contacts table|one table} and "{ask the others to do the same|write a ticket for the rest}". Did not see that yesterday\'s load brings the rows back.',
      ],
      after: [
        'governance> What happens to the extracts: "{they expire some time|marketing has those}".',
        'When I asked what would break first: "{nothing, if it is set up properly|hard to say}".',
        'design> I offered {the late events|the duplicates|the refunds} as a hint; the drawing stayed as it was.',
        'No word on what the source promises, also not when asked {directly|twice}.',
      ],
    },
    {
      did: [
        'Has a raw and a prepared layer, but the same {dedupe|join|renaming} happens in both and it stayed open why there are two.',
        'Mentioned a contract with {billing|the app team|the source}; asked what is in it, named {the column list|an owner} and nothing about {lateness|change notice|missing days}.',
        'design> Gave one reason for batch ("{cheaper|simpler|we know it}") and let it go when I said {the deadline moves to five minutes|the volume triples}.',
        'Layers are there by {habit|name}. Could explain bronze, silver, gold as words; could not say what a reader of the middle one may rely on.',
        'design> Late events: "{we take what is there at midnight|they are one per cent, I would leave them}". Did not connect that with revenue having to agree with finance.',
        'governance> Erasure as a {nightly script|manual list} over the tables. Noticed the extracts only when I pointed at them; no idea yet how a reload stays clean.',
      ],
      after: [
        'Rebuilding a day would mean "{loading everything again|asking the source for a dump}".',
        'Improved a little after a hint: added {a staging table|a load date}, without using it for anything.',
        'Costs were "{not so important here|something to look at later}".',
        'I asked for one alternative; got the same design with {another store|a queue in front}.',
      ],
    },
    {
      did: [
        'Three layers, each with a sentence on why it exists: {raw kept as it came|an untouched copy}, {cleaned and keyed|one row per event}, and what consumers read. Named who would notice if the middle one were left out.',
        'Asked {what the source promises|how late an event may be and still count} and wrote down the answer as an agreement with {billing|the app team}: notice of {five|ten} days before a column changes, a count per day to check against.',
        'design> Batch for {revenue|the daily figures}, and said plainly what that gives up: nothing before {06:00|the morning run}. Would change it if someone decides within the hour.',
        'Weighed {two stores|a rebuild against an update in place} on latency, cost and who has to run it. Picked the {duller|cheaper} one and said what it makes harder: {ad-hoc history|a second consumer with other keys}.',
        "design> Put dedupe on the event id in the second layer and a {three|four}-day window for late ones. When the column split came up: a check on the source's shape stops the load and the old figure stays, marked as {stale|yesterday's}.",
        'governance> Moved the personal fields into {one table|a narrow table} with a key and let the other ten refer to it; deleting becomes one step there plus {a rebuild of two extracts|the event log, where the key is blanked}. Saw the reload problem {unaided|after a moment}.',
      ],
      after: [
        'governance> The cost of the shape was named: {one more join everywhere|a rebuild each night}.',
        'governance> A third rule for another country would go into {the same table of rules|a column per country}; workable.',
        'design> On the {second|later} change: would keep the layers and add a small fast path for sign-ups only, "{the rest does not need it|nobody closes books in five minutes}".',
        'design> Load was sized in words ("{a few gigabytes a day|not large}") rather than worked out.',
        'Could say what a reader does when the source is {late|half there}: sees the last good day, with its date.',
        'Follow-up on growth: {solid|sensible}, stayed general; no figure beyond the case sheet.',
      ],
    },
    {
      did: [
        'design> Worked out the load aloud: {40 million events at about 300 bytes, so 12 GB a day|around 500 events a second on average, ten times that at peak}. Used the figure to {rule out an hourly rebuild|choose the partition}, with the rough monthly cost beside it.',
        'Compared two shapes that would both work, {append with corrections|rebuild by day} and {merge on key|a log with snapshots}, and named the limit that tips it: {more than five per cent late|a consumer who needs history as it was}.',
        'Took me through a replay of {one bad day|last Tuesday}: what is loaded again, what must not double, which downstream tables follow and how one sees that it is finished.',
        'Separated what {may be revised|is provisional} from what must agree with the books, and let that decide the layers. Said before I asked what the design makes {slower|dearer}: {corrections older than a month|adding a source}.',
        'design> Second change card: kept the batch path, added a narrow stream for sign-ups with {its own table|a label "provisional"}, reconciled every night. Could be taken out again "{in a day|without touching revenue}".',
        'governance> Two clocks: usage expires at thirteen months into {monthly sums without a user key|an aggregate}, invoices keep their own minimal copy. Named the {two|three} figures that change when usage goes, before I asked.',
      ],
      after: [
        'governance> Tested the drawing with a reload of an old day: the erased customer stayed erased, {by key|by the list that is applied last}.',
        'design> Said "{at ten times the events I would stop merging and partition by arrival|the day we get a second country, this key is wrong}", which is the right limit.',
        'design> I split the amount column mid-way: {two minutes|a short pause}, then a versioned reader and a check that the parts sum to the whole.',
        'Asked for the cost of the road not taken, gave {about a third more storage|roughly double the compute} and how that was arrived at.',
        'One gap: who owns the {late-record window|shared keys} stayed open.',
      ],
    },
    {
      did: [
        'design> Began with who decides what at {07:00|seven} and derived the layers from there; dropped {one table|a whole layer} from the usual picture because nobody would act on it. Tested the rest against a dead source, {three|ten} times the load and a second country.',
        'Every step of the plan could be undone: first {a shadow run beside the old job|the contract and the count}, then the switch for one figure, then the rest. Gave the sign by which one would turn back at each step, in numbers.',
        'Told of a real design: the late-data rule came from measuring {six weeks|a quarter} of arrivals ({98.6|99.2} % within {nine|twelve} hours), and {four|three} other teams took it over. Said where it stopped fitting: {mobile clients offline for days|partners who send files}.',
        'governance> Shaped the tables so that erasure, retention and reload are one mechanism: a key that can be {thrown away|revoked}, everything else derived. Checked it against the {invoice|eight-year} rule and found the one place where it leaks, the {event log|old extracts}, unasked.',
      ],
      after: [
        'governance> Said what it costs: {about four weeks for two people|every reader goes through a view}, and who would have to agree.',
        'design> My changes were absorbed without redrawing; said which of them had been "{priced in|expected}" and which would cost {two weeks|a sprint}.',
        'Offered the limit unasked: "{past about 400 million a day I would not defend this|with more than three writers per table this falls apart}".',
        'Left a half-page of reasons that {another group|a newcomer} could work from.',
      ],
    },
  ],
};
