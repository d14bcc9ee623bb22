import type { Link, LinkName } from './link.ts';
import { cumulativeLink } from './link-cum.ts';
import { ratingScaleLink } from './link-rsm.ts';

/** The link of this name for K categories (K >= 2). */
export function createLink(name: LinkName, categories: number): Link {
  return name === 'rsm' ? ratingScaleLink(categories) : cumulativeLink(categories);
}
