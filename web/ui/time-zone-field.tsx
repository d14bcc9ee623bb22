import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import type { ReactElement } from 'react';

interface ZoneGroup {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

/** A time zone by region and city. A native list: type the city's first letters; phones bring their own picker. */
export function TimeZoneField(props: Omit<NativeSelectProps, 'data'>): ReactElement {
  const given = typeof props.value === 'string' ? props.value : String(props.defaultValue ?? '');
  return <NativeSelect label="Time zone" {...props} data={zoneGroups(given)} />;
}

/** Every zone the browser knows, and the given one even where it doesn't (UTC, an older name). */
function zoneGroups(given: string): ZoneGroup[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(given === '' ? [] : [given])]);
  const groups = new Map<string, ZoneGroup>();
  for (const zone of [...zones].sort()) {
    const slash = zone.indexOf('/');
    const region = slash === -1 ? 'Other' : zone.slice(0, slash);
    const group = groups.get(region) ?? { group: region, items: [] };
    group.items.push({ value: zone, label: zone.slice(slash + 1).replaceAll('_', ' ') });
    groups.set(region, group);
  }
  return [...groups.values()];
}
