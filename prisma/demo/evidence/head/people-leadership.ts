import type { EvidenceBank } from '../bank.ts';

export const peopleLeadership: EvidenceBank = {
  openings: {
    strategy: [
      'Team structure in the case.',
      'On 26 people and two vacant leads.',
      'First month, in the case.',
    ],
    postmortem: ['With me as Kim.', 'Kim, in the room and afterwards.', 'Who leads the next review.'],
    'people-and-partners': [
      'People part, {25|twenty-five} minutes.',
      'Somebody who came to lead others.',
      'A person whose results were not enough.',
      'A post they filled.',
    ],
  },
  levels: [
    {
      did: [
        'Group described by {tools|output}: "{six pipeline people, four SQL|30 pipelines a quarter}". Nobody\'s development told, asked {twice|in two ways}.',
        'people-and-partners> Weak results: {HR took over|"they left by themselves"}. First sign, expectation and help could not be given.',
        'All decisions with the Head: {releases, hires, designs|every design}; managers "{carry it out|report on Mondays}".',
        'postmortem> Let Kim\'s apology stand and {added to it|asked for more}: "{own it|thank you, next time think}".',
      ],
      after: [
        'people-and-partners> "We" throughout; whose decision it was could not be found out.',
        'strategy> The 26 appear as {capacity|boxes}.',
        'people-and-partners> Hires by {feeling|coffee}: "{I know after ten minutes|you see it in their eyes}".',
        'postmortem> Next review: "{me again|whoever has time}".',
        'strategy> Vacant leads: {advertise|look outside}, nobody inside considered.',
      ],
    },
    {
      did: [
        'postmortem> Said the right thing to Kim ({"we all would have"|"thank you for telling"}) and in the next sentence asked {how it could happen|who had approved it}. Afterwards "{a quiet word|nothing further}".',
        'postmortem> Told Kim "{no blame|it happens}" and went on; what Kim should take from it, or the others, was left to {chance|each of them}. Would lead the next review "{to be safe|myself again}".',
        'strategy> {Four|Five} boxes with technology names; leads are "{the strongest engineers|whoever wants it}". What the engineers lose was news.',
        'people-and-partners> Regular talks, and feedback as "{good job|more ownership}". An instance of behaviour came in {none|one} of three stories.',
        'people-and-partners> Acted on weak results after {five|seven} months; what had been expected was {not written|"clear, I think"}.',
        'people-and-partners> Hired against the {advert|old text}; {three|four} talks, an impression each, then a vote.',
        'strategy> Teams by {project|technology}; what is needed in a year was not part of it. Leads chosen by {length of service in the code|who was there}.',
      ],
      after: [
        'strategy> First month: {one-to-ones|town hall}, then reorganise.',
        'people-and-partners> One person named who grew, by {their own effort|changing jobs}, it seemed.',
        'postmortem> To Kim: friendly, general; the others in the room learnt {little|that it is fine}.',
        'Delegates tasks, keeps {the decision|the budget}.',
        'people-and-partners> Would do it earlier today, says so {with some feeling|plainly}; how, stayed open.',
      ],
    },
    {
      did: [
        "postmortem> Thanked Kim for the find, named the threshold as the group's {choice|default} and gave the next step to {another team|whoever owns the count}; the room relaxed, and {two|three} people spoke up.",
        'strategy> First month is for finding out: {one talk with each of the 26|what each lead decides alone}, incidents read, nothing moved. Would notice a lead in trouble by {waiting work|who asks whom}, and says what help looks like.',
        'postmortem> Kept the room off Kim in one sentence, asked {each|three} of us what we had relied on, and spoke with Kim alone afterwards about {the next threshold|what was good in the find}.',
        "strategy> Teams by business area, {five to seven|six} people each; named what engineers lose ({their specialists' round|the common stack}) and offered {a guild|rotation} for it.",
        'people-and-partners> Expectation per level, feedback tied to instances: {two incidents led, one handed over badly|a design note that others could use}. Named {two|three} who grew, and how.',
        'people-and-partners> Weak results: first sign in week {three|four}, talk in the same week, {three|two} goals and {pairing|a mentor}, {eight|ten} weeks. Ended {well|with another post}, told fairly.',
        'people-and-partners> Criteria agreed before the first talk: {four, each with a question|five with anchors}; {two|three} people asked the same things, wrote before they spoke.',
        'strategy> Teams own {an area from source to report|products end to end}; engineers asked first, {one|two} changes came from them.',
        'postmortem> Answered Kim with "{what would any of us have set with that data?|you found it; the rest of us built a place where it could hide}", gave Kim the action they wanted.',
      ],
      after: [
        'postmortem> Next review: {Kim with help|an engineer}, sitting beside them the first time.',
        "postmortem> Kim's manager is told {what, not who|the lesson}; fair.",
        'strategy> A lead found inside: {who leads reviews already|from the inherited team}, with {half a year|a quarter} of help.',
        'people-and-partners> Grew people; growing those who manage, {one instance|only begun}.',
        'people-and-partners> Hiring checked later against {half-year results|the first review}, by memory.',
        'strategy> First month: listens to all 26, leaves {planning|on-call} as it is.',
      ],
    },
    {
      did: [
        'postmortem> Took the apology as a way in: "{what made 15 look right?|who would have helped you then?}". Two others then told of their own guesses; {the product lead too|one of them a lead}. Planned how Kim leads the next, in {three|two} steps.',
        "strategy> Fills one lead's post from within, with {half a year of handing over|limits on half a page}, and one outside with criteria first; knows which of the 26 are near and {what each lacks|who would leave}.",
        'Handed over {hiring for two teams|the incident budget} with limits on half a page: {up to 40,000, no level changes|ask me only when two teams lose}. What the manager did with it, and one decision they would have taken otherwise.',
        "people-and-partners> Looked at {pay and promotion|hiring stages} by the numbers: {one stage lost twice as many of one source|raises ran 3 % apart at the same level}; cause, change, next year's figure.",
        'people-and-partners> Team design that failed: {platform apart from areas|a team for quality}; saw it by {tickets between teams|waiting time}, took it back after {nine|ten} months, told it straight.',
        'Successors for {three of four|both} main posts; one took over in {spring|a week}, results {held|dipped for a month, then held}.',
        'people-and-partners> Engineer to manager in {14|18} months: {first a project, then two people, then hiring|reviews, then a vacancy on trial}. What was hard to hand over: {the architecture meeting|saying no to sales}.',
      ],
      after: [
        'strategy,postmortem> What to leave alone was said first.',
        'postmortem> On a hunt in a review: talks with that manager the same day, {sits in the next one, silent|lets them watch a good one}.',
        'strategy> Those who lose by the new structure were named, with what they get.',
        'people-and-partners> Leaders of leaders: {one|first} example, promising.',
        'people-and-partners> Knows a people decision they got wrong: {kept a brilliant lead too long|split a good team}.',
      ],
    },
    {
      did: [
        '{Three|Two} managers they developed now have leaders of their own; named {two|four} of those and what they do. None came with a plan from above.',
        'Hiring is run by the teams: {trained, calibrated twice a year, reviewed against one-year results|criteria, shadowing, sign-off}; regretted leavers {from five to one|from 11 % to 4 %} in {two|three} years.',
        'Results held through {two changes of manager|a reorganisation}: promises {eight of nine|kept}, survey {unchanged|up a little}. Said who deserved the credit.',
      ],
      after: [
        'strategy> Said which leads would outgrow the structure in {two years|18 months}, and that this is the aim.',
        'postmortem> Everybody spoke; the head of the group least.',
        'people-and-partners> The decision they got wrong was told first and without polish, then what is done since.',
        'postmortem> Kim (me) left with {the next review to lead|a plan}, and wanted it.',
        'people-and-partners> Every claim had a person, a date and what they could do afterwards, names left out.',
      ],
    },
  ],
};
