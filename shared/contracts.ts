import * as audit from '#shared/audit.ts';
import { type Endpoint, isEndpoint } from '#shared/endpoint.ts';
import * as identity from '#shared/identity.ts';

/** Every endpoint of the product by its name. The server must serve each, and the walks in tests visit each. */
export const contracts: ReadonlyMap<string, Endpoint> = new Map(
  [audit, identity].flatMap((module) =>
    Object.entries(module).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
  ),
);
