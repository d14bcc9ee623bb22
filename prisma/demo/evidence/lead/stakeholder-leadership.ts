import type { EvidenceBank } from '../bank.ts';

export const leadStakeholders: EvidenceBank = {
  openings: {
    incident: [
      'The messages, and the finance lead on the phone.',
      'With me as the finance lead.',
      'Two days later, with the billing engineer.',
    ],
    'past-work': [
      'Two meanings of one figure, from a past job.',
      'Past work: a request they turned down.',
      'Story about {active users|net revenue|churn|stock on hand}.',
    ],
    governance: ['Role-play with the marketing lead.', 'The owner question.', "Monday's file."],
  },
  levels: [
    {
      did: [
        'Explained it in {table names and job ids|our own terms}; told that I do not follow, said the same {more slowly|again}.',
        'past-work> The other side was "{never clear about what they want|not technical}". Asked to put their case, could not.',
        'past-work,governance> Took the request {as worded|word for word} and passed the conflict up to {their manager|the lead}. No question what it is for.',
        'incident> Finance heard nothing until {09:40|the meeting}; then "{it is billing\'s fault|the number is wrong, do not use it}".',
        'governance> Said no to marketing in {one|two} sentences and left it there; no other way, no next word.',
      ],
      after: [
        'past-work> People learnt of the change {by its effect|when the dashboard moved}.',
        'incident,governance> My second attempt in the role-play ended at the same point, a little {louder|shorter}.',
        'Nothing was agreed that I could write down.',
      ],
    },
    {
      did: [
        'Asked what it is for, and took the first answer ("{for the board|reporting}"). The decision behind it did not come out.',
        'Stated the technical position well, then {stated it again|repeated it in other words} when I pushed. No step towards my side.',
        'past-work> Two definitions were settled by keeping both, {with a suffix|one per team}. Which one the board sees was left open.',
        'past-work> Informs when asked. In the story, {sales|support} found out {on the day|after a week}, "{they could have looked at the board|it was in the channel}".',
        'incident> First message correct but for engineers: {column, load, null rate|job names and a time}. What finance should do meanwhile was missing.',
      ],
      after: [
        'Offered a compromise at the end that gives each side half; neither needs that.',
        'Gave my reason back {partly|in their own words}; the interest behind it was missed.',
        'Friendly and patient; the talk stayed {on positions|at the surface}.',
      ],
    },
    {
      did: [
        'Got to the decision behind the request within {two|three} questions: {who gets called on Monday|whether to pay partners today}, and agreed what finished means for it.',
        'incident,governance> Put the choice as what each side {gains and loses|gets and gives up}, in plain words: {a right number at eleven or an estimate at nine, marked|less data now, the same people reached}.',
        'past-work> Definition written down with an owner and a date; {both teams|the three teams} told {a week|ten days} before it took effect.',
        'Said plainly what will not happen and why, and what {will|can} by tomorrow. I knew what was needed from me.',
        'incident> At 08:25: "{revenue on page one is wrong, too low, we do not know why; please do not use it; next word at 08:45|do not act on yesterday\'s revenue; we know more at quarter to}". Four lines, no jargon.',
        'past-work> Reshaped a request for {a daily dump|a dashboard of 40 figures} into {three|two} figures someone acts on; told the requester what was left out.',
        'governance> Heard marketing out, asked for the number of customers and the date, offered a way with less data. I accepted {with a grumble|after two questions}.',
      ],
      after: [
        'governance> Told me by when I will hear and what to send {today|by tonight}.',
        'governance> The no was a no; the tone stayed friendly under {two|three} pushes.',
        'incident> Messages came when promised, {all three|both}.',
        'incident> Did not let me have "{yesterday plus two per cent|an estimate without a label}", offered the last closed day instead.',
        'incident> Checked the message by asking me {to repeat what I would do|what I will tell the board}.',
        'past-work> The agreement held for {a quarter|some months}; not known since.',
        'past-work> Told conflicts fairly; both sides had a reason in it.',
      ],
    },
    {
      did: [
        'past-work> Declined {a feed for one dashboard|a second revenue figure} with the reason and a way that {needed two days|was there already}; the asker told others about it, and {three|two} similar requests went the same way.',
        "past-work> Let {support and product|the two teams} each show the case where the other's number hurts them; the rule they wrote has {an owner|a date for looking again} and survived {a price change|two closings}.",
        'past-work> Brought {finance and product|sales and support} to one definition with {12|20} customers on whom their numbers part; they settled {ten|17} themselves, the rest took one meeting.',
        'incident> Says what is not known and when it will be: "{cause open, scope known, 08:45|I can tell you the direction now and the size at nine}". Kept both times.',
        'governance> Declined with a reason and another way, then asked whether that {solves it|would do for Monday}; changed the offer once when I showed where it did not.',
        "incident,governance> Opened with what the other side gets out of it: {two weeks' notice saves billing a night like this|an owner gets to say no}. I, as {billing|sales}, would have signed.",
        'incident> With the billing engineer: began with "{you kept to every rule there was|nothing in your checklist would have told you}", left with {notice to a channel that is read, and a test both sides run|a shared check and a date}.',
        'governance> No owner: set out what owning costs ({an hour a week|one review a month}) and brings, let the three groups choose from {two|three} set-ups, with a default date if none agrees.',
      ],
      after: [
        'governance> I got my Monday, in another form; asked to say so to {my team|the agency} myself.',
        'Afterwards I was asked to say back what we agreed. I could, in {one|two} sentences.',
        "Put the absent side's case so that {they|sales} would have nodded.",
        'past-work> Rule still stands after {a year|three quarters}, they say; an example from last month supported it.',
        'incident,governance> One moment of talking over me, noticed and {taken back|apologised for}.',
      ],
    },
    {
      did: [
        "incident> Every message had one reader and one thing to do: finance {holds page one|gives Monday's figure}, partners {wait until ten|hear it from their contact}, the group knows who decides. Two days later left billing with a rule that billing {had proposed|wanted first}.",
        'governance> Turned me from a date to a goal in {three|four} questions, let me design the narrower way, then wrote the agreement in {two|three} lines with an owner who was not in the room but had been asked that week.',
        'past-work> Changed how it is decided: a {monthly half hour|standing slot} where definitions are proposed with the customers they move, an owner per figure, {silence for five days means yes|the owner decides}. Runs {without them for a year|since they left the group}.',
        'past-work> Won a source team over with a benefit of its own: {their on-call pages fell by half|they see broken releases before their customers do}. After that {three|two} more came unasked.',
        "incident> Handled me in two roles at once, gave each an answer that survived the other's, and ended with one sentence both would sign. Wrote it down and read it back.",
      ],
      after: [
        'Left me with the feeling that it had been my idea, and the file inside.',
        'Closed with who tells whom, by when; read back without a correction.',
        'past-work> Showed an agreement that held {through a bad quarter|when pressure rose before year end}, without stepping in.',
        'past-work> Asked what it had cost, told of {a month of slow decisions|one lost argument} and why it paid.',
        'past-work> Counterparts now argue {for the shared figure|for the notice period} themselves; gave two instances.',
      ],
    },
  ],
};
