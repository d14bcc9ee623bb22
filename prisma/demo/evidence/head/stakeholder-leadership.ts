import type { EvidenceBank } from '../bank.ts';

export const headStakeholders: EvidenceBank = {
  openings: {
    postmortem: [
      'With the chief executive (me) at the end.',
      'Product lead and head of analytics in the room.',
      'The messages after the review.',
    ],
    'people-and-partners': [
      'Two functions that wanted opposite things.',
      'Worst news to an executive.',
      'Partners, about {fifteen|twelve} minutes.',
    ],
    governance: ['Security against product.', 'Role-play, both sides by me.', 'Eight weeks or a halt.'],
  },
  levels: [
    {
      did: [
        'governance> Took security\'s side and called product {careless|in a hurry again}; the eight weeks were "{not serious|their problem}". Nobody in my two roles had a next step.',
        'postmortem> To me as chief executive: "{product changed something|it was a data issue, it is fixed}". What to say to investors was {my matter|not their call}; the head of analytics {was cut off|got no answer}.',
        'governance> Let security and product argue and then said "{legal should decide|I take whatever is decided}". Nothing on paper after {fifteen|twelve} minutes.',
        'people-and-partners> Went to {the chief executive|my boss} before talking with the other side; "{it needs a decision from above|rank settles it}".',
        'people-and-partners> The other function is {a queue|"not reasonable"}. Its case, when I asked: {none|one sentence, mocking}.',
        'postmortem> Executive got {a list of jobs|the timeline}; nothing to decide, and heard of it {at five|from somebody else}.',
      ],
      after: [
        'Agreed in the end: {nothing|to meet again}.',
        'Bad news waits "{until we know everything|for the full report}".',
        'people-and-partners> On follow-up blamed {product|analytics} a second time.',
      ],
    },
    {
      did: [
        'postmortem> Product lead and analytics each heard that they are {partly right|understood}; who announces what to whom was {to be looked at|taken offline}.',
        'postmortem> Told the chief executive (me) the cause in full and {late|in the end} that they had heard of it at five; an apology, and {no choice to make|nothing to say to investors}.',
        'governance> Told security that it is {safe enough|under control} and product that it will be {eight weeks|fine}. When I put the two sentences side by side: {"we will find a way"|silence}.',
        'people-and-partners> Bad news reached the executive {two days|a week} later, complete, with a plan; that the delay was the problem was seen {today|with hindsight}.',
        'people-and-partners> Meets counterparts {weekly|often}; trades: {your freeze for my date|one feature each}. The aim of neither side came out.',
        'people-and-partners> Definition of {active customer|churn} agreed "{in the minutes|in a meeting}"; two quarters later there were {three|still two}.',
        'governance> Committed to eight weeks before asking {security|who else is hit}.',
        'postmortem> Gave the executive detail of {ten|eight} minutes, correct, without a question at the end.',
      ],
      after: [
        'postmortem> Head of analytics wanted a freeze and got {half of one|a promise}.',
        'My objection was answered with {the plan again|more slides}.',
        'Listens well; little comes of it.',
      ],
    },
    {
      did: [
        'governance> Asked both for what they must not lose ({the audit|the date of the demo}) and built from there: {masked data for the demo, halt on the rest until the log stands|consent first, smaller set, same week}. Owner named for each line.',
        'people-and-partners> Worst news told the same day: {a wrong churn figure in a board paper|a region without data for a week}, known and unknown apart, {two|three} choices. The executive decided in {the call|ten minutes} and came back with trust, "{in the end|after a rough week}".',
        'governance> Both sides got a date and a control: log by week {three|four}, demo on {masked|consented} chats in week {six|seven}; wrote down who says stop.',
        'people-and-partners> Sales wanted speed, finance a close; put {both dates|the choice} on one page with what each loses, let {the two heads|them} choose, and kept to it when {it rained complaints|quarter end came}.',
        'governance> Found what each side has to decide: {security signs for a risk, product for a date|product needs a demo, analytics trust}, and said openly who does not get what.',
        'postmortem> Ownership settled in writing with {a named person|the product lead}, until {Friday|the next release}; meaning of the count in {one sentence|two lines}.',
        'postmortem> Executive got {two|three} choices with consequences: {say it to investors now, or with the cause on Monday|mark the tile, or take it down}.',
        'postmortem,people-and-partners> Bad news within {the hour|two hours}, with what is unknown and {the next word|a time}.',
        'postmortem> To me as chief executive: "{you told them 11 % too few, we knew at half past one and should have called you then|we failed to call you; here is what you can say today}".',
      ],
      after: [
        'governance> Security (me) asked for more; got a reason and {the log a week sooner|a seat in the review}.',
        'postmortem> Freeze became {one marked tile|48 hours for one figure}; analytics could live with it.',
        'Stood firm under pressure, not yet moved by {evidence|a good point}.',
        'Agreement was read back to me in {one sentence|plain words}.',
        'people-and-partners> Known result: {it held for the year|finance still uses it}.',
      ],
    },
    {
      did: [
        'postmortem> Moved product from "we announced it" to {a channel that is read, with a test both run|an owner for each rule that touches counts} by asking what {they would have wanted to know|would have saved them the day}. Analytics dropped the freeze for {a marked tile|one figure}.',
        "people-and-partners> Two functions at odds over {a price change|who counts a customer}: gave each the other's case to present. After {an hour|two meetings} the rule was theirs; it has been tested {twice|at two closings}.",
        'governance> Brought opposed goals to one decision on shared figures: {readers, date and open findings on one page|14 days later costs 200,000, a leak costs more}; I, as both, agreed.',
        "Put the absent side's case so that {security|finance} would have signed it, then changed {the order of two steps|the date} because of it.",
        'people-and-partners> Told of a deal that held under pressure: {year end|a lost customer}; sales asked to break it, {the owner|product} said no themselves.',
        'postmortem> Gave the executive what to say, what not, and {who answers if asked|the figure with its range}. Four sentences.',
        'governance> Plan with control, owner, date per line; security got {the log first|a stop if it slips}, product {consented chats in week six|a demo on masked data}. Both asked for the page.',
      ],
      after: [
        'postmortem,governance> Asked product what an early question would be worth to it; came to {a slot before each quarter|a named contact}.',
        'people-and-partners> Says where they were wrong: {pushed finance too long|trusted a nod}.',
        'governance> Kept the two roles apart and used their names for things.',
        'How it works without them in the room was thin.',
      ],
    },
    {
      did: [
        "governance> Had security and product (both me) write the stop rule for each other's risk; {eleven|nine} lines, owners, dates, and {what reopens it|who decides in doubt}. The next such use goes through the same page, without them.",
        'postmortem> Told me as chief executive in {three|four} sentences what was wrong, what to say and what is owed, then asked product and analytics to agree the rule for announcements between them, and {they did|left the room for it}.',
        'A way to decide without them: {45 minutes a month, who sits, what they see, who has the last word|a rule for risk up to a limit}; {30|24} cases in a year, {two|three} escalated.',
        'people-and-partners> A fight between {two executives|sales and finance} became a rule others use: {the count that is paid on is the count that is shown|whoever changes it announces with its effect}. Still in force after {three years|two Heads}.',
        "people-and-partners> Counterparts argue the platform's needs: {the sales head asked for the contract check|finance defended the debt budget}; gave {two|three} instances.",
      ],
      after: [
        'governance> Neither side got all it wanted, both could explain why.',
        'governance> I tried to reopen it twice; each time my own reason was used, kindly, to close it.',
        "postmortem> Chief executive (me) left with a sentence for investors and {trust in tomorrow's figure|a date}.",
        'people-and-partners> Named the price: {slower first month|two friendships under strain}.',
      ],
    },
  ],
};
