import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { MailDetails } from '#web/features/mails/mail-details.tsx';
import { MailFilters } from '#web/features/mails/mail-filters.tsx';
import { subjectWords } from '#web/features/mails/mail-words.ts';
import { MailsTable } from '#web/features/mails/mails-table.tsx';
import { mailsQuery } from '#web/features/mails/queries.ts';
import { ReminderSettingsPanel } from '#web/features/reminders/reminder-settings.tsx';
import layout from '#web/ui/layout.module.css';
import { LinkButton } from '#web/ui/link-button.tsx';
import { ListState } from '#web/ui/list-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { SidePanel, WithPanel } from '#web/ui/side-panel.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/mails');

export function MailsPage(): ReactElement {
  const { mail: openId, settings, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const mails = useInfiniteQuery(mailsQuery(filters));
  return (
    <>
      <PageHeader
        title="Mails"
        about="What people are told by mail, the latest due first. Without a mail server they are kept here. Mails about a loop on which you owe a scorecard are not shown until it is in."
        action={
          <LinkButton to="/mails" search={{ settings: 'open' }}>
            Reminders
          </LinkButton>
        }
      />
      <MailFilters
        filters={filters}
        onChange={(changed) =>
          void navigate({ search: (before) => ({ ...before, ...changed }), replace: true })
        }
      />
      <WithPanel
        panel={
          settings === 'open' ? (
            <SidePanel title="Reminders" onClose={() => void navigate({ search: filters })}>
              <ReminderSettingsPanel />
            </SidePanel>
          ) : openId === undefined ? null : (
            <MailDetails
              key={openId}
              mailId={openId}
              onClose={() => void navigate({ search: (before) => ({ ...before, mail: undefined }) })}
            />
          )
        }
      >
        <ListState
          list={mails}
          noun={['mail', 'mails']}
          empty={
            <EmptyState
              title={filters.state === undefined ? 'No mails yet' : 'No mail is in this state'}
              action={
                <Link to="/mails" search={{}}>
                  Show every mail
                </Link>
              }
            >
              Mails go out for invitations, reminders and what colleagues ask of each other.
            </EmptyState>
          }
        >
          {(items) => (
            <MailsTable
              mails={items}
              selectedId={openId}
              subjectLink={(mail) => (
                <Link
                  from="/mails"
                  search={(before) => ({ ...before, mail: mail.id })}
                  className={layout.cover}
                >
                  {subjectWords(mail)}
                </Link>
              )}
            />
          )}
        </ListState>
      </WithPanel>
    </>
  );
}
