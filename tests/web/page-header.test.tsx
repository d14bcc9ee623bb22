import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { failOnConsole } from '#tests/web/support/console.ts';
import { makeQueryClient } from '#web/api/query-client.ts';
import { Providers } from '#web/app/providers.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';

failOnConsole();

const queryClient = makeQueryClient();
/** A page in one of its states: each draws its own heading, as a page does before and after its data came. */
const page = (title: string | null) => (
  <Providers queryClient={queryClient}>
    <button type="button">Elsewhere</button>
    {title !== null && <PageHeader key={title} title={title} />}
  </Providers>
);
const heading = (name: string): HTMLElement => screen.getByRole('heading', { level: 1, name });

describe('the heading of a page', () => {
  it('keeps the focus when another takes its place', () => {
    const { rerender } = render(page('Loop'));
    heading('Loop').focus();
    rerender(page('Vera Blum'));
    expect(document.activeElement).toBe(heading('Vera Blum'));
  });

  it('takes no focus from elsewhere', () => {
    const { rerender } = render(page('Loop'));
    const button = screen.getByRole('button', { name: 'Elsewhere' });
    button.focus();
    rerender(page('Vera Blum'));
    expect(document.activeElement).toBe(button);
  });

  it('takes none that was left long before it came', async () => {
    const { rerender } = render(page('Loop'));
    heading('Loop').focus();
    rerender(page(null));
    await Promise.resolve();
    rerender(page('Vera Blum'));
    expect(document.activeElement).toBe(document.body);
  });
});
