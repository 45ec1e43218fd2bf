import type { Words } from './rule';

/** What may be known of a senior and asked in a rule. */
export type FactType = 'integer' | 'boolean' | 'date' | 'text' | 'region' | 'codes';

/** Division codes from the province down to the place: `["320000", "321300", "321302"]`. */
export type RegionPath = readonly string[];
export type FactValue = number | boolean | string | readonly string[];

export interface FactDefinition extends Words {
  readonly type: FactType;
  /** FALSE: a register is kept, so who is not in it is not concerned. UNKNOWN: somebody has to find out. */
  readonly whenMissing: 'FALSE' | 'UNKNOWN';
  /** Can it be another one tomorrow? */
  readonly changeable: boolean;
  /** Never shown in an explanation (policy.md 11.1). */
  readonly sensitive?: true;
  /** Integers only: smallest and greatest value. */
  readonly range?: readonly [least: number, most: number];
  /** Integers that are money. */
  readonly unit?: 'FEN';
  /** Integers and texts whose values have names. */
  readonly values?: Readonly<Record<string, Words>>;
  /** Booleans only: the fact as a statement, and its contrary. */
  readonly yes?: Words;
  readonly no?: Words;
  /** What evidence settles it, and where it is to be had. */
  readonly evidence: Words;
}

/** GB/T 42195-2022, policy.md 1.2. */
const LEVELS: Readonly<Record<string, Words>> = {
  0: { zh: '能力完好', en: 'intact' },
  1: { zh: '轻度失能', en: 'mild functional loss' },
  2: { zh: '中度失能', en: 'moderate functional loss' },
  3: { zh: '重度失能', en: 'severe functional loss' },
  4: { zh: '完全失能', en: 'complete functional loss' },
};

const IDENTITY_CARD = {
  zh: '居民身份证，由社区或乡镇（街道）核验',
  en: 'The identity card, checked by the community or the township',
};
const STAY = {
  zh: '医院或养老机构的入住、出院证明，交乡镇（街道）登记',
  en: 'A certificate of admission or discharge, handed to the township',
};
const ASSESSMENT = {
  zh: '向户籍地或居住地乡镇（街道）申请老年人能力评估（GB/T 42195-2022），结果 12 个月内有效',
  en: 'An ability assessment to GB/T 42195-2022, applied for at the township; its result is valid for 12 months',
};
const INSURANCE = {
  zh: '医保经办机构出具的长期护理保险参保或评定证明',
  en: 'A certificate of long-term-care insurance from the medical insurance agency',
};

