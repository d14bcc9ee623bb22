import type { EvidenceBank } from '../bank.ts';

export const headGovernance: EvidenceBank = {
  openings: {
    architecture: [
      'Names and addresses in the drawing.',
      'Last ten minutes of the review.',
      'On the shared join.',
    ],
    governance: [
      'Governance round, 340 readers.',
      'Ten weeks to the audit.',
      'On controls and proof, {twenty|eighteen} minutes.',
      'Sheet read, two questions on the rules.',
    ],
  },
  levels: [
    {
      did: [
        'architecture> Names in the model\'s table: "{they are all under contract|data scientists need data}". 90 readers, no question; an owner for the join "{comes by itself|is IT\'s matter}".',
        'governance> Passes access and retention to {security|legal}: "{they tell us|not engineering}". Where the conversations lie besides the main store: no idea.',
        'Audit means {a task force|three weeks of papers} before it starts. An exception is settled "{between the two heads|with a quick call}".',
        'governance> Would train on all three years: {"it is our data"|the rule is for others}. The purpose on the sheet was read out and left.',
      ],
      after: [
        'What checks it? "{The manager signs|People know}".',
        'governance> 340 readers: {a mail to all|wait for the audit}.',
        'Risk is accepted by {whoever needs it|"the business"}.',
      ],
    },
    {
      did: [
        'Policies and a control round the main store; the shared extracts are known and there is {no plan|only a ban} for them.',
        'governance> Approval by hand for every request, {now with two signatures|by the team lead}. Eleven days would become {nine|ten}.',
        'Could tell the auditor what should happen; for what did, {a sample of tickets|the list as of today}.',
        'governance> Takes the third without a reason off the list. What keeps it from growing back: "{a yearly review|discipline}".',
      ],
      after: [
        'architecture> Found the names in the drawing {with help|late}, wants them "{hidden|encrypted}".',
        'architecture> Owner of the join: {both teams|to be discussed}.',
        'governance> Erased after training: "{then we retrain some day|that is a legal question}".',
        'governance> Of the four items on decision rights, {two|one} placed with a reason.',
        'governance> Security was heard first and {product|the date} then forgotten.',
      ],
    },
    {
      did: [
        'architecture> Followed names and addresses from {two services|the orders} to the model, cut them at the first step, left a key; 90 readers down to {the six who train it|seven} before go-live, retention with the next release.',
        'governance> Classes with an owner and a control each; access by role, {90|180} days, logged. {Two|Four} weeks for the 340, by {last use|role}, the rest keep a reason.',
        'governance> Training only on what was collected for {support|that purpose} and is younger than 24 months; the remainder needs asking anew. Erasure and expiry are {steps of the pipeline|built in before the first run}.',
        'governance> Sorted decisions: readers cut alone, {masking with the team|a new step with security}, older conversations {not at all|to the privacy lead}, audit date to {the executive|whoever owns the audit}.',
        'Routine proof: the monthly {report on access|list of overdue reviews} is the evidence, nothing made for the audit.',
        "architecture> Personal fields leave the model's table before it goes live; {a key|a coarse region} is enough there. Owner for the join: {the team that pays for it|named by Friday}.",
      ],
      after: [
        'architecture> What may come later is dated and has a name on it.',
        'architecture> An owner gets a say on change and access, and {an hour a week|the pager} for it.',
        'governance> In ten weeks: access and log done, {copies begun|extracts half}; says so beforehand.',
        'governance> Waiting time would be {three|four} days; not yet shorter for low risk.',
        'governance> Offers product {replies from templates|training on consented chats} in the meantime.',
        'Complete, orderly; figures came from the sheet only.',
      ],
    },
    {
      did: [
        'architecture> Two gates before go-live ({no personal field behind the join, owner signed|fields and readers}), the rest after, each with the harm it prevents. Asked what {logs of failed rows|the restore copy} hold; nobody else today did.',
        'Low risk by rule: {masked views at once, raw by request|role and purpose match, then no person in between}. In the past case waiting fell from {nine days to one|eleven days to three hours} and extracts {by two thirds|from 60 to 8}.',
        'Measures the gaps: {readers without use in 90 days|overdue reviews}, waiting, findings open. Findings went {14, 9, 4|from 22 to 7} in three audits.',
        'governance> Stopped a use for lack of purpose and brought another way within {a week|days}: {drafts from the public help texts|opt-in for 5,000 chats}. Product went with it.',
        'governance> Tells the auditor about {the service accounts|two copies} first, with date and owner.',
        'governance> Plan by week: {reason or removal in two, masking in five, log tested in seven|access in three, retention in six}. Knows what will not be ready and who has to accept that.',
      ],
      after: [
        'architecture> Gave the team the default rather than the order: {masked by template|expiry comes with the table}.',
        'Who may accept which risk is one table, {signed|agreed} by security and legal.',
        'governance> A model already trained: kept with its list of inputs, {retrained each quarter|replaced within a month of an erasure}.',
        'If a risk were accepted that should not be: {written dissent and a date to look again|told the executive and did it}.',
        "The teams' own part in it less clear.",
      ],
    },
    {
      did: [
        'Controls that teams take up from defaults and that record themselves: {nine of eleven|all six} teams, an audit answered in {two days|an afternoon}, no finding on access for {two years|four audits}.',
        'One decision before a use starts: security, legal, product in {30|45} minutes on {one page|a fixed form}; {40|26} cases in a year, {three|four} stopped, average {six|four} days.',
        'governance> Narrower and quicker in one change: {340 to 52 readers|readers by 80 %}, access in {an hour|the same day}; told which group lost something and what it got.',
      ],
      after: [
        'governance> Both of my roles signed the same page in {nine|eleven} minutes.',
        'governance> Raised the leak that the sheet does not mention: {the draft replies themselves|the test store}.',
        "Said what they would do worse than today's team at first, and for how long.",
      ],
    },
  ],
};
