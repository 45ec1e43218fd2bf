import type { Words } from '../rules/rule';
import { LOST } from '../rules/stack-reasons';
import type { Basis } from './bases';
import type { WhyNot } from './decided';

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

/**
 * The reason in plain words, in both languages.
 * @param programmes their names by code; one that is not there is called by its code
 */
export function sayWhyNot(
  { code, about = '' }: WhyNot,
  programmes: Readonly<Record<string, Words>> = {},
): Words {
  return SENTENCES[code](STOPS[about] ?? programmes[about] ?? { zh: about, en: about });
}

/** For `sayWhyNot`: the programmes that were asked together. */
export const namesOf = ({ rulings }: Pick<Basis, 'rulings'>): Readonly<Record<string, Words>> =>
  Object.fromEntries(rulings.map(({ law: { code, zh, en } }) => [code, { zh, en }]));
