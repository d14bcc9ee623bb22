import type { Kit } from '#shared/kit.ts';
import { headOfDataEngineering } from './head-of-data-engineering.ts';
import { leadDataEngineer } from './lead-data-engineer.ts';

/** The kits a new workspace can start from, each under the key it is stored by. */
export const libraryKits: readonly { readonly key: string; readonly kit: Kit }[] = [
  { key: 'lead-data-engineer', kit: leadDataEngineer },
  { key: 'head-of-data-engineering', kit: headOfDataEngineering },
];
