/** The address to go back to after sign-in; anything that leads to another site becomes the home page. */
export function safeReturnAddress(from: string | undefined, origin: string): string {
  if (from === undefined || !URL.canParse(from, origin)) return '/';
  const target = new URL(from, origin);
  if (target.origin !== origin || target.pathname === '/sign-in') return '/';
  return target.pathname + target.search + target.hash;
}
