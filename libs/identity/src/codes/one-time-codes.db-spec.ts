import { systemCtx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { useApp } from '@test/app';
import { givenAccount, somePhone } from '@test/given/identity';
import { Accounts } from '../accounts/accounts';
import { Guesses } from '../guessing/guesses';
import { LoginTrail } from '../sessions/login-trail';
import { OneTimeCodes } from './one-time-codes';
import { RequestCode } from './request-code.usecase';
import { NoSmsGateway, PrintSmsGateway, SmsGateway } from './sms-gateway';

const t = useApp();

const request = (phone: string) => t.anyone().post('/one-time-codes', { phone });
const logIn = (phone: string, code: string) => t.anyone().post('/sessions/by-code', { phone, code });
const messagesTo = (phone: string) =>
  (t.get(SmsGateway) as PrintSmsGateway).messages.filter((message) => message.phone === phone);
const codeOf = async (phone: string): Promise<string> => {
  await request(phone).expect(202);
  return /\d{6}/.exec(messagesTo(phone)[0].text)![0];
};
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const someone = async () => (await givenAccount(t, '王芳', { role: 'FAMILY' })).phone;

describe('A one-time code', () => {
  it('logs in once', async () => {
    const phone = await someone();
    const code = await codeOf(phone);
    await logIn(phone, code).expect(201);
    const again = await logIn(phone, code).expect(401);
    expect(again.body.code).toBe('identity.code-wrong');
  });

  it('holds for five minutes', async () => {
    const phone = await someone();
    const code = await codeOf(phone);
    t.clock.advanceMinutes(5);
    await logIn(phone, code).expect(401);
  });

  it('bears five wrong attempts, which stay counted', async () => {
    const phone = await someone();
    const code = await codeOf(phone);
    for (let attempt = 0; attempt < 5; attempt++) await logIn(phone, other(code)).expect(401);
    await logIn(phone, code).expect(401);
  });

  it('is replaced by the next one', async () => {
    const phone = await someone();
    const first = await codeOf(phone);
    const early = await request(phone).expect(429);
    expect(early.body).toMatchObject({ code: 'identity.code-too-soon', params: { seconds: 60 } });
    t.clock.advanceMinutes(1);
    const second = await codeOf(phone);
    if (first !== second) await logIn(phone, first).expect(401);
    await logIn(phone, second).expect(201);
  });

  it('is sent ten times in a day', async () => {
    const phone = await someone();
    for (let count = 0; count < 10; count++) {
      await request(phone).expect(202);
      t.clock.advanceMinutes(1);
    }
    expect((await request(phone).expect(429)).body.code).toBe('identity.codes-used-up');
    t.clock.advanceMinutes(24 * 60);
    await request(phone).expect(202);
  });

  it('tells nothing about who has an account', async () => {
    const known = await someone();
    const unknown = somePhone();
    const [ofKnown, ofUnknown] = [await request(known).expect(202), await request(unknown).expect(202)];
    expect(ofUnknown.body).toEqual(ofKnown.body);
    expect((await request(unknown).expect(429)).body.params).toEqual({ seconds: 60 });
    expect(messagesTo(known)).toHaveLength(1);
    expect(messagesTo(unknown)).toHaveLength(0);
    expect((await logIn(unknown, '000000').expect(401)).body.code).toBe('identity.code-wrong');
  });

  it('opens the door while the password is locked', async () => {
    const phone = await someone();
    for (let attempt = 0; attempt < 6; attempt++) {
      await t.anyone().post('/sessions', { phone, password: 'wrong-guess-1' });
    }
    await logIn(phone, await codeOf(phone)).expect(201);
  });
});

describe('Without a gateway', () => {
  it('a code is refused, and nothing is pretended', async () => {
    const uow = t.get(UnitOfWork);
    const services = [t.get(Accounts), t.get(OneTimeCodes), t.get(Guesses)] as const;
    const request = new RequestCode(uow, ...services, new NoSmsGateway(), t.get(LoginTrail));
    await expect(
      request.execute(systemCtx('test'), { phone: await someone(), address: '203.0.113.7' }),
    ).rejects.toMatchObject({ code: 'identity.sms-unavailable', status: 503 });
  });
});

describe('A caller who guesses at many numbers', () => {
  it('is locked out by his address, for codes as well', async () => {
    for (let attempt = 0; attempt < 60; attempt++) {
      await t.anyone().post('/sessions', { phone: somePhone(), password: 'wrong-guess-1' });
    }
    const account = await givenAccount(t, '王芳', { role: 'FAMILY' });
    const { phone, password } = account;
    expect((await t.anyone().post('/sessions', { phone, password }).expect(429)).body.code).toBe(
      'identity.locked',
    );
    await logIn(phone, await codeOf(phone)).expect(429);
    t.clock.advanceMinutes(24 * 60);
    await t.login(phone, password);
  });
});

describe('What only a demo shows', () => {
  it.each(['/demo/logins', '/demo/messages'])('%s does not exist elsewhere', async (path) => {
    expect((await t.anyone().get(path).expect(404)).body.code).toBe('request.unknown-path');
  });
});
