import type { Words } from './rule';

/** Why a programme is not granted beside the others. `to` names the programme, or the cap. */
export const LOST = {
  NOT_ENTITLED: () => ({
    zh: '不符合该项目的条件',
    en: 'The conditions of the programme are not met',
  }),
  EVIDENCE_NEEDED: () => ({
    zh: '缺少证明材料，暂不能决定',
    en: 'Evidence is missing, so it cannot be decided yet',
  }),
  OTHER_IS_BETTER: (to: Words) => ({
    zh: `同类项目只能享受一项，“${to.zh}”对本人更有利`,
    en: `Only one programme of the group is granted, and “${to.en}” is better for the senior`,
  }),
  OTHER_GOES_FIRST: (to: Words) => ({
    zh: `同类项目只能享受一项，按规定优先享受“${to.zh}”`,
    en: `Only one programme of the group is granted, and “${to.en}” goes first`,
  }),
  OTHER_CHOSEN: (to: Words) => ({
    zh: `同类项目只能享受一项，按本人选择（未选择的按对本人更有利）享受“${to.zh}”`,
    en: `Only one programme of the group is granted: “${to.en}”, by the senior’s choice or else as the better one`,
  }),
  BARRED: (to: Words) => ({
    zh: `已享受“${to.zh}”，按规定不能同时享受`,
    en: `“${to.en}” is received, and both together are not allowed`,
  }),
  CAP_REACHED: (to: Words) => ({
    zh: `合计上限“${to.zh}”已用完`,
    en: `The common limit “${to.en}” is used up`,
  }),
} as const satisfies Readonly<Record<string, (to: Words) => Words>>;

export type LostCode = keyof typeof LOST;

export interface Lost extends Words {
  readonly programme: string;
  readonly code: LostCode;
  /** The programme or the cap it lost to. */
  readonly to?: string;
}
