import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { BlindIndex, FieldCipher } from './field-cipher';

const key = () => randomBytes(32).toString('base64');

describe('field encryption', () => {
  const ring = `b:${key()}`;
  const cipher = new FieldCipher(ring);

  it('stands on the national algorithms as published', () => {
    const sm3 = createHash('sm3').update('abc').digest('hex');
    expect(sm3).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    const block = Buffer.from('0123456789abcdeffedcba9876543210', 'hex');
    const sm4 = createCipheriv('sm4-ecb', block, null).setAutoPadding(false).update(block).toString('hex');
    expect(sm4).toBe('681edf34d206965e86b3e94f536e4246');
  });

  it('gives back what it was given, and never the same text twice', () => {
    const one = cipher.encrypt('宿城区幸福路 1 号', 'people.address:1');
    expect(cipher.decrypt(one, 'people.address:1')).toBe('宿城区幸福路 1 号');
    expect(cipher.encrypt('宿城区幸福路 1 号', 'people.address:1')).not.toBe(one);
  });

  it('refuses a value moved to another place, changed in any byte, or of an unknown key', () => {
    const value = cipher.encrypt('13800001234', 'people.phone:1');
    expect(() => cipher.decrypt(value, 'people.phone:2')).toThrow(/authentication/);
    const [version, kid, body] = value.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes);
      changed[i] ^= 1;
      expect(() =>
        cipher.decrypt(`${version}.${kid}.${changed.toString('base64url')}`, 'people.phone:1'),
      ).toThrow();
    }
    expect(() => cipher.decrypt(`${version}.x.${body}`, 'people.phone:1')).toThrow(/unknown key/);
    expect(() => cipher.decrypt('', 'people.phone:1')).toThrow();
  });

  it('rotates: a new key in front encrypts, the old one still reads', () => {
    const rotated = new FieldCipher(`a:${key()},${ring}`);
    expect(rotated.decrypt(cipher.encrypt('x', 'c'), 'c')).toBe('x');
    expect(rotated.encrypt('x', 'c')).toMatch(/^v1\.a\./);
  });

  it('refuses a missing or short key', () => {
    expect(() => new FieldCipher('')).toThrow(/FIELD_KEYS/);
    expect(() => new FieldCipher('a:c2hvcnQ=')).toThrow(/FIELD_KEYS/);
  });
});

describe('the blind index', () => {
  it('is equal for equal values of one kind only', () => {
    const index = new BlindIndex(key());
    expect(index.of('138', 'phone')).toEqual(index.of('138', 'phone'));
    expect(index.of('138', 'phone')).not.toEqual(index.of('138', 'identity'));
    expect(new BlindIndex(key()).of('138', 'phone')).not.toEqual(index.of('138', 'phone'));
  });
});
