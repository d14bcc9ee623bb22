import type { PacketContent } from '#shared/packets.ts';

const longestName = 60;

/**
 * `packet-maria-silva-0199c0de.pdf`: the candidate's name in plain letters, as far as it has any, and the end of the
 * packet's id, which alone tells two packets apart.
 */
export function fileNameOf({
  candidateName,
  packetId,
}: Pick<PacketContent, 'candidateName' | 'packetId'>): string {
  const name = candidateName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, longestName)
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return ['packet', ...(name === '' ? [] : [name]), packetId.slice(-12)].join('-').concat('.pdf');
}
