import { expect, it } from 'vitest';
import { createVaults } from '#server/platform/idempotency.ts';
import { systemIds } from '#server/platform/ids.ts';
import { MemberId, OrgId } from '#shared/primitives.ts';

const actor = {
  orgId: OrgId.parse('0197f0c0-0000-7000-8000-000000000001'),
  memberId: MemberId.parse('0197f0c0-0000-7000-8000-000000000002'),
};
const ctx = { actor, ids: systemIds };
const openVault = createVaults({ secretKey: 'a secret of the server, long enough' });

it('opens what it closed, with the same key of the same member', () => {
  const kept = openVault(ctx, 'a key').close('{"link":"once"}');
  expect(kept).not.toContain('once');
  expect(openVault(ctx, 'a key').open(kept)).toBe('{"link":"once"}');
});

it('does not open with another key, as another member, or with the key alone and another server’s secret', () => {
  const kept = openVault(ctx, 'a key').close('{"link":"once"}');
  const other = { ...ctx, actor: { ...actor, memberId: MemberId.parse(actor.orgId) } };
  expect(openVault(ctx, 'another').open(kept)).toBeNull();
  expect(openVault(other, 'a key').open(kept)).toBeNull();
  expect(
    createVaults({ secretKey: 'another secret, of whoever reads the table' })(ctx, 'a key').open(kept),
  ).toBeNull();
});
