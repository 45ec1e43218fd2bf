import type { Words } from '../rules/rule';
import { LOST } from '../rules/stack-reasons';
import type { Basis } from './bases';
import type { Standing, WhyNot } from './decided';

const SENTENCES: Readonly<Record<WhyNot['code'], (about: Words) => Words>> = {
  ...LOST,
  NOT_ENROLLED: () => ({
    zh: '该项目须先申请，老人尚未申请或申请尚未生效',
    en: 'This programme has to be applied for; there is no application in force',
  }),
  STOPPED: (reason) => ({ zh: `已停发：${reason.zh}`, en: `It has been stopped: ${reason.en}` }),
  NO_RESIDENT: () => ({
    zh: '已不在本县区居住或已去世',
    en: 'No longer living in the county, or deceased',
  }),
  PROGRAMME_ENDED: () => ({ zh: '该项目已不再有效', en: 'The programme is no longer in force' }),
};

/** Of a group in which the person chooses: whether he did. */
const CHOSEN: Readonly<Record<'BY_HIM' | 'FOR_HIM', (to: Words) => Words>> = {
  BY_HIM: (to) => ({
    zh: `同类项目只能享受一项，按本人选择享受“${to.zh}”`,
    en: `Only one programme of the group is granted: “${to.en}”, which the senior chose`,
  }),
  FOR_HIM: (to) => ({
    zh: `同类项目只能享受一项，本人没有可享受的选择，按对本人更有利享受“${to.zh}”`,
    en: `Only one programme of the group is granted: “${to.en}”, the better one, as no choice of the senior’s applies`,
  }),
};

const STOPS: Readonly<Record<string, Words>> = {
  DEATH: { zh: '去世', en: 'death' },
  HOSPITAL: { zh: '住院', en: 'stay in hospital' },
  MOVE_OUT: { zh: '迁出本县区', en: 'moved out of the county' },
  INSTITUTION: { zh: '入住养老机构', en: 'moved into an institution' },
  CATEGORY_LOST: { zh: '不再属于原人员类别', en: 'no longer in the category' },
  LEVEL_CHANGED: { zh: '能力等级变化', en: 'change of the ability level' },
  CAMPAIGN: { zh: '资格复核', en: 're-verification' },
  OFFICER: { zh: '经办人决定', en: 'decision of an officer' },
};

export const stopWords = (reason: string): Words => STOPS[reason] ?? { zh: reason, en: reason };

/**
 * The reason in plain words, in both languages.
 * @param programmes their names by code; one that is not there is called by its code
 * @param choices of the standing it was decided on; left out: whether the person chose is left open
 */
export function sayWhyNot(
  { code, about = '' }: WhyNot,
  programmes: Readonly<Record<string, Words>> = {},
  choices?: Standing['choices'],
): Words {
  const words = STOPS[about] ?? programmes[about] ?? { zh: about, en: about };
  if (code !== 'OTHER_CHOSEN' || !choices) return SENTENCES[code](words);
  return CHOSEN[Object.values(choices).includes(about) ? 'BY_HIM' : 'FOR_HIM'](words);
}

/** For `sayWhyNot`: the programmes that were asked together. */
export const namesOf = ({ rulings }: Pick<Basis, 'rulings'>): Readonly<Record<string, Words>> =>
  Object.fromEntries(rulings.map(({ law: { code, zh, en } }) => [code, { zh, en }]));
