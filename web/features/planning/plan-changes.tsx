import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { PlanChanges as Changes, LoopPreview } from '#shared/plan-changes.ts';
import { changeWords } from '#web/features/planning/changes-words.ts';
import { useApplyPlan } from '#web/features/planning/mutations.ts';
import classes from '#web/features/planning/planning.module.css';
import { planChangesQuery } from '#web/features/planning/queries.ts';
import { count } from '#web/ui/format.ts';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** Loops under way that follow an earlier plan, with what following this one would change in each. */
export function PlanChanges({ jobId }: { readonly jobId: string }): ReactElement | null {
  const { data } = useQuery(planChangesQuery(jobId));
  if (data === undefined || data.loops.length === 0) return null;
  return <Preview key={data.plan} jobId={jobId} changes={data} />;
}

function Preview({ jobId, changes }: { readonly jobId: string; readonly changes: Changes }): ReactElement {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const apply = useApplyPlan();
  const { loops, plan } = changes;
  const chosen = loops.filter(({ id }) => ticked.includes(id));
  const send = (): void =>
    apply.mutate(
      { params: { jobId }, body: { plan, loopIds: chosen.map(({ id }) => id) } },
      { onSuccess: () => toast(`${count(chosen.length, 'loop follows', 'loops follow')} this plan now`) },
    );
  return (
    <section className={layout.section} aria-labelledby="plan-changes">
      <h2 id="plan-changes">Loops under way on an earlier plan</h2>
      <p>
        They keep the plan they began with. Tick those that are to follow this one: interviews that were held,
        and cards that are begun or in, stay as they are.
      </p>
      <ul className={classes.list} aria-label="Loops on an earlier plan">
        {loops.map((loop) => (
          <LoopItem
            key={loop.id}
            loop={loop}
            isTicked={ticked.includes(loop.id)}
            onTick={(isOn) =>
              setTicked(isOn ? [...ticked, loop.id] : ticked.filter((other) => other !== loop.id))
            }
          />
        ))}
      </ul>
      <FormError error={apply.error} />
      <Button disabled={chosen.length === 0} loading={apply.isPending} onClick={send}>
        {chosen.length === 0 ? 'Apply to loops' : `Apply to ${count(chosen.length, 'loop', 'loops')}`}
      </Button>
    </section>
  );
}

interface LoopItemProps {
  readonly loop: LoopPreview;
  readonly isTicked: boolean;
  readonly onTick: (isOn: boolean) => void;
}

function LoopItem({ loop, isTicked, onTick }: LoopItemProps): ReactElement {
  const { candidateName, changes } = loop;
  return (
    <li className={classes.item}>
      <Checkbox
        label={candidateName}
        checked={isTicked}
        disabled={changes.state === 'sealed'}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      {changes.state === 'sealed' ? (
        <p className={classes.words}>
          Sealed until you submit: what can be changed would tell of colleagues’ cards. Somebody else applies
          the plan here.
        </p>
      ) : (
        <ul className={classes.words} aria-label={`What changes for ${candidateName}`}>
          {changeWords(changes).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
