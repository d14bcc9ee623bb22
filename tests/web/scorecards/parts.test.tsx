import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { seatId } from '#tests/web/support/cards.ts';
import { failOnConsole } from '#tests/web/support/console.ts';
import { fakeDevice } from '#tests/web/support/fake-device.ts';
import { renderApp } from '#tests/web/support/render-app.tsx';
import { cardServer } from './scorecard-server.ts';

failOnConsole();

beforeEach(() => {
  fakeDevice();
  cardServer();
});
afterEach(() => vi.restoreAllMocks());

const soon = { timeout: 4_000 };
const part = (name: string): HTMLElement => screen.getByRole('button', { name });

function scrollDownTo(top: number): void {
  vi.spyOn(window, 'scrollY', 'get').mockReturnValue(top);
  window.dispatchEvent(new Event('scroll'));
}

// This DOM has no layout and so no width: the switch of the parts counts as visible, as on a narrow screen.
it('a part of the card is found again where it was left', async () => {
  const scroll = vi.spyOn(window, 'scrollTo').mockReturnValue(undefined);
  renderApp(`/interviews/${seatId}?part=score`);
  await screen.findByLabelText('Notes');
  scrollDownTo(2_400);
  await userEvent.click(part('Notes'));
  await waitFor(() => expect(part('Notes').getAttribute('aria-current')).toBe('true'), soon);
  scrollDownTo(30);
  await userEvent.click(part('Score'));
  await waitFor(() => expect(scroll).toHaveBeenLastCalledWith({ top: 2_400 }), soon);
});
