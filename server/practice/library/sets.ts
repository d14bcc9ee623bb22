import { headOfDataEngineeringSamples } from './head-of-data-engineering.ts';
import { leadDataEngineerSamples } from './lead-data-engineer.ts';
import type { SampleAnswer } from './sample.ts';

/** The samples of each kit of the library, under the kit's key. */
export const sampleSets: readonly { readonly kit: string; readonly samples: readonly SampleAnswer[] }[] = [
  { kit: 'lead-data-engineer', samples: leadDataEngineerSamples },
  { kit: 'head-of-data-engineering', samples: headOfDataEngineeringSamples },
];
