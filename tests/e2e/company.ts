import type { Browser, Page } from 'playwright-core';
import type { Product } from '#tests/support/product.ts';

// What a reply holds is checked by the API tests; here each step takes what the one before gave.
// biome-ignore lint/suspicious/noExplicitAny: replies of a dozen endpoints, read by name
export type Reply = any;

/** A browser in which somebody of the demo company gives their e-mail address and this password. */
export async function trySignIn(
  browser: Browser,
  product: Product,
  email: string,
  password: string,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 1280, height: 800 },
    // Axe comes in from outside, which the product's content security policy rightly refuses.
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
  return page;
}

/** A browser of somebody of the demo company, signed in through the page; `chiara.conti`. */
export async function signInAs(browser: Browser, product: Product, name: string): Promise<Page> {
  const page = await trySignIn(browser, product, `${name}@harbour.example`, 'evenhand demo company');
  await page.getByText('Sign out').first().waitFor();
  return page;
}

/** A request from the page itself, as the page's own code sends it. */
export function send(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
  seen?: number,
): Promise<Reply> {
  return page.evaluate(
    async ([verb, address, content, version]) => {
      const response = await fetch(`/api/v1${address}`, {
        method: verb as string,
        headers: {
          ...(content === undefined ? {} : { 'content-type': 'application/json' }),
          ...(version === undefined ? {} : { 'if-match': `"v${version}"` }),
        },
        ...(content === undefined ? {} : { body: JSON.stringify(content) }),
      });
      const reply = await response.json();
      if (!response.ok) throw new Error(`${verb} ${address}: ${response.status} ${JSON.stringify(reply)}`);
      return reply;
    },
    [method, path, body, seen] as const,
  );
}

/** The id of a member of the demo company, as a page of one of them finds it. */
export async function memberId(page: Page, name: string): Promise<string> {
  return (await send(page, 'GET', `/members?search=${encodeURIComponent(name)}`)).items[0].id;
}

/** Fills in the card of a seat and submits it: the same rating on every dimension. */
export async function submitCard(page: Page, seatId: string, rating: number): Promise<void> {
  const card = await send(page, 'GET', `/seats/${seatId}/scorecard`);
  const scores = card.kit.dimensions.map(({ id }: { id: string }) => ({
    dimensionId: id,
    rating,
    notAssessedReason: null,
    evidence: 'Named the failure first, then the smallest change that would have prevented it.',
  }));
  const content = { notes: '', recommendation: 'yes', scores, signals: [], redFlags: [] };
  const saved = await send(page, 'PUT', `/seats/${seatId}/scorecard`, content, card.version);
  await send(page, 'POST', `/seats/${seatId}/scorecard/submission`, undefined, saved.version);
}
