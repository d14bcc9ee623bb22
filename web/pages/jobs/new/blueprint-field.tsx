import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useState } from 'react';
import { blueprintQuery, blueprintsQuery } from '#web/features/blueprints/queries.ts';
import type { ChosenVersion } from '#web/features/jobs/create-job-form.tsx';
import layout from '#web/ui/layout.module.css';
import { Picker } from '#web/ui/picker.tsx';
import { useFormat } from '#web/ui/use-format.tsx';

interface BlueprintFieldProps {
  readonly value: ChosenVersion;
  readonly onChange: (chosen: ChosenVersion) => void;
  readonly error: ReactNode;
}

/** A published version of a blueprint: the newest, unless another is chosen. */
export function BlueprintField({ value, onChange, error }: BlueprintFieldProps): ReactElement {
  const format = useFormat();
  const [search, setSearch] = useState('');
  const found = useInfiniteQuery(blueprintsQuery(search === '' ? {} : { search }));
  const id = value.blueprint?.id ?? '';
  const { data: blueprint } = useQuery({ ...blueprintQuery(id), enabled: id !== '' });
  const published = found.data?.filter((one) => one.published !== null);
  const newest = published?.find((one) => one.id === id)?.published ?? null;
  const versions = blueprint?.versions.filter(({ state }) => state === 'published') ?? [];
  return (
    <>
      <Picker
        label="Blueprint"
        description="Its kit gives the job its dimensions, exercises and rounds. It can’t be changed later."
        placeholder="Search blueprints"
        value={value.blueprint}
        onChange={(picked) => {
          const number = published?.find((one) => one.id === picked?.id)?.published?.number;
          onChange({ blueprint: picked, number: number ?? null });
        }}
        options={published?.map((one) => ({
          id: one.id,
          name: one.title,
          about: `Version ${one.published?.number}, ${one.published?.dimensions} dimensions`,
        }))}
        nothing="No blueprint of this title has a published version."
        failed={
          found.isError ? 'The blueprints could not be loaded. Close the list and open it again.' : undefined
        }
        onSearch={setSearch}
        error={error}
        path="blueprintId"
      />
      {published?.length === 0 && search === '' && (
        <p>
          Nothing is published yet. <Link to="/blueprints">Go to the blueprints</Link> and publish one first.
        </p>
      )}
      {value.blueprint !== null && versions.length > 0 && (
        <NativeSelect
          label="Version"
          description={
            value.number === versions[0]?.number
              ? 'The newest one.'
              : `An older one; version ${versions[0]?.number} is the newest.`
          }
          data={versions.map(({ number, publishedAt }) => ({
            value: String(number),
            label:
              publishedAt === null
                ? `Version ${number}`
                : `Version ${number}, published ${format.day(publishedAt)}`,
          }))}
          value={value.number === null ? '' : String(value.number)}
          onChange={(event) => onChange({ ...value, number: Number(event.currentTarget.value) })}
        />
      )}
      {newest?.approver != null && value.number === newest.number && (
        <p className={layout.soft}>
          A hire for this role is usually approved by: {newest.approver}. Choose who that is under Approvers.
        </p>
      )}
    </>
  );
}
