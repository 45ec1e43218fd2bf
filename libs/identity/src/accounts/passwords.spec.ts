import type { Config } from '@anzhi/platform';
import { hashPassword } from './password';
import { Passwords } from './passwords';

const RECOMMENDED = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

describe('A password', () => {
  it.each<Config['mode']>(['production', 'demo'])('costs in %s what OWASP recommends', async (mode) => {
    expect(await new Passwords({ mode }).hash('correct horse 9')).toMatch(RECOMMENDED);
    expect(await hashPassword('correct horse 9')).toMatch(RECOMMENDED);
  });

  it('costs next to nothing in tests', async () => {
    expect(await new Passwords({ mode: 'test' }).hash('correct horse 9')).toContain('$m=8,t=1,p=1$');
  });

  it('is known again whatever its hash had cost, and nobody else is', async () => {
    const passwords = new Passwords({ mode: 'test' });
    const dear = await hashPassword('correct horse 9');
    expect(await passwords.verify(dear, 'correct horse 9')).toBe(true);
    expect(await passwords.verify(dear, 'nobody')).toBe(false);
    expect(await passwords.verify(null, 'nobody')).toBe(false);
  });
});
