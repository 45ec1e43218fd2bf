import { isFirstGate, isLetIn, outcomeOf } from './outcome';

const answer = (status: number, code?: string) => ({ status, text: code ? JSON.stringify({ code }) : '' });

describe('An answer', () => {
  it.each([
    [201, undefined, 'in'],
    [204, undefined, 'in'],
    [409, 'dispatch.offer-ended', 'in'],
    [422, 'ordering.too-soon', 'in'],
    [401, 'identity.credentials-wrong', 'in'],
    [404, 'ordering.order-not-found', 'hidden'],
    [403, 'auth.not-allowed', 'refused'],
    [403, 'identity.may-not-grant', 'byRule'],
    [401, 'auth.login-needed', 'login'],
    [401, 'auth.session-ended', 'login'],
  ])('%d %s: %s', (status, code, outcome) => {
    expect(outcomeOf(answer(status, code))).toBe(outcome);
  });

  it.each([
    [422, 'request.invalid'],
    [400, 'request.malformed'],
    [400, 'command.key-missing'],
    [500, undefined],
    [503, 'request.failed'],
    [403, undefined],
  ])('%d %s proves nothing', (status, code) => {
    expect(outcomeOf(answer(status, code))).toBeUndefined();
  });

  it('of the first gate is about the caller, whatever the row', () => {
    expect(isFirstGate('refused') && isFirstGate('login')).toBe(true);
    expect(isFirstGate('hidden') || isFirstGate('byRule') || isLetIn('byRule')).toBe(false);
  });
});
