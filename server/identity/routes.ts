import type { FastifyInstance } from 'fastify';
import { acceptInvitation, prepareJoin } from '#server/identity/accept-invitation.ts';
import { changePassword, prepareNewPassword } from '#server/identity/change-password.ts';
import { checkPassword } from '#server/identity/check-password.ts';
import { chooseOrg } from '#server/identity/choose-org.ts';
import { deactivateMember } from '#server/identity/deactivate-member.ts';
import { findLink } from '#server/identity/find-link.ts';
import { type DemoSignIn, findSession } from '#server/identity/find-session.ts';
import { inviteMember } from '#server/identity/invite-member.ts';
import { findInvitations, findMember, findMembers, findOrg } from '#server/identity/queries.ts';
import { reactivateMember } from '#server/identity/reactivate-member.ts';
import { readLink } from '#server/identity/read-link.ts';
import { renewInvitation } from '#server/identity/renew-invitation.ts';
import { revokeInvitation } from '#server/identity/revoke-invitation.ts';
import { prepareSetUp, setUpOrg } from '#server/identity/set-up-org.ts';
import { signIn } from '#server/identity/sign-in.ts';
import { signOut } from '#server/identity/sign-out.ts';
import { throttleTries } from '#server/identity/throttle-tries.ts';
import { updateMember } from '#server/identity/update-member.ts';
import { updateOrg } from '#server/identity/update-org.ts';
import { updateProfile } from '#server/identity/update-profile.ts';
import { serve, serveAnyone } from '#server/platform/serve.ts';
import * as contract from '#shared/identity.ts';
import * as session from '#shared/session.ts';

export function identityRoutes(app: FastifyInstance, demoSignIns: readonly DemoSignIn[]): void {
  const { platform } = app;
  const { links } = platform;

  serveAnyone(app, session.getSession, ({ ctx }) => findSession(ctx, demoSignIns));
  serveAnyone(
    app,
    session.signIn,
    ({ body, client }) => checkPassword(platform, { ...body, address: client.address }),
    ({ ctx, client, prepared }) => signIn(ctx, client, prepared),
  );
  serve(app, session.signOut, ({ ctx, client }) => signOut(ctx, client));
  serve(app, session.chooseOrg, ({ ctx, client, body }) => chooseOrg(ctx, client, body.orgId));
  serve(
    app,
    session.changePassword,
    ({ actor, body, client }) => prepareNewPassword(platform, actor, { ...body, address: client.address }),
    ({ ctx, client, prepared }) => changePassword(ctx, client, prepared),
  );
  serve(app, session.updateProfile, ({ ctx, seenVersion, body }) => updateProfile(ctx, seenVersion, body));

  serveAnyone(
    app,
    session.readLink,
    async ({ body, client }) => {
      await throttleTries(platform, client.address, null);
      return findLink(platform, body.token);
    },
    ({ ctx, prepared }) => readLink(ctx, prepared),
  );
  serveAnyone(
    app,
    session.setUpOrg,
    ({ body, client }) => prepareSetUp(platform, body, client.address),
    ({ ctx, client, body, prepared }) => setUpOrg(ctx, client, body, prepared),
  );
  serveAnyone(
    app,
    session.acceptInvitation,
    ({ body, client }) => prepareJoin(platform, body, client.address),
    ({ ctx, client, body, prepared }) => acceptInvitation(ctx, client, body, prepared),
  );

  serve(app, contract.listInvitations, ({ ctx, query }) => findInvitations(ctx, query));
  serve(app, contract.inviteMember, ({ ctx, body }) => inviteMember(ctx, links, body));
  serve(app, contract.renewInvitation, ({ ctx, params }) => renewInvitation(ctx, links, params.invitationId));
  serve(app, contract.revokeInvitation, ({ ctx, params }) => revokeInvitation(ctx, params.invitationId));

  serve(app, contract.listMembers, ({ ctx, query }) => findMembers(ctx, query));
  serve(app, contract.getMember, ({ ctx, params }) => findMember(ctx, params.memberId));
  serve(app, contract.updateMember, ({ ctx, params, seenVersion, body }) =>
    updateMember(ctx, params.memberId, seenVersion, body),
  );
  serve(app, contract.deactivateMember, ({ ctx, params }) => deactivateMember(ctx, params.memberId));
  serve(app, contract.reactivateMember, ({ ctx, params }) => reactivateMember(ctx, params.memberId));

  serve(app, contract.getOrg, ({ ctx }) => findOrg(ctx));
  serve(app, contract.updateOrg, ({ ctx, seenVersion, body }) => updateOrg(ctx, seenVersion, body));
}
