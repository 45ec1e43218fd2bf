import { newId } from '@anzhi/kernel';
import { Authenticator } from '@anzhi/platform';
import { useApp, type ApiClient } from '@test/app';
import { givenAccount } from '@test/given/identity';

const t = useApp();

interface Tokens {
  accountId: string;
  sessionId: string;
  accessToken: string;
  refreshToken: string;
}

const open = async (account: { phone: string; password: string }): Promise<Tokens> => {
  const { phone, password } = account;
  return (await t.anyone().post('/sessions', { phone, password }).expect(201)).body as Tokens;
};
const someone = async () => open(await givenAccount(t, '王芳', { role: 'FAMILY' }));
const refresh = (refreshToken: string, key?: string) =>
  t.anyone().post('/sessions/refresh', { refreshToken }, key);
const me = (tokens: Tokens) => t.anyone().get('/me').set('Authorization', `Bearer ${tokens.accessToken}`);
const asClient = (account: { phone: string; password: string; id: string }): Promise<ApiClient> =>
  t.login(account.phone, account.password, account.id);
const revocations = async (sessionId: string) => {
  await t.drain();
  return t.db.query(
    `SELECT payload->>'accountId' AS "accountId", rooms FROM platform.event
      WHERE type = 'identity.session-revoked.v1' AND payload->>'sessionId' = $1`,
    [sessionId],
  );
};

describe('A session', () => {
  it('is looked up among many as by itself', async () => {
    const authenticator = t.get(Authenticator);
    const account = await givenAccount(t, '王芳', { role: 'FAMILY' });
    const [first, second, ended] = [await someone(), await someone(), await open(account)];
    await (await asClient(account)).delete(`/sessions/${ended.sessionId}`).expect(204);
    const claimsOf = async ({ accessToken }: Tokens) => (await authenticator.read(accessToken))!;
    const [one, two, gone] = await Promise.all([first, second, ended].map(claimsOf));
    const strange = { ...one, accountId: two.accountId };
    const [a, none, b, other, again] = await authenticator.actorsOf([one, gone, two, strange, one]);
    expect([none, other]).toEqual([undefined, undefined]);
    expect(again).toEqual(a);
    expect([a, b]).toEqual([
      await authenticator.authenticate(first.accessToken),
      await authenticator.authenticate(second.accessToken),
    ]);
    expect(a?.grants).toEqual([{ role: 'FAMILY' }]);
  });

  it('goes on with a new refresh token each time', async () => {
    const first = await someone();
    t.clock.advanceMinutes(16);
    await me(first).expect(401);
    const second = (await refresh(first.refreshToken).expect(200)).body as Tokens;
    expect(second.sessionId).toBe(first.sessionId);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await me(second).expect(200);
    await refresh(second.refreshToken).expect(200);
  });

  it('ends altogether when a refresh token is used a second time', async () => {
    const first = await someone();
    const second = (await refresh(first.refreshToken).expect(200)).body as Tokens;
    const refused = await refresh(first.refreshToken).expect(401);
    expect(refused.body.code).toBe('identity.session-ended');
    await me(second).expect(401);
    await refresh(second.refreshToken).expect(401);
    const room = `account:${first.accountId}`;
    expect(await revocations(first.sessionId)).toEqual([{ accountId: first.accountId, rooms: [room] }]);
  });

  it('survives a lost answer: the same command gets the same tokens', async () => {
    const first = await someone();
    const key = newId(t.clock.now());
    const answer = await refresh(first.refreshToken, key).expect(200);
    expect((await refresh(first.refreshToken, key).expect(200)).body).toEqual(answer.body);
    await me(answer.body as Tokens).expect(200);
  });

  it('gives one of two exchanges of one token at once a token, and ends', async () => {
    const first = await someone();
    const answers = await Promise.all([refresh(first.refreshToken), refresh(first.refreshToken)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    await me(first).expect(401);
  });

  it('expires when it was not used for the configured days', async () => {
    const tokens = await someone();
    t.clock.advanceMinutes(30 * 24 * 60);
    await refresh(tokens.refreshToken).expect(401);
  });

  it('refuses a token nobody issued, and a forged one', async () => {
    await refresh('x'.repeat(43)).expect(401);
    const { accessToken } = await someone();
    const [head, , signature] = accessToken.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: newId(), sid: newId(), exp: 9e9, iss: 'anzhi' }));
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const forged of [
      `${head}.${claims.toString('base64url')}.${signature}`,
      `${unsigned}.${claims.toString('base64url')}.`,
    ]) {
      await t.anyone().get('/me').set('Authorization', `Bearer ${forged}`).expect(401);
    }
  });

  it('is listed and revoked by its owner, with effect at once', async () => {
    const account = await givenAccount(t, '王芳', { role: 'FAMILY' });
    const other = await open(account);
    const client = await asClient(account);
    const { body } = await client.get('/sessions').expect(200);
    expect(body.items).toHaveLength(2);
    expect(body.items.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
    await client.delete(`/sessions/${other.sessionId}`).expect(204);
    await me(other).expect(401);
    await refresh(other.refreshToken).expect(401);
    await client.delete(`/sessions/${other.sessionId}`).expect(404);
    expect(await revocations(other.sessionId)).toHaveLength(1);
  });

  it('of somebody else does not exist', async () => {
    const tokens = await someone();
    const stranger = await t.person('赵军', { role: 'FAMILY' });
    await stranger.delete(`/sessions/${tokens.sessionId}`).expect(404);
    await me(tokens).expect(200);
  });
});

describe('A new password', () => {
  it('ends the other sessions and replaces the old one', async () => {
    const account = await givenAccount(t, '王芳', { role: 'FAMILY' });
    const other = await open(account);
    const client = await asClient(account);
    const change = { currentPassword: account.password, newPassword: '新的密码-2026-冬天' };
    await client.put('/me/password', change).expect(204);
    await client.get('/me').expect(200);
    await me(other).expect(401);
    await t.anyone().post('/sessions', { phone: account.phone, password: account.password }).expect(401);
    await open({ phone: account.phone, password: change.newPassword });
  });

  it('needs the current one, and guessing at it locks', async () => {
    const account = await givenAccount(t, '王芳', { role: 'FAMILY' });
    const client = await asClient(account);
    const change = { currentPassword: 'wrong-guess-1', newPassword: '新的密码-2026-冬天' };
    for (let attempt = 0; attempt < 5; attempt++) {
      const refused = await client.put('/me/password', change).expect(422);
      expect(refused.body.code).toBe('identity.current-password-wrong');
    }
    await client.put('/me/password', { ...change, currentPassword: account.password }).expect(429);
  });

  it('must not be simple', async () => {
    const account = await givenAccount(t, '王芳', { role: 'FAMILY' });
    const client = await asClient(account);
    const change = { currentPassword: account.password, newPassword: account.phone };
    const { body } = await client.put('/me/password', change).expect(422);
    expect(body).toMatchObject({
      code: 'identity.password-too-simple',
      errors: [{ pointer: '/newPassword' }],
    });
  });
});

describe('The language', () => {
  it('is kept with the account', async () => {
    const client = await t.person('王芳', { role: 'FAMILY' });
    await client.put('/me/locale', { locale: 'en' }).expect(204);
    expect((await client.get('/me').expect(200)).body.locale).toBe('en');
  });
});
