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
      did: {
        any: [
          'Went to {the chief executive|my boss} before talking with the other side; "{it needs a decision from above|rank settles it}".',
          'The other function is {a queue|"not reasonable"}. Its case, when I asked: {none|one sentence, mocking}.',
          'Executive got {a list of jobs|the timeline}; nothing to decide, and heard of it {at five|from somebody else}.',
        ],
      },
      after: [
        'Agreed in the end: {nothing|to meet again}.',
        'Bad news waits "{until we know everything|for the full report}".',
        'On follow-up blamed {product|analytics} a second time.',
      ],
    },
    {
      did: {
        any: [
          'Meets counterparts {weekly|often}; trades: {your freeze for my date|one feature each}. The aim of neither side came out.',
          'Definition of {active customer|churn} agreed "{in the minutes|in a meeting}"; two quarters later there were {three|still two}.',
          'Committed to eight weeks before asking {security|who else is hit}.',
          'Gave the executive detail of {ten|eight} minutes, correct, without a question at the end.',
        ],
      },
      after: [
        'Head of analytics wanted a freeze and got {half of one|a promise}.',
        'My objection was answered with {the plan again|more slides}.',
        'Listens well; little comes of it.',
      ],
    },
    {
      did: {
        any: [
          'Found what each side has to decide: {security signs for a risk, product for a date|product needs a demo, analytics trust}, and said openly who does not get what.',
          'Ownership settled in writing with {a named person|the product lead}, until {Friday|the next release}; meaning of the count in {one sentence|two lines}.',
          'Executive got {two|three} choices with consequences: {say it to investors now, or with the cause on Monday|mark the tile, or take it down}.',
          'Bad news within {the hour|two hours}, with what is unknown and {the next word|a time}.',
        ],
        postmortem: [
          'To me as chief executive: "{you told them 11 % too few, we knew at half past one and should have called you then|we failed to call you; here is what you can say today}".',
        ],
      },
      after: [
        'Freeze became {one marked tile|48 hours for one figure}; analytics could live with it.',
        'Stood firm under pressure, not yet moved by {evidence|a good point}.',
        'Agreement was read back to me in {one sentence|plain words}.',
        'Known result: {it held for the year|finance still uses it}.',
      ],
    },
    {
      did: {
        any: [
          'Brought opposed goals to one decision on shared figures: {readers, date and open findings on one page|14 days later costs 200,000, a leak costs more}; I, as both, agreed.',
          "Put the absent side's case so that {security|finance} would have signed it, then changed {the order of two steps|the date} because of it.",
          'Told of a deal that held under pressure: {year end|a lost customer}; sales asked to break it, {the owner|product} said no themselves.',
          'Gave the executive what to say, what not, and {who answers if asked|the figure with its range}. Four sentences.',
        ],
        governance: [
          'Plan with control, owner, date per line; security got {the log first|a stop if it slips}, product {consented chats in week six|a demo on masked data}. Both asked for the page.',
        ],
      },
      after: [
        'Asked product what an early question would be worth to it; came to {a slot before each quarter|a named contact}.',
        'Says where they were wrong: {pushed finance too long|trusted a nod}.',
        'Kept the two roles apart and used their names for things.',
        'How it works without them in the room was thin.',
      ],
    },
    {
      did: {
        any: [
          'A way to decide without them: {45 minutes a month, who sits, what they see, who has the last word|a rule for risk up to a limit}; {30|24} cases in a year, {two|three} escalated.',
          'A fight between {two executives|sales and finance} became a rule others use: {the count that is paid on is the count that is shown|whoever changes it announces with its effect}. Still in force after {three years|two Heads}.',
          "Counterparts argue the platform's needs: {the sales head asked for the contract check|finance defended the debt budget}; gave {two|three} instances.",
        ],
      },
      after: [
        'I tried to reopen it twice; each time my own reason was used, kindly, to close it.',
        "Chief executive (me) left with a sentence for investors and {trust in tomorrow's figure|a date}.",
        'Named the price: {slower first month|two friendships under strain}.',
      ],
    },
  ],
};
