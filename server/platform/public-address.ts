import ipaddr from 'ipaddr.js';

/** Every address that is handed out to hosts of the public internet: all other IPv6 is local, mapped or for translation. */
const publicIpv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is one of the public internet: not of this machine, this network, its provider, a cloud's
 * metadata, many at once, or another one in disguise (mapped, NAT64, 6to4, Teredo). What can't be read is not.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(publicIpv6);
}

/**
 * An address that somebody gave us to fetch, as it will be fetched: https, on its usual port, without a name and password,
 * at a host that is no address of a private network. Null for every other. What a host's name leads to is looked up when
 * it is fetched (public-fetch.ts).
 */
export function publicUrlOf(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  // `new URL` has turned every way to write an IPv4 address (decimal, octal, hexadecimal, short) into the usual one.
  const { protocol, username, password, port } = url;
  if (protocol !== 'https:' || username !== '' || password !== '' || port !== '') return null;
  const host = literalHost(url) ?? url.hostname.replace(/\.$/, '');
  const isPublic = ipaddr.isValid(host)
    ? isPublicAddress(host)
    : host.includes('.') && !/(?:^|\.)(?:localhost|local|internal)$/.test(host);
  if (!isPublic) return null;
  url.hash = '';
  return url;
}

/** The host of a URL where it is an IP address; null where it is a name. */
export function literalHost({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}
