import type { ReactElement } from 'react';
import type { Loop } from '#shared/loops.ts';
import { ConflictList } from '#web/features/conflicts/conflict-list.tsx';
import { Declare } from '#web/features/conflicts/declare.tsx';
import { MemberPicker } from '#web/features/people/member-picker.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import layout from '#web/ui/layout.module.css';

/** Conflicts of interest with a loop's candidate; planners declare those of others, too. */
export function LoopConflicts({ loop }: { readonly loop: Loop }): ReactElement {
  const { member: me } = useSignedIn();
  return (
    <section className={layout.section} aria-labelledby="conflicts">
      <h2 id="conflicts">Conflicts of interest</h2>
      <p>
        Whoever knows the candidate from elsewhere says so here. Planners are warned; a person decides what
        follows.
      </p>
      <ConflictList loopId={loop.id} empty="None declared that you may know of." />
      <Declare
        self={{ id: me.id, name: me.name }}
        personPicker={loop.can.plan ? (field) => <MemberPicker {...field} /> : undefined}
        loop={{ id: loop.id, candidateName: loop.candidate.name }}
      />
    </section>
  );
}
