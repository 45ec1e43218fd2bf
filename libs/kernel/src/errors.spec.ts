import { defineErrors, DomainError, knownErrors } from './errors';

describe('a refusal', () => {
  const Errors = defineErrors('sample', {
    notEnough: { status: 409, zh: '只剩 {available} 分钟', en: 'Only {available} minutes left' },
  });

  it('has a stable code and a message in both languages', () => {
    const error = Errors.notEnough({ available: 30 }, '/minutes');
    expect(error).toBeInstanceOf(DomainError);
    expect(error.code).toBe('sample.not-enough');
    expect(error.messageIn('zh-CN')).toBe('只剩 30 分钟');
    expect(error.messageIn('en')).toBe('Only 30 minutes left');
    expect(error.pointer).toBe('/minutes');
    expect(knownErrors().has('sample.not-enough')).toBe(true);
  });
});
