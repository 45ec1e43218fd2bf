/** Personal data as lists show it (policy.md 11.3). Whoever needs the whole value reveals it with a purpose. */

/** 王*华, 张*: the first character and, of three or more, the last one. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length <= 1) return '*'.repeat(characters.length);
  if (characters.length === 2) return `${characters[0]}*`;
  return characters[0] + '*'.repeat(characters.length - 2) + characters.at(-1);
}

const keepEnds = (text: string, head: number, tail: number): string =>
  text.length < head + tail + 4
    ? '*'.repeat(text.length)
    : text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(-tail);

/** 3213**********001X: the first and the last four; all of it when it is too short to be a number. */
export const maskIdentityNumber = (number: string): string => keepEnds(number, 4, 4);

/** 138****5678 */
export const maskPhone = (phone: string): string => keepEnds(phone, 3, 4);

const FIRST_NUMBER = /[\d０-９]|[一二三四五六七八九十]+(?:组|队|号|幢|栋|楼|单元|室)/;
const COMMUNITY = /^.*(?:社区|小区|居委会|村)/;
const ROAD_OR_TOWN = /^.*(?:路|街道|街|镇|乡|区|县|市)/;

/** As far as the community (or else the road or the town), and never a house number: 双庄街道幸福社区**号楼. */
export function maskAddress(address: string): string {
  const named = address.trim().split(FIRST_NUMBER, 1)[0];
  if (!address.trim()) return '';
  const kept = (COMMUNITY.exec(named) ?? ROAD_OR_TOWN.exec(named))?.[0] ?? '';
  return `${kept}${kept.endsWith('村') ? '**号' : '**号楼'}`;
}