export const FACTS = {
  birthDate: {
    type: 'date',
    zh: '出生日期',
    en: 'date of birth',
    whenMissing: 'UNKNOWN',
    changeable: false,
    evidence: IDENTITY_CARD,
  },
  sex: {
    type: 'text',
    zh: '性别',
    en: 'sex',
    whenMissing: 'UNKNOWN',
    changeable: false,
    values: { M: { zh: '男', en: 'male' }, F: { zh: '女', en: 'female' } },
    evidence: IDENTITY_CARD,
  },
  /** Category codes of policy.md 6.1, AGE_80/90/100 included; asked with `has`. */
  categories: {
    type: 'codes',
    zh: '人员类别',
    en: 'categories',
    whenMissing: 'FALSE',
    changeable: true,
    evidence: {
      zh: '主管部门的名单或证件（如低保证），交乡镇（街道）登记',
      en: 'The list or certificate of the department in charge, handed to the township',
    },
  },
  /** 0 to 4 of an assessment that is valid on the day. */
  level: {
    type: 'integer',
    zh: '能力等级',
    en: 'ability level',
    whenMissing: 'UNKNOWN',
    changeable: true,
    range: [0, 4],
    values: LEVELS,
    evidence: ASSESSMENT,
  },
  /** Day of the assessment that `level` comes from. */
  assessedOn: {
    type: 'date',
    zh: '能力评估日期',
    en: 'day of the ability assessment',
    whenMissing: 'UNKNOWN',
    changeable: true,
    evidence: ASSESSMENT,
  },
  residence: {
    type: 'region',
    zh: '居住地',
    en: 'place of residence',
    whenMissing: 'UNKNOWN',
    changeable: true,
    evidence: {
      zh: '居住证或社区出具的居住证明',
      en: 'A residence permit, or the community’s certificate of residence',
    },
  },
  hukou: {
    type: 'region',
    zh: '户籍地',
    en: 'place of household registration',
    whenMissing: 'UNKNOWN',
    changeable: true,
    evidence: { zh: '居民户口簿', en: 'The household register' },
  },
  inHospital: {
    type: 'boolean',
    zh: '住院',
    en: 'in hospital',
    whenMissing: 'FALSE',
    changeable: true,
    yes: { zh: '正在住院', en: 'is in hospital' },
    no: { zh: '没有住院', en: 'is not in hospital' },
    evidence: STAY,
  },
  inInstitution: {
    type: 'boolean',
    zh: '入住养老机构',
    en: 'in an institution',
    whenMissing: 'FALSE',
    changeable: true,
    yes: { zh: '已入住养老机构', en: 'lives in an institution' },
    no: { zh: '没有入住养老机构', en: 'does not live in an institution' },
    evidence: STAY,
  },
  CHILDLESS: {
    type: 'boolean',
    zh: '无子女',
    en: 'childless',
    whenMissing: 'UNKNOWN',
    changeable: true,
    yes: { zh: '无子女', en: 'has no children' },
    no: { zh: '有子女', en: 'has children' },
    evidence: {
      zh: '社区核实并盖章的家庭情况证明',
      en: 'The community’s sealed certificate about the family',
    },
  },
  LIVES_IN_RENTED_HOME: {
    type: 'boolean',
    zh: '租房居住',
    en: 'rented home',
    whenMissing: 'UNKNOWN',
    changeable: true,
    yes: { zh: '租房居住', en: 'lives in a rented home' },
    no: { zh: '不是租房居住', en: 'does not live in a rented home' },
    evidence: { zh: '不动产权证书或租赁合同', en: 'The title deed or the lease' },
  },
  LTCI_LEVEL: {
    type: 'integer',
    zh: '长期护理保险失能等级',
    en: 'disability grade of the long-term-care insurance',
    whenMissing: 'UNKNOWN',
    changeable: true,
    range: [0, 5],
    evidence: INSURANCE,
  },
  LTCI_COVERED: {
    type: 'boolean',
    zh: '享受长期护理保险待遇',
    en: 'long-term-care insurance benefits',
    whenMissing: 'UNKNOWN',
    changeable: true,
    yes: { zh: '享受长期护理保险待遇', en: 'receives long-term-care insurance benefits' },
    no: { zh: '不享受长期护理保险待遇', en: 'receives no long-term-care insurance benefits' },
    evidence: INSURANCE,
  },
  RECEIVES_CENTRAL_CARE_ALLOWANCE: {
    type: 'boolean',
    zh: '享受集中照护补助',
    en: 'central care allowance',
    whenMissing: 'FALSE',
    changeable: true,
    yes: { zh: '享受集中照护补助', en: 'receives the central care allowance' },
    no: { zh: '不享受集中照护补助', en: 'does not receive the central care allowance' },
    evidence: { zh: '县级民政部门的发放名单', en: 'The payment list of the county civil affairs bureau' },
  },
  HOME_BED_HOLDER: {
    type: 'boolean',
    zh: '家庭养老床位',
    en: 'home-care bed',
    whenMissing: 'FALSE',
    changeable: true,
    yes: { zh: '已建家庭养老床位', en: 'has a home-care bed' },
    no: { zh: '没有家庭养老床位', en: 'has no home-care bed' },
    evidence: { zh: '家庭养老床位服务协议', en: 'The agreement about the home-care bed' },
  },
  HOUSEHOLD_RETROFITTED: {
    type: 'boolean',
    zh: '家庭适老化改造',
    en: 'home retrofit',
    whenMissing: 'FALSE',
    changeable: true,
    yes: { zh: '家庭已享受过适老化改造补贴', en: 'had the home retrofitted with public money' },
    no: {
      zh: '家庭没有享受过适老化改造补贴',
      en: 'has not had the home retrofitted with public money',
    },
    evidence: { zh: '适老化改造验收记录', en: 'The acceptance record of the retrofit' },
  },
  /** Fen a month and person. */
  MONTHLY_INCOME_FEN: {
    type: 'integer',
    zh: '月人均收入',
    en: 'monthly income per person',
    whenMissing: 'UNKNOWN',
    changeable: true,
    sensitive: true,
    unit: 'FEN',
    range: [0, 100_000_000],
    evidence: {
      zh: '县级民政部门的居民家庭经济状况核对报告',
      en: 'The county civil affairs bureau’s report on the household’s means',
    },
  },
} as const satisfies Readonly<Record<string, FactDefinition>>;

export type FactCode = keyof typeof FACTS;
export type FactCatalogue = Readonly<Record<string, FactDefinition>>;
