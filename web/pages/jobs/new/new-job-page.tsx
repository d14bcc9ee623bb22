import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { blueprintQuery } from '#web/features/blueprints/queries.ts';
import { type ChosenVersion, CreateJobForm } from '#web/features/jobs/create-job-form.tsx';
import { MemberPicker } from '#web/features/people/member-picker.tsx';
import { useSignedIn } from '#web/features/session/signed-in.tsx';
import { BlueprintField } from '#web/pages/jobs/new/blueprint-field.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Skeleton } from '#web/ui/states.tsx';

const route = getRouteApi('/signed-in/jobs/new');

export function NewJobPage(): ReactElement {
  const { blueprint: blueprintId } = route.useSearch();
  const navigate = route.useNavigate();
  const { member: me } = useSignedIn();
  const blueprint = useQuery({ ...blueprintQuery(blueprintId ?? ''), enabled: blueprintId !== undefined });
  const newest = blueprint.data?.versions.find(({ state }) => state === 'published');
  const version: ChosenVersion | undefined =
    blueprint.data === undefined || newest === undefined
      ? undefined
      : { blueprint: { id: blueprint.data.id, name: blueprint.data.title }, number: newest.number };
  const self = { id: me.id, name: me.name };
  return (
    <>
      <PageHeader
        title="Open a job"
        about="The loop plan begins as the rounds of the blueprint’s kit. You can change it afterwards."
      />
      {blueprint.isLoading ? (
        <Skeleton label="Loading the blueprint" />
      ) : (
        <CreateJobForm
          start={{
            ...(version === undefined ? {} : { version, title: version.blueprint?.name ?? '' }),
            ...(me.roles.includes('recruiter') ? { recruiter: self } : {}),
            ...(me.roles.includes('hiring_manager') ? { hiringManager: self } : {}),
          }}
          personPicker={(field) => <MemberPicker {...field} />}
          versionField={(field) => <BlueprintField {...field} />}
          onCreated={(job) => void navigate({ to: '/jobs/$jobId', params: { jobId: job.id } })}
        />
      )}
    </>
  );
}
