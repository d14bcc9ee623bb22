import type { EvidenceBank } from '../bank.ts';

export const leadGovernance: EvidenceBank = {
  openings: {
    'code-review': [
      'On who can read what this job writes.',
      'Last part of the review.',
      'The password and the ticket text.',
    ],
    governance: [
      'Desk sheet, items one and four.',
      'Access list first, then the agency file.',
      'Agency file and the auditor.',
      'Read the sheet in {four|five} minutes.',
    ],
  },
  levels: [
    {
      did: [
        'governance> Would {leave the 64 readers as they are|open it for all analysts}: "{otherwise we only get tickets|they all work here}". Which fields are personal was not asked.',
        'Pointed to {the policy|legal|security} for every item. Asked what in the pipeline enforces it: "{people sign it|that is their job}".',
        'code-review> Ticket text and address in an open table were {not seen|"handy for debugging"}. The password would be {deleted in the next commit|moved to a comment in the wiki}.',
      ],
      after: [
        'code-review> "{It is an internal table|Analysts may see that}", also after the address was pointed out.',
        'Copies and logs did not come up, also when I asked where the field ends up.',
        'governance> The auditor would get {the policy document|a screenshot of the groups}.',
        'governance> Would send the whole file to the agency, "{they are under contract|marketing has to answer for that}".',
      ],
    },
    {
      did: [
        'Named the personal fields and wants access by team. Left out {the two extracts|logs and test data}; came to them only with a hint.',
        'governance> Deletes the customer {by hand in the main table|with a script for the tables on the drawing}. No record that it was done, except {the ticket|a mail}.',
        'governance> Could describe how access {should|is meant to} be granted; asked for proof of March, had {the group list of today|nothing older than a week}.',
        'code-review> Removed the password and would {rotate it when there is time|tell the author}. Who else may have read it was not asked.',
        'governance> Cut the 64 to {the team|about 30} by asking managers for a list. No end date, so "{we would do it again next year|it grows back, I know}".',
      ],
      after: [
        'code-review> Asked for masking, could not say {where|of what}.',
        'Retention was "{a setting in the store|something for later}".',
        'governance> Reduced the agency file by {the name|one column} when asked for the least that would do.',
        'Understands the aim, has no control for it yet.',
      ],
    },
    {
      did: [
        'Sorted the fields into {three|four} classes and gave each the least access that does the job, with an end date of {90 days|six months} and a log of who read it.',
        'governance> Followed the address into {extracts, event log and the test copy|two extracts and the backup} and said which of them gets what: delete, blank, let expire.',
        'code-review> Support table without text and address: response times need {the ticket id and two timestamps|neither}. The raw text stays where {five|six} people can read it.',
        'code-review> Password: revoke now, look who used it, {tell security|write it down}, then a check that refuses such a line in a change.',
        'governance> Of the 64, takes the 20 who moved away off this week after looking at {last use|the read log}; the rest get a reason and an end date. Warned the {two|three} reports that would break.',
      ],
      after: [
        'code-review> Told Sam why, without a lecture; the next table will be right.',
        'code-review> Logs and the failed-rows table came up when I asked.',
        'governance> For the agency: {hashed addresses and one flag|an audience without usage}, and an owner who signs what remains.',
        'governance> Deletion is a step in the pipeline with a record, so a reload does not bring the row back.',
        'governance> The auditor would see who had access and why; who actually read it, {only since the log exists|for thirteen weeks}. Said so unasked.',
        'Sound throughout; nothing yet on how other teams would take this up.',
      ],
    },
    {
      did: [
        'New tables arrive classified, masked and due to expire; leaving that is the thing that needs a reason. Has run it for {a year|14 months}, {three|four} exceptions, each with an end.',
        'governance> Went looking for gaps of the own control: {service accounts are not in the log|exports by scheduled mail go round it}. Would tell the auditor about {that one|both} first.',
        'Weighed it aloud: a second approval would stop {perhaps one misuse a year|very little} and cost {every analyst two days|300 waits}; chose the log and a weekly look instead.',
        'governance> Refused the file and had a way for Monday: {the audience is matched inside, the agency gets counts|we send, they give us the text}. Same customers, {one field instead of nine|no usage at all}.',
        'governance> Erasure across the eleven tables as one key that is withdrawn, extracts rebuilt {the same night|within 24 hours}, a receipt per request. Noticed that invoices keep {the name|an address} by rule and said who answers for that.',
        'code-review> Ranked the open ticket text above the doubled rows: "{a wrong count can be corrected on Monday, this can not|we can not un-read it}". Narrow view for analysts, raw behind a group with an end date.',
      ],
      after: [
        'code-review> Would add a check for personal fields to {the template|every new table}.',
        'Asked what the fields reveal together: {postcode and plan point at one household|usage times give away working hours}.',
        'Names who may accept the rest of the risk, and it is not the engineer.',
        'Friction was measured once: access in {two hours, earlier three days|half a day, earlier a week}.',
        'Less sure about proof over {several systems|shared service accounts}.',
      ],
    },
    {
      did: [
        'Control that others apply unaided: a table without class or expiry {does not deploy|fails its check}. {Six|Seven} teams use it, none asked for help in the last {quarter|half year}, and the evidence for an audit is a query.',
        'Asks the purpose again when tables are joined; told how {two harmless tables|usage and support} together named people, and how the join now needs its own reason. {Two|Three} uses were changed, one was stopped.',
        'Narrower and quicker at once: readers of the contact data from {64 to 17|90 to 22}, time to get access from {four days to an hour|a week to the same morning}, both from the log.',
      ],
      after: [
        'Raised the one weakness unasked and when it will be closed.',
        'governance> Marketing "{would say yes to this|gets its Monday and we keep the data}", and I, playing marketing, would have.',
        'Could show the record for any day since {spring|the change}, and what it does not cover.',
      ],
    },
  ],
};
