import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Interview } from '#shared/loops.ts';
import { useConfirmInterview } from '#web/features/loops/mutations.ts';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** Confirms an interview that is only held; its people are told. */
export function ConfirmInterview({ interview }: { readonly interview: Interview }): ReactElement {
  const confirm = useConfirmInterview();
  return (
    <>
      <Button
        size="compact-md"
        loading={confirm.isPending}
        aria-label={`Confirm ${interview.name}`}
        onClick={() =>
          confirm.mutate(
            { params: { interviewId: interview.id } },
            { onSuccess: () => toast(`${interview.name} is confirmed`) },
          )
        }
      >
        Confirm
      </Button>
      <FormError error={confirm.error} />
    </>
  );
}
