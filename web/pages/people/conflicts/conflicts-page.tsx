import type { ReactElement } from 'react';
import { getLoopWarnings } from '#shared/plan-warnings.ts';
import { mayCall } from '#web/api/may-call.ts';
import { CandidatePicker } from '#web/features/candidates/candidate-picker.tsx';
import { ConflictList } from '#web/features/conflicts/conflict-list.tsx';
import { Declare } from '#web/features/conflicts/declare.tsx';
import { MemberPicker } from '#web/features/people/member-picker.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { PeopleTabs } from '#web/pages/people/people-tabs.tsx';
import layout from '#web/ui/layout.module.css';
import { PageHeader } from '#web/ui/page-header.tsx';

/** The register: everybody's for planners, one's own for everybody else. */
export function ConflictsPage(): ReactElement {
  const { member: me } = useSignedIn();
  const plans = mayCall(getLoopWarnings, me.roles);
  return (
    <>
      <PageHeader
        title="Conflicts of interest"
        about={
          plans
            ? 'Who knows which candidate from elsewhere. Planners are warned by it; nobody is stopped.'
            : 'Which candidates you know from elsewhere. You and planners see it.'
        }
        action={
          plans && (
            <Declare
              self={{ id: me.id, name: me.name }}
              personPicker={(field) => <MemberPicker {...field} />}
              candidatePicker={(field) => <CandidatePicker {...field} />}
            />
          )
        }
      />
      <PeopleTabs roles={me.roles} />
      <ConflictList
        empty={
          plans
            ? 'Nobody has declared one.'
            : 'None. You declare one on the page of a loop that you interview on.'
        }
      />
      {!plans && (
        <p className={layout.note}>What you declared stays here until you or a planner withdraw it.</p>
      )}
    </>
  );
}
