import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlindIndex, FieldCipher, readConfig } from '@anzhi/platform';
import { lacksKeys, loadSecrets, withSecrets } from './secrets';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'secrets-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('loadSecrets', () => {
  it('makes keys that the ciphers accept, once, for the owner only', () => {
    const secrets = loadSecrets(join(directory, 'data'));
    expect(loadSecrets(join(directory, 'data'))).toEqual(secrets);
    expect(statSync(join(directory, 'data', 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(directory, 'data'))).toEqual(['secrets.json']);
    const cipher = new FieldCipher(secrets.fieldKeys);
    expect(cipher.decrypt(cipher.encrypt('王芳', 'name'), 'name')).toBe('王芳');
    expect(() => new BlindIndex(secrets.blindIndexKey)).not.toThrow();
  });

  it.each(['', '{', '{}', '{"fieldKeys":"k1:x"}'])('does not replace a damaged file: %j', (content) => {
    writeFileSync(join(directory, 'secrets.json'), content);
    expect(() => loadSecrets(directory)).toThrow(/damaged/);
  });
});

describe('withSecrets', () => {
  it('lets the environment win', () => {
    const config = readConfig({ TOKEN_SECRET: 'mine' });
    expect(lacksKeys(config)).toBe(true);
    const secrets = loadSecrets(directory);
    const complete = withSecrets(config, secrets);
    expect(complete).toMatchObject({ tokenSecret: 'mine', fieldKeys: secrets.fieldKeys });
    expect(lacksKeys(complete)).toBe(false);
  });
});
