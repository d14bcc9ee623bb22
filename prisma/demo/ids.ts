import type { Random } from './random.ts';

/** A UUIDv7 (RFC 9562) of an instant: 48 bits of milliseconds, the rest from the seed. */
export function uuidAt(at: Date, random: Random): string {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join('');
  const time = at.getTime().toString(16).padStart(12, '0');
  const variant = random.pick(['8', '9', 'a', 'b']);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}
