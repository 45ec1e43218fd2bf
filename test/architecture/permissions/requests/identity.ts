import { IdentityFacade } from '@anzhi/identity';
import { somePhone } from '@test/given/identity';
import { idOf } from '@test/given/world/home';
import { about, anywhere, list, NOTHING, reason, type Requests, type Where } from './request';

const OWN = 'everybody has his own';
const LOGIN = 'before a login there is no place';

/** A role to be ended, given for this one call. */
async function freshGrant({ t, world }: Where): Promise<string> {
  const grant = { role: 'TOWN_HANDLER', regionId: world.townId } as const;
  await t.write((tx) => t.get(IdentityFacade).grantRole(tx, world.clerk.id, grant));
  return idOf(
    t,
    `SELECT id FROM identity.role_grant WHERE account_id = $1 AND role = 'TOWN_HANDLER' AND valid_to IS NULL`,
    world.clerk.id,
  );
}

/** Of the caller inside; of somebody else outside. */
const sessionOf = ({ t, by, world, isInside }: Where): string | Promise<string> =>
  isInside
    ? by.spareSessionId
    : idOf(
        t,
        'SELECT id FROM identity.session WHERE account_id = $1',
        world.household.family.accountId ?? '',
      );

export const IDENTITY: Requests = {
  'POST /sessions': anywhere(LOGIN, ({ world: { clerk } }) => ({
    body: { phone: clerk.phone, password: clerk.password },
  })),
  'POST /sessions/by-code': anywhere(LOGIN, () => ({ body: { phone: somePhone(), code: '000000' } })),
  'POST /sessions/refresh': anywhere(LOGIN, () => ({ body: { refreshToken: 'unknown' } })),
  'POST /one-time-codes': anywhere(LOGIN, () => ({ body: { phone: somePhone() } })),
  'GET /demo/doors': anywhere('only the demo has it'),
  'GET /demo/logins': anywhere('only the demo has it'),
  'GET /demo/messages': anywhere('only the demo has it'),
  'GET /sessions': list(({ by, isInside }) => (isInside ? by.sessionId : 'nobody else')),
  'GET /me': anywhere(OWN),
  'PUT /me/password': anywhere(OWN, () => ({ body: { newPassword: 'short' } })),
  'PUT /me/locale': anywhere(OWN, () => ({ body: { locale: 'zh-CN' } })),
  'GET /accounts': list(({ world }) => world.clerk.id),
  'POST /accounts': {
    call: ({ world }) => ({
      body: { phone: somePhone(), name: '新同事', role: 'TOWN_HANDLER', regionId: world.townId },
    }),
  },
  'PUT /accounts/:id/status': about(({ clerk }) => ({ id: clerk.id }), { status: 'ACTIVE', ...reason() }),
  'POST /accounts/:id/role-grants': {
    call: ({ world }) => ({
      path: { id: world.clerk.id },
      body: { role: 'VILLAGE_HELPER', regionId: world.townId },
    }),
  },
  'DELETE /accounts/:id/role-grants/:grantId': {
    call: async (where) => ({ path: { id: where.world.clerk.id, grantId: await freshGrant(where) } }),
  },
  'DELETE /sessions/:id': { call: async (where) => ({ path: { id: await sessionOf(where) } }) },
};

export const OPERATION: Requests = {
  'GET /health/live': anywhere('probes ask for the process'),
  'GET /health/ready': anywhere('probes ask for the process'),
  'GET /metrics': anywhere('figures of the process, none of a person', () => NOTHING),
};
