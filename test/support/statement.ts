import type { StatementContent, StatementLine } from '@anzhi/settlement';

/** A statement of so many lines with everything one can have on it, for tests and for showing what one looks like. */
export function exampleStatement(lineCount = 3, change: Partial<StatementContent> = {}): StatementContent {
  const lines = Array.from({ length: lineCount }, (_, index) => exampleLine(index + 1));
  const deducted = -500;
  const netted = -3_500;
  const sum = (of: (line: StatementLine) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  const payableFen = sum(({ payableFen: fen }) => fen) + netted;
  return {
    head: {
      number: 'JS-321302-202611-00042',
      month: '2026-11',
      county: { code: '321302', name: '宿城区' },
      provider: {
        name: '宿迁市安心居家养老服务中心',
        creditCode: '52321300MJ5678901X',
        bank: {
          name: '江苏银行宿迁分行',
          accountName: '宿迁市安心居家养老服务中心',
          accountNo: '6228480012345678901',
        },
      },
      steps: [
        { kind: 'FROZEN', at: '2026-12-01T01:00:00.000Z', by: null },
        {
          kind: 'PROVIDER_CONFIRMED',
          at: '2026-12-03T02:21:00.000Z',
          by: { name: '尉迟䶮', office: '财务' },
        },
        {
          kind: 'TOWNSHIP_VERIFIED',
          at: '2026-12-08T02:21:00.000Z',
          by: { name: '李四', office: '双庄街道' },
        },
        {
          kind: 'COUNTY_APPROVED',
          at: '2026-12-18T07:05:00.000Z',
          by: { name: '王五', office: '宿城区民政局' },
        },
      ],
    },
    columns: [
      { key: 'gov-city', programme: { code: 'GOV_HOME_CARE', name: '政府购买居家养老服务' }, source: 'CITY' },
      {
        key: 'gov-county',
        programme: { code: 'GOV_HOME_CARE', name: '政府购买居家养老服务' },
        source: 'COUNTY',
      },
      { key: 'nat-central', programme: { code: 'NAT_VOUCHER', name: '养老服务消费补贴' }, source: 'CENTRAL' },
      { key: 'self', programme: null, source: 'SELF' },
    ],
    lines,
    deductions: [
      {
        lineNo: 1,
        rule: '迟到扣减 10%（2026 版第 3 条）',
        reason: '约定 09:00 开始，实际 09:41 签到，迟到 41 分钟',
        fen: deducted,
        byColumn: { 'gov-city': -200, 'gov-county': -300 },
      },
    ],
    netting: [
      {
        statementNumber: 'JS-321302-202610-00037',
        orderNo: 'A1-00017',
        serviceDate: '2026-10-12',
        reason: '复核认定服务未发生，追回已付款',
        fen: netted,
        byColumn: { 'gov-city': -1_500, 'gov-county': -2_000 },
      },
    ],
    totals: {
      lines: lineCount,
      actualMinutes: sum(({ actualMinutes }) => actualMinutes),
      dueFen: sum(({ dueFen }) => dueFen),
      byColumn: {
        'gov-city': 2_000 * lineCount - 1_700,
        'gov-county': 3_000 * lineCount - 2_300,
        'nat-central': 500 * lineCount,
        self: 1_550 * lineCount,
      },
      deductedFen: deducted,
      nettedFen: netted,
      carriedFen: 0,
      payableFen,
    },
    proof: {
      root: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      dataSha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
      verificationUrl: 'https://anzhi.example/#verify/statement=JS-321302-202611-00042',
    },
    ...change,
  };
}

const exampleLine = (no: number): StatementLine => ({
  no,
  kind: 'VISIT',
  orderNo: `A1-${String(no).padStart(5, '0')}`,
  serviceDate: `2026-11-${String((no % 28) + 1).padStart(2, '0')}`,
  senior: no === 1 ? '欧阳㛃' : '张桂兰',
  caregiver: no === 1 ? '仉犇' : '李秀英',
  item: '上门助浴（自理/半自理）',
  plannedMinutes: 60,
  actualMinutes: no === 1 ? 58 : 60,
  dueFen: 7_050,
  byColumn: { 'gov-city': 2_000, 'gov-county': 3_000, 'nat-central': 500, self: 1_550 },
  deductedFen: no === 1 ? -500 : 0,
  payableFen: no === 1 ? 5_000 : 5_500,
});
