import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { MyCalendar } from '#web/features/calendars/my-calendar.tsx';
import { NotificationSettingsForm } from '#web/features/notifications/settings-form.tsx';
import { ProfileForm } from '#web/features/profile/profile-form.tsx';
import { WorkingHoursForm } from '#web/features/scheduling/working-hours-form.tsx';
import { useSignOut } from '#web/features/session/mutations.ts';
import { OrgChoices } from '#web/features/session/org-choices.tsx';
import { PasswordForm } from '#web/features/session/password-form.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { FormError } from '#web/ui/states.tsx';

export function AccountPage(): ReactElement {
  const { account, member, org, orgs, endsAt } = useSignedIn();
  const signOut = useSignOut();
  return (
    <>
      <PageHeader title="Account" about={`Signed in as ${account.email} at ${org.name}.`} />
      <section className={layout.section}>
        <h2>Profile</h2>
        <p>How colleagues at {org.name} see you.</p>
        <ProfileForm key={member.id} me={member} />
      </section>
      <section className={layout.section}>
        <h2>Notifications</h2>
        <p>Mail says who, what and when, and never what anybody wrote or gave.</p>
        <NotificationSettingsForm key={member.id} />
      </section>
      <section className={layout.section}>
        <h2>Working hours</h2>
        <p>
          When you can be asked to interview, in {member.timeZone}. Another time is pointed out, and never
          refused.
        </p>
        <WorkingHoursForm key={member.id} />
      </section>
      <MyCalendar key={member.id} />
      {orgs.length > 1 && (
        <section className={layout.section}>
          <h2>Organisation</h2>
          <p>Your account belongs to several. Go on in another one:</p>
          <OrgChoices present={org} orgs={orgs} />
        </section>
      )}
      <section className={layout.section}>
        <h2>Password</h2>
        <p>Changing it ends every other session of your account; this one goes on.</p>
        <PasswordForm email={account.email} />
      </section>
      <section className={layout.section}>
        <h2>For programmers</h2>
        <p>Everything these pages do goes through the API.</p>
        <a href="/api/docs">Open the API reference</a>
      </section>
      <section className={layout.section}>
        <h2>Session</h2>
        <p>
          On this device until <Moment at={endsAt} />, or earlier when it is not used for a while.
        </p>
        <FormError error={signOut.error} />
        <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate({})}>
          Sign out
        </Button>
      </section>
    </>
  );
}
