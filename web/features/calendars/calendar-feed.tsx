import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { MyCalendar } from '#shared/calendars.ts';
import { useMakeCalendarFeed, useRevokeCalendarFeed } from '#web/features/calendars/mutations.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import layout from '#web/ui/layout.module.css';
import { Moment } from '#web/ui/moment.tsx';
import { SecretLink } from '#web/ui/secret-link.tsx';
import { FormError } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';

/** The feed of one's interviews: made, replaced, revoked. Its address is shown once. */
export function CalendarFeed({ feed }: { readonly feed: MyCalendar['feed'] }): ReactElement {
  const [asking, setAsking] = useState<'replace' | 'revoke' | null>(null);
  const [link, setLink] = useState<string | null>(null);
  const make = useMakeCalendarFeed();
  const revoke = useRevokeCalendarFeed();
  const stopAsking = (): void => {
    make.reset();
    revoke.reset();
    setAsking(null);
  };
  const makeOne = (): void =>
    make.mutate(
      {},
      {
        onSuccess: (made) => {
          stopAsking();
          setLink(made.link);
        },
      },
    );
  return (
    <>
      <p>
        A secret address that your calendar program subscribes to. Whoever has it sees your interviews with
        the names of candidates, and nothing of any scorecard.
      </p>
      {feed === null ? (
        <div className={layout.form}>
          <FormError error={make.error} />
          <div>
            <Button variant="default" loading={make.isPending} onClick={makeOne}>
              Make an address
            </Button>
          </div>
        </div>
      ) : (
        <>
          <p>
            There is one, made <Moment at={feed.madeAt} />.
          </p>
          <div className={layout.row}>
            <Button variant="default" onClick={() => setAsking('replace')}>
              Replace the address
            </Button>
            <Button variant="default" onClick={() => setAsking('revoke')}>
              Revoke the address
            </Button>
          </div>
        </>
      )}
      {asking !== null && (
        <ConfirmDialog
          title={asking === 'replace' ? 'Replace the address' : 'Revoke the address'}
          consequences={[
            'The address from before stops working at once, wherever it is used.',
            ...(asking === 'replace' ? ['You get a new one, shown once.'] : []),
          ]}
          confirm={asking === 'replace' ? 'Replace' : 'Revoke'}
          isPending={make.isPending || revoke.isPending}
          error={asking === 'replace' ? make.error : revoke.error}
          onCancel={stopAsking}
          onConfirm={() => {
            if (asking === 'replace') makeOne();
            else
              revoke.mutate(
                {},
                {
                  onSuccess: () => {
                    stopAsking();
                    toast('The address is revoked');
                  },
                },
              );
          }}
        />
      )}
      {link !== null && (
        <SecretLink
          title="The address of your interviews"
          label="Secret address"
          noun="address"
          link={link}
          onClose={() => setLink(null)}
        >
          Add it to your calendar program as a calendar from the internet. It is shown this once; if it gets
          lost, replace it.
        </SecretLink>
      )}
    </>
  );
}
