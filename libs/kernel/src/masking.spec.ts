import fc from 'fast-check';
import { maskAddress, maskIdentityNumber, maskName, maskPhone } from './masking';

describe('masking', () => {
  it.each([
    ['王建华', '王*华'],
    ['张三', '张*'],
    ['欧阳秀英', '欧**英'],
    ['王', '*'],
    ['', ''],
    ['𠮷田华', '𠮷*华'],
  ])('shows the name %s as %s', (name, shown) => expect(maskName(name)).toBe(shown));

  it.each([
    ['32130219400101001X', '3213**********001X'],
    ['12345678', '********'],
    ['', ''],
  ])('shows the identity number %s as %s', (number, shown) => expect(maskIdentityNumber(number)).toBe(shown));

  it.each([
    ['13812345678', '138****5678'],
    ['052784351234', '052*****1234'],
    ['12345', '*****'],
  ])('shows the phone %s as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown));

  it.each([
    ['宿城区双庄街道幸福社区和谐小区12号楼2单元502室', '宿城区双庄街道幸福社区和谐小区**号楼'],
    ['泗阳县王集镇李庄村三组27号', '泗阳县王集镇李庄村**号'],
    ['宿城区三棵树街道黄河社区', '宿城区三棵树街道黄河社区**号楼'],
    ['宿城区项里街道幸福中路８８号', '宿城区项里街道幸福中路**号楼'],
    ['宿城区项里街道幸福中路二号', '宿城区项里街道幸福中路**号楼'],
    ['王集镇桥头张三家', '王集镇**号楼'],
    ['张三家', '**号楼'],
    ['', ''],
  ])('shows the address %s as %s', (address, shown) => expect(maskAddress(address)).toBe(shown));

  it('never shows a digit of an address, nor a hidden middle', () => {
    const text = fc.string({ unit: fc.constantFrom(...'幸福村社区路号楼室0123456789三组') });
    fc.assert(fc.property(text, (address) => !/\d/.test(maskAddress(address))));
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12,18}$/), (number) => {
        expect(maskIdentityNumber(number)).toHaveLength(number.length);
        expect(maskIdentityNumber(number).slice(4, -4)).toMatch(/^\*{4,}$/);
      }),
    );
  });
});
