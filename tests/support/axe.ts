import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs in the page, which has axe by then. Only the violations leave it: all that is in order is a hundred times as much. */
const run = `axe
  .run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  })
  .then(({ violations }) =>
    violations.map(({ id, help, nodes }) =>
      id + ': ' + help + ' (' + nodes.map(({ target }) => target.join(' ')).join(', ') + ')'))`;

/** What axe finds against WCAG 2.2 A and AA on the page as it stands: `rule: what (where)`; empty when nothing is wrong. */
export async function violationsOn(page: Page): Promise<string[]> {
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(`${source}; undefined`);
  return page.evaluate<string[]>(run);
}
