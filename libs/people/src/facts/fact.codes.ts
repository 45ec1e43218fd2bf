/** What a fact may say. */
export type FactType =
  { readonly type: 'BOOLEAN' } | { readonly type: 'INTEGER'; readonly min: number; readonly max: number };

export type FactSpec = FactType & {
  readonly zh: string;
  readonly en: string;
  /** Shown to nobody in lists and files; rules read it. */
  readonly sensitive?: true;
};

const yesOrNo = (zh: string, en: string) => ({ type: 'BOOLEAN', zh, en }) as const;

/** What programmes ask of the file besides the categories of policy.md 6.1. */
export const FACTS = {
  /** 孤寡, the seventh class of visiting care: policy.md 6.1 */
  CHILDLESS: yesOrNo('无子女', 'Without children'),
  /** Retrofits: policy.md 4.2 */
  LIVES_IN_RENTED_HOME: yesOrNo(
    '租住（非公租房、廉租房）',
    'Lives in a rented home other than public housing',
  ),
  HOME_TO_BE_DEMOLISHED: yesOrNo('两年内拆迁', 'Home to be demolished within two years'),
  HOME_DANGEROUS: yesOrNo('危房', 'Dangerous home'),
  HOUSEHOLD_RETROFITTED: yesOrNo('家庭已享受适老化改造', 'Household had a subsidised retrofit'),
  /** Payers before the voucher: policy.md 0.3 (6) */
  LTCI_COVERED: yesOrNo('参加长期护理保险', 'Covered by long-term-care insurance'),
  LTCI_LEVEL: {
    type: 'INTEGER',
    min: 0,
    max: 5,
    zh: '长期护理保险失能等级（0–5 级）',
    en: 'Level of long-term-care insurance (0 to 5)',
  },
  /** Excludes from the national voucher: policy.md 6.2 */
  RECEIVES_CENTRAL_CARE_ALLOWANCE: yesOrNo('享受集中照护补助', 'Receives the central care allowance'),
  /** Excludes from services of line (b): policy.md 3.1 */
  HOME_BED_HOLDER: yesOrNo('建有家庭养老床位', 'Has a home-care bed'),
  MONTHLY_INCOME_FEN: {
    type: 'INTEGER',
    min: 0,
    max: 100_000_000,
    zh: '月收入（分）',
    en: 'Monthly income (fen)',
    sensitive: true,
  },
} as const satisfies Record<string, FactSpec>;

export type FactCode = keyof typeof FACTS;
export type FactValue = boolean | number | string;
export const FACT_CODES = Object.keys(FACTS) as FactCode[];
