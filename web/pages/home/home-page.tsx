import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { listAuditEntries } from '#shared/audit.ts';
import { listInvitations } from '#shared/identity.ts';
import { type Role, roleNames } from '#shared/roles.ts';
import { mayCall } from '#web/api/may-call.ts';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { whatCanWait } from '#web/features/waiting/what-can-wait.ts';
import classes from '#web/pages/home/home.module.css';
import { HomeWaiting } from '#web/pages/home/home-waiting.tsx';
import { list } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import { PageHeader } from '#web/ui/page-header.tsx';

export function HomePage(): ReactElement {
  const { member, org } = useSignedIn();
  return (
    <>
      <PageHeader
        title={`Hello, ${member.name}`}
        about={`You are ${list(member.roles.map((role) => roleNames[role]))} at ${org.name}.`}
      />
      {whatCanWait.some((endpoint) => mayCall(endpoint, member.roles)) && <HomeWaiting />}
      <h2 className={classes.title}>What is here for you</h2>
      <ul className={classes.cards}>
        {cardsFor(member.roles).map((card) => (
          <li key={card.title} className={classes.card}>
            <h3>
              <Link {...card.link} className={layout.cover}>
                {card.title}
              </Link>
            </h3>
            <p>{card.about}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Card {
  readonly link: LinkProps;
  readonly title: string;
  readonly about: string;
}

/** Only pages that exist and that these roles may open. */
function cardsFor(roles: readonly Role[]): Card[] {
  const cards: (Card | false)[] = [
    {
      link: { to: '/people' },
      title: 'People',
      about: mayCall(listInvitations, roles)
        ? 'Who belongs to the organisation, with which roles. Change them, or end a membership.'
        : 'Who belongs to the organisation, and what they do in it.',
    },
    mayCall(listInvitations, roles) && {
      link: { to: '/people/invitations' },
      title: 'Invitations',
      about: 'Invite a person and pass on the link. See who hasn’t joined yet.',
    },
    mayCall(listAuditEntries, roles) && {
      link: { to: '/audit' },
      title: 'Audit trail',
      about: 'What was done, by whom and when. Check that nothing was changed afterwards.',
    },
    {
      link: { to: '/account' },
      title: 'Account',
      about: 'Your name, time zone and password; signing out; the API reference.',
    },
  ];
  return cards.filter((card) => card !== false);
}
