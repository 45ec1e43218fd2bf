import { aesCmac, displayCode, isSame, sunMac } from './sun';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

describe('what a tag proves itself by', () => {
  const key = hex('2b7e151628aed2a6abf7158809cf4f3c');
  const text =
    '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710';

  it.each([
    [0, 'bb1d6929e95937287fa37d129b756746'],
    [16, '070a16b46b4d4144f79bdd9dd04a287c'],
    [40, 'dfa66747de9ae63030ca32611497c827'],
    [64, '51f0bebf7e3b9d92fc49741779363cfe'],
  ])('AES-CMAC of %i bytes is that of RFC 4493', (length, expected) => {
    expect(aesCmac(key, hex(text).subarray(0, length)).toString('hex')).toBe(expected);
  });

  it('the chip’s code is that of its maker’s example (NXP AN12196)', () => {
    const mac = sunMac(Buffer.alloc(16), hex('04DE5F1EACC040'), 0x3d);
    expect(mac.toString('hex').toUpperCase()).toBe('94EED9EE65337086');
  });

  it.each([
    [1, '46119246'],
    [0x23523ec, '68084774'],
    [0x23523ed, '67062674'],
    [0x273ef07, '91819424'],
    [0x3f940aa, '90698825'],
    [0x27bc86aa, '77737706'],
  ])('the display’s code at step %i is that of RFC 6238', (step, expected) => {
    expect(displayCode(Buffer.from('12345678901234567890123456789012'), step)).toBe(expected);
  });

  it('codes of another length are not the same', () => {
    expect(isSame(hex('00'), hex('0000'))).toBe(false);
    expect(isSame(hex('00'), hex('00'))).toBe(true);
  });
});
