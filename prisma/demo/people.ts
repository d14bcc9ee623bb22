import type { Role } from '#shared/roles.ts';

/** A person of the demo company. */
export interface DemoPerson {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly timeZone: string;
  /** What the sign-in page calls them, for those a visitor may sign in as. */
  readonly shownAs?: string;
}

export const demoCompany = {
  name: 'Harbour Analytics',
  timeZone: 'Europe/Lisbon',
  domain: 'harbour.example',
} as const;

/** The password of everybody at the demo company, which exists in demo mode only. */
export const demoPassword = 'evenhand demo company';

export const demoPeople: readonly DemoPerson[] = [
  { name: 'Amara Okafor', roles: ['admin', 'recruiter'], timeZone: 'Europe/Lisbon', shownAs: 'Admin' },
  { name: 'Bruno Carvalho', roles: ['recruiter'], timeZone: 'Europe/Lisbon', shownAs: 'Recruiter' },
  {
    name: 'Chiara Conti',
    roles: ['hiring_manager', 'interviewer'],
    timeZone: 'Europe/Rome',
    shownAs: 'Hiring manager',
  },
  { name: 'Daniel Achterberg', roles: ['interviewer'], timeZone: 'Europe/Amsterdam', shownAs: 'Interviewer' },
  {
    name: 'Elif Yildiz',
    roles: ['interviewer', 'committee_member'],
    timeZone: 'Europe/Istanbul',
    shownAs: 'Committee member',
  },
  {
    name: 'Fionnuala Byrne',
    roles: ['approver', 'committee_member'],
    timeZone: 'Europe/Dublin',
    shownAs: 'Approver',
  },
  {
    name: 'Gustavo Reyes',
    roles: ['calibration_lead', 'interviewer'],
    timeZone: 'America/Mexico_City',
    shownAs: 'Calibration lead',
  },
  { name: 'Hanna Lindqvist', roles: ['auditor'], timeZone: 'Europe/Stockholm', shownAs: 'Auditor' },
  { name: 'Ibrahim Sesay', roles: ['interviewer'], timeZone: 'Europe/London' },
  { name: 'Joanna Wrona', roles: ['interviewer'], timeZone: 'Europe/Warsaw' },
  { name: 'Kenji Morita', roles: ['interviewer'], timeZone: 'Asia/Tokyo' },
  { name: 'Leila Haddad', roles: ['interviewer', 'committee_member'], timeZone: 'Europe/Paris' },
  { name: 'Marcus Obi', roles: ['interviewer'], timeZone: 'Africa/Lagos' },
  { name: 'Nadia Petrova', roles: ['recruiter'], timeZone: 'Europe/Sofia' },
  { name: 'Oskar Nyberg', roles: ['interviewer'], timeZone: 'Europe/Stockholm' },
  { name: 'Priya Raman', roles: ['interviewer', 'hiring_manager'], timeZone: 'Asia/Kolkata' },
  { name: 'Quentin Leroy', roles: ['interviewer'], timeZone: 'Europe/Brussels' },
  { name: 'Rosa Delgado', roles: ['interviewer'], timeZone: 'America/New_York' },
  { name: 'Samuel Teague', roles: ['interviewer', 'approver'], timeZone: 'America/Chicago' },
  { name: 'Tomas Havel', roles: ['interviewer'], timeZone: 'Europe/Prague' },
  { name: 'Uma Krishnan', roles: ['interviewer'], timeZone: 'America/Los_Angeles' },
  { name: 'Viktor Sandu', roles: ['interviewer'], timeZone: 'Europe/Bucharest' },
  { name: 'Wanjiru Kamau', roles: ['interviewer'], timeZone: 'Africa/Nairobi' },
  { name: 'Xavier Puig', roles: ['interviewer'], timeZone: 'Europe/Madrid' },
  { name: 'Yara Nasser', roles: ['interviewer'], timeZone: 'Asia/Beirut' },
  { name: 'Zeynep Arslan', roles: ['interviewer'], timeZone: 'Europe/Istanbul' },
  { name: 'Aino Virtanen', roles: ['interviewer'], timeZone: 'Europe/Helsinki' },
  { name: 'Mateusz Zielak', roles: ['interviewer'], timeZone: 'Europe/Warsaw' },
  { name: 'Freya Holmgaard', roles: ['interviewer'], timeZone: 'Europe/Copenhagen' },
  { name: 'Nikhil Bose', roles: ['interviewer'], timeZone: 'Asia/Kolkata' },
  { name: 'Mei Lin Koh', roles: ['interviewer'], timeZone: 'Asia/Singapore' },
  { name: 'Farid Rahman', roles: ['interviewer'], timeZone: 'Asia/Singapore' },
];

/** `amara.okafor@harbour.example`. */
export function demoEmail(person: DemoPerson): string {
  return `${person.name.toLowerCase().replace(/\s+/g, '.')}@${demoCompany.domain}`;
}
