import type { BrowserContext, Page } from 'playwright-core';
import type { Product } from '#tests/support/product.ts';

/** An interview of the signed-in person that has taken place and waits for its card. */
export interface OpenSeat {
  readonly seatId: string;
  readonly candidateName: string;
  readonly name: string;
  readonly dimensions: number;
}

/** A page of somebody of the demo company who has signed in; `chiara.conti`. */
export async function pageOf(product: Product, context: BrowserContext, person: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${product.url}/sign-in`);
  await page.getByLabel('E-mail').fill(`${person}@harbour.example`);
  await page.locator('input[type="password"]').first().fill('evenhand demo company');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  return page;
}

export async function openSeats(product: Product, page: Page): Promise<OpenSeat[]> {
  const reply = await page.request.get(`${product.url}/api/v1/my/interviews`);
  const { items }: { items: (OpenSeat & { group: string })[] } = await reply.json();
  return items.filter(({ group }) => group === 'late' || group === 'to_score');
}

export async function openCard(product: Product, page: Page, seat: OpenSeat): Promise<void> {
  await page.goto(`${product.url}/interviews/${seat.seatId}?part=score`);
  await page.getByRole('heading', { name: seat.candidateName, level: 1 }).waitFor();
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
}
