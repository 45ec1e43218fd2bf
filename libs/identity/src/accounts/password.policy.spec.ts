import { passwordFault } from './password.policy';

describe('A new password', () => {
  it.each([
    ['Zhuang12', 'passwordTooShort'],
    ['', 'passwordTooShort'],
    ['宿迁的老人很多很多呢', 'passwordTooSimple'],
    ['abcdefghij', 'passwordTooSimple'],
    ['1234567890', 'passwordTooSimple'],
    ['aaaaaaaaa1', 'passwordTooSimple'],
    ['w-13800001111', 'passwordTooSimple'],
    ['幸福路12号的老人家里', undefined],
    ['correct horse', undefined],
    ['Zhuang12345', undefined],
  ])('%p: %p', (password, fault) => {
    expect(passwordFault(password, '13800001111', 10)).toBe(fault);
  });
});
