import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useChooseOrg } from '#web/features/session/mutations.ts';
import type { SignedInSession } from '#web/features/session/signed-in.tsx';
import layout from '#web/ui/layout.module.css';
import { FormError } from '#web/ui/states.tsx';

interface OrgChoicesProps {
  readonly present: SignedInSession['org'];
  readonly orgs: SignedInSession['orgs'];
}

export function OrgChoices({ present, orgs }: OrgChoicesProps): ReactElement {
  const send = useChooseOrg();
  return (
    <div className={layout.form}>
      <FormError error={send.error} />
      <div className={layout.row}>
        {orgs
          .filter((org) => org.id !== present.id)
          .map((org) => (
            <Button
              key={org.id}
              variant="default"
              loading={send.isPending}
              onClick={() => send.mutate({ body: { orgId: org.id } })}
            >
              Go on at {org.name}
            </Button>
          ))}
      </div>
    </div>
  );
}
