import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { givenAccount, somePhone } from '@test/given/identity';

const t = useApp();

const wrong = (phone: string, key?: string) =>
  t.anyone().post('/sessions', { phone, password: 'not-the-password-1' }, key);
const right = (account: { phone: string; password: string }) =>
  t.anyone().post('/sessions', { phone: account.phone, password: account.password });
const refusals = (accountId: string) =>
  t.db.query<{ details: { reason: string } }>(
    `SELECT details FROM platform.audit_trail WHERE action = 'identity.login-refused' AND subject_id = $1 ORDER BY id`,
    [accountId],
  );

describe('Login by phone and password', () => {
  it('takes the number as people write it, and opens a session', async () => {
    const { id, phone, password } = await givenAccount(t, '王芳', { role: 'FAMILY' });
    const written = `+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`;
    const answer = await t.anyone().post('/sessions', { phone: written, password }).expect(201);
    expect(answer.body).toMatchObject({ accountId: id, accessExpiresAt: '2026-11-23T01:15:00.000Z' });
    const client = await t.login(phone, password, id);
    const me = await client.get('/me').expect(200);
    expect(me.body).toMatchObject({
      ...{ accountId: id, name: '王芳', hasPassword: true, locale: 'zh-CN' },
      roles: [{ role: 'FAMILY', label: '家属', regionId: null, organisationId: null }],
    });
    expect(JSON.stringify(me.body)).not.toContain(phone);
  });

  it('answers an unknown number as it answers a wrong password, lock included', async () => {
    const known = await givenAccount(t, '李强', { role: 'FAMILY' });
    const unknown = somePhone();
    const answers = async (phone: string) => {
      const all = [];
      for (let attempt = 0; attempt < 7; attempt++) {
        const { status, body } = await wrong(phone);
        all.push({ status, code: body.code, title: body.title, params: body.params });
      }
      return all;
    };
    const ofKnown = await answers(known.phone);
    expect(await answers(unknown)).toEqual(ofKnown);
    expect(ofKnown.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('locks after five failures, for longer each time, and says for how long', async () => {
    const account = await givenAccount(t, '赵军', { role: 'FAMILY' });
    for (let attempt = 0; attempt < 5; attempt++) await wrong(account.phone).expect(401);
    const locked = await right(account).expect(429);
    expect(locked.body).toMatchObject({ code: 'identity.locked', params: { minutes: 1 } });
    t.clock.advanceMinutes(1);
    await wrong(account.phone).expect(401);
    expect((await right(account).expect(429)).body.params).toEqual({ minutes: 2 });
    t.clock.advanceMinutes(2);
    await right(account).expect(201);
    await wrong(account.phone).expect(401);
    await right(account).expect(201);
    expect((await refusals(account.id)).map(({ details }) => details.reason)).toEqual([
      ...Array<string>(5).fill('PASSWORD'),
      ...['LOCKED', 'PASSWORD', 'LOCKED', 'PASSWORD'],
    ]);
  });

  it('counts guesses made at once', async () => {
    const account = await givenAccount(t, '钱勇', { role: 'FAMILY' });
    const answers = await Promise.all(Array.from({ length: 9 }, () => wrong(account.phone)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(4).fill(429)]);
  });

  it('gives a repeated command the same refusal and counts it once', async () => {
    const account = await givenAccount(t, '孙丽', { role: 'FAMILY' });
    const key = newId(t.clock.now());
    const first = await wrong(account.phone, key).expect(401);
    for (let again = 0; again < 6; again++) {
      const { body } = await wrong(account.phone, key).expect(401);
      expect(body.code).toBe(first.body.code);
    }
    expect(await refusals(account.id)).toHaveLength(1);
    await right(account).expect(201);
  });

  it('repeats the same tokens to a repeated command', async () => {
    const { phone, password } = await givenAccount(t, '周梅', { role: 'FAMILY' });
    const key = newId(t.clock.now());
    const first = await t.anyone().post('/sessions', { phone, password }, key).expect(201);
    const second = await t.anyone().post('/sessions', { phone, password }, key).expect(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });

  it('lets no disabled account in', async () => {
    const account = await givenAccount(t, '吴刚', { role: 'FAMILY' });
    await t.db.query(`UPDATE identity.account SET status = 'DISABLED' WHERE id = $1`, [account.id]);
    expect((await right(account).expect(401)).body.code).toBe('identity.credentials-wrong');
  });

  it('keeps neither number, nor password, nor token in clear', async () => {
    const { phone, password } = await givenAccount(t, '郑伟', { role: 'FAMILY' });
    const { body } = await right({ phone, password }).expect(201);
    const dump = await t.db.query<{ text: string }>(
      `SELECT a::text AS text FROM identity.account a UNION ALL SELECT s::text FROM identity.session s
       UNION ALL SELECT r::text FROM identity.refresh_token r UNION ALL SELECT l::text FROM platform.audit_trail l
       UNION ALL SELECT c::text FROM platform.command c`,
    );
    const all = dump.map(({ text }) => text).join('\n');
    for (const secret of [phone, password, body.accessToken, body.refreshToken] as string[]) {
      expect(all).not.toContain(secret);
    }
  });
});
