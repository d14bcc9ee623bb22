import type { Endpoint } from '#shared/endpoint.ts';
import type { Role } from '#shared/roles.ts';

/** Whether a member with these roles may call the endpoint at all, read from the contract; the server decides. */
export function mayCall(target: Endpoint, roles: readonly Role[]): boolean {
  return typeof target.access === 'string' || target.access.some((role) => roles.includes(role));
}
