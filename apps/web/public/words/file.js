const both = (zh, en) => ({ zh, en });
const yesOrNo = (zh, en) => ({ kind: 'YES_NO', ...both(zh, en) });

/** What can be recorded about a senior besides categories, and how it is asked. Amounts are asked in yuan. */
export const FACT_KINDS = {
  CHILDLESS: yesOrNo('无子女', 'without children'),
  LIVES_IN_RENTED_HOME: yesOrNo(
    '租住（非公租房、廉租房）',
    'lives in a rented home other than public housing',
  ),
  HOME_TO_BE_DEMOLISHED: yesOrNo('两年内拆迁', 'home to be demolished within two years'),
  HOME_DANGEROUS: yesOrNo('危房', 'dangerous home'),
  HOUSEHOLD_RETROFITTED: yesOrNo('家庭已享受适老化改造', 'household had a subsidised retrofit'),
  LTCI_COVERED: yesOrNo('参加长期护理保险', 'covered by care insurance'),
  LTCI_LEVEL: {
    kind: 'NUMBER',
    max: 5,
    ...both('长期护理保险失能等级（0–5 级）', 'grade of the care insurance (0 to 5)'),
  },
  RECEIVES_CENTRAL_CARE_ALLOWANCE: yesOrNo('享受集中照护补助', 'receives the central care allowance'),
  HOME_BED_HOLDER: yesOrNo('建有家庭养老床位', 'has a home-care bed'),
  MONTHLY_INCOME_FEN: { kind: 'YUAN', ...both('月收入', 'monthly income') },
};
