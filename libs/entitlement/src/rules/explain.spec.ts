import { canonical, sha256 } from './canonical';
import { compile, ruleHash } from './compile';
import { evaluate } from './evaluate';
import { factsUsed, type FactSheet } from './fact-sheet';
import {
  ENGINE_VERSION,
  type Bool,
  type Circumstances,
  type Comparison,
  type Num,
  type Parameters,
  type Rule,
} from './rule';
import type { Wording } from './say-step';
import { sentences } from './sentences';
import { whatWouldChange } from './what-would-change';

const cmp = (id: string, left: Num, is: Comparison, right: Num, cite: string): Bool => ({
  op: 'cmp',
  id,
  left,
  is,
  right,
  cite,
});
const has = (id: string, category: string): Bool => ({ op: 'has', id, category, cite: '第3条（二）' });
const level: Num = { op: 'fact', fact: 'level' };

/** 60 or older, of the city, at home, moderate loss, in need; minutes by level, more for who lives alone. */
const RULE: Rule = {
  eligibility: {
    op: 'all',
    of: [
      cmp('age', { op: 'ageOn' }, '>=', 60, '第3条（一）'),
      { op: 'within', id: 'hukou', fact: 'hukou', region: 'PROGRAMME', cite: '第3条（一）' },
      { op: 'not', of: { op: 'is', id: 'institution', fact: 'inInstitution', cite: '第4条' } },
      cmp('level', level, '>=', 2, 'GB/T 42195-2022'),
      { op: 'any', of: [has('dibao', 'DIBAO'), has('tekun', 'TEKUN_SCATTERED')] },
    ],
  },
  amount: {
    op: 'min',
    id: 'minutes',
    label: { zh: '每月时长', en: 'minutes a month' },
    cite: '第6条',
    of: [
      { op: 'param', id: 'limit', name: 'monthly_limit', label: { zh: '上限', en: 'limit' } },
      {
        op: 'sum',
        of: [
          { op: 'table', id: 'base', name: 'hours', key: level, label: { zh: '基础时长', en: 'base' } },
          {
            op: 'if',
            id: 'bonus',
            label: { zh: '独居增加', en: 'bonus for living alone' },
            when: { op: 'has', id: 'alone', category: 'LIVING_ALONE' },
            then: 600,
            else: 0,
          },
        ],
      },
    ],
  },
};

/** The same amount for everybody. */
const FLAT: Num = { op: 'number', id: 'minutes', value: 1_800 };

const city = { level: 'CITY', regionName: '宿迁市' } as const;
const PARAMS: Parameters = {
  monthly_limit: { value: 2_880, unit: 'MINUTE', answeredBy: city, citation: '宿民发〔2026〕1号第6条' },
  hours: {
    value: { 2: 1_200, 3: 1_800, 4: 2_400 },
    unit: 'MINUTE',
    answeredBy: { level: 'COUNTY', regionName: '宿城区' },
    citation: '附件1',
  },
};
const AT: Circumstances = { on: '2026-12-01', region: '321300' };
const WORDING: Wording = {
  programme: { zh: '政府购买居家养老服务', en: 'Home care bought by the government' },
  unit: 'MINUTE',
  categories: {
    DIBAO: { zh: '最低生活保障对象', en: 'Minimum living allowance' },
    TEKUN_SCATTERED: { zh: '分散供养特困人员', en: 'Destitute, supported at home' },
    LIVING_ALONE: { zh: '独居', en: 'Living alone' },
  },
  regions: { '321300': { zh: '宿迁市', en: 'Suqian' } },
};

const entitled = {
  birthDate: '1944-03-02',
  level: 2,
  hukou: ['320000', '321300', '321302'],
  categories: ['LIVING_ALONE', 'DIBAO'],
} as const;
const sheet = (change: FactSheet['values'] = {}): FactSheet => ({ values: { ...entitled, ...change } });
const decide = (change: FactSheet['values'] = {}, at = AT) => evaluate(RULE, sheet(change), PARAMS, at);
const told = (change: FactSheet['values'] = {}, at = AT): string => {
  const { outcome, amount } = decide(change, at);
  return outcome === 'G' ? `G ${amount}` : outcome;
};

describe('The example', () => {
  it('is granted with every step', () => {
    const decision = decide();
    expect(decision.nodes).toBe(
      'age=T;hukou=T;institution=F;level=T;dibao=T;tekun=F;minutes=1800;limit=2880;base=1200;bonus=600;alone=T',
    );
    expect(decision).toMatchObject({
      outcome: 'G',
      amount: 1_800,
      missing: [],
      decidedBy: ['age', 'hukou', 'institution', 'level', 'dibao'],
    });
    const [age] = decision.steps;
    expect(age).toEqual({
      id: 'age',
      kind: 'cmp',
      is: true,
      value: 82,
      subject: 'AGE',
      saw: { birthDate: '1944-03-02' },
      need: { is: '>=', than: 60 },
      cite: '第3条（一）',
    });
    expect(decision.steps.find(({ id }) => id === 'base')).toMatchObject({
      value: 1_200,
      saw: { level: 2 },
      answeredBy: { hours: { answeredBy: { level: 'COUNTY', regionName: '宿城区' }, citation: '附件1' } },
    });
  });

  it.each([
    ['the day before he is 60', { birthDate: '1966-12-02' }, 'N'],
    ['on his birthday', { birthDate: '1966-12-01' }, 'G 1800'],
    ['the day after', { birthDate: '1966-11-30' }, 'G 1800'],
    ['one level too low', { level: 1 }, 'N'],
    ['level 3', { level: 3 }, 'G 2400'],
    ['level 4, cut at the limit', { level: 4 }, 'G 2880'],
    ['not living alone', { categories: ['DIBAO'] }, 'G 1200'],
    ['by the other category', { categories: ['TEKUN_SCATTERED'] }, 'G 1200'],
    ['in no category', { categories: [] }, 'N'],
    ['on no list at all', { categories: null }, 'N'],
    ['from another city', { hukou: ['340000', '340100'] }, 'N'],
    ['in an institution', { inInstitution: true }, 'N'],
    ['born on a leap day, 28 February', { birthDate: '1968-02-29' }, 'N', '2028-02-28'],
    ['born on a leap day, 29 February', { birthDate: '1968-02-29' }, 'G 1800', '2028-02-29'],
  ])('%s', (_, change, expected, on = AT.on) => {
    expect(told(change, { ...AT, on })).toBe(expected);
  });

  it.each([['birthDate'], ['level'], ['hukou']])(
    'without %s asks for evidence, and never refuses',
    (fact) => {
      expect(decide({ [fact]: null })).toMatchObject({ outcome: 'U', amount: 0, missing: [fact] });
      expect(decide({ [fact]: undefined }).outcome).toBe('U');
    },
  );

  it('refuses in spite of what is unknown when the rest decides', () => {
    expect(decide({ level: null, inInstitution: true })).toMatchObject({
      outcome: 'N',
      missing: [],
      decidedBy: ['institution'],
    });
  });
});

describe('The replay of a decision', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).toReversed());
  };
  const deepShuffled = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (_, inner: unknown) => shuffled(inner)) as T;

  it('gives the same hash from what was stored, in whatever order it comes back', () => {
    const before = decide();
    const stored = deepShuffled({
      rule: RULE,
      sheet: sheet({ categories: ['DIBAO', 'LIVING_ALONE'] }),
      params: PARAMS,
    });
    const again = evaluate(stored.rule, stored.sheet, stored.params, AT);
    expect(again).toEqual(before);
    expect(ruleHash(stored.rule)).toBe(ruleHash(RULE));
  });

  it('rests on the facts the rule asks about, and on no others', () => {
    const { traceHash } = decide();
    expect(
      decide({ MONTHLY_INCOME_FEN: 5, categories: ['DIBAO', 'LIVING_ALONE', 'DEMENTIA'] }).traceHash,
    ).toBe(traceHash);
    expect(decide({ birthDate: '1944-03-03' }).traceHash).not.toBe(traceHash);
    const { usage } = compile(RULE, PARAMS, AT);
    const kept = factsUsed(sheet({ sex: 'F' }), usage);
    expect(evaluate(RULE, { values: kept }, PARAMS, AT).traceHash).toBe(traceHash);
  });

  it('is computed as it is described', () => {
    const { nodes, outcome, amount, traceHash } = decide();
    const { usage } = compile(RULE, PARAMS, AT);
    const parts = [
      ENGINE_VERSION,
      ruleHash(RULE),
      AT.on,
      AT.region,
      PARAMS,
      factsUsed(sheet(), usage),
      nodes,
      outcome,
      amount,
    ];
    expect(traceHash).toBe(sha256(canonical(parts)));
  });

  it.each([
    ['another day', RULE, PARAMS, { ...AT, on: '2026-12-02' }],
    ['another division', RULE, PARAMS, { ...AT, region: '320000' }],
    [
      'another citation of a parameter',
      RULE,
      { ...PARAMS, hours: { ...PARAMS.hours, citation: '附件2' } },
      AT,
    ],
    ['another rule', { ...RULE, amount: FLAT }, PARAMS, AT],
  ])('differs with %s', (_, rule: Rule, params, at) => {
    expect(evaluate(rule, sheet(), params, at)).toMatchObject({ outcome: 'G', amount: 1_800 });
    expect(evaluate(rule, sheet(), params, at).traceHash).not.toBe(decide().traceHash);
  });

  it('tells values apart that look alike', () => {
    const texts = [
      ['a', 'b'],
      ['ab'],
      ['a,b'],
      'ab',
      1,
      '1',
      true,
      't',
      null,
      'n',
      {},
      [],
      { a: null },
      ['a', null],
      [['a'], 'b'],
    ];
    expect(new Set(texts.map(canonical)).size).toBe(texts.length);
    expect(canonical({ b: 1, a: undefined, c: '安' })).toBe('o2:s1:bi1;s1:cs3:安');
    expect(() => canonical(0.5)).toThrow(RangeError);
  });
});

describe('In plain sentences', () => {
  const said = (change: FactSheet['values'] = {}) => sentences(decide(change), WORDING);

  it('a grant names what was seen, what was asked and where it stands', () => {
    expect(said().zh).toEqual([
      '符合“政府购买居家养老服务”的条件，可享受 1800 分钟。',
      '年满 82 周岁（出生 1944-03-02，计算日 2026-12-01），符合“不低于 60 周岁”的要求。依据：第3条（一）。',
      '户籍地在宿迁市。依据：第3条（一）。',
      '没有入住养老机构。依据：第4条。',
      '能力等级为中度失能，符合“不低于中度失能”的要求。依据：GB/T 42195-2022。',
      '属于“最低生活保障对象”。依据：第3条（二）。',
      '每月时长为 1800 分钟。依据：第6条。',
      '上限为 2880 分钟。依据：宿迁市（市级标准）宿民发〔2026〕1号第6条。',
      '基础时长为 1200 分钟。依据：宿城区（县级标准）附件1。',
      '独居增加为 600 分钟。',
      '属于“独居”。',
    ]);
    expect(said().en.slice(0, 3)).toEqual([
      'Entitled under “Home care bought by the government”: 1800 minutes.',
      'The senior is 82 years old (born 1944-03-02, as of 2026-12-01); at least 60 years is required, which is met. ' +
        'Source: 第3条（一）.',
      'The place of household registration lies in Suqian. Source: 第3条（一）.',
    ]);
  });

  it('a refusal gives the reasons that decided', () => {
    expect(said({ level: 1, inInstitution: true }).zh[0]).toBe(
      '不符合“政府购买居家养老服务”的条件。原因：已入住养老机构；能力等级为轻度失能，不符合“不低于中度失能”的要求。',
    );
    expect(said({ categories: [] }).en[0]).toBe(
      'Not entitled under “Home care bought by the government”, because: the senior is not recorded as ' +
        '“Minimum living allowance”; the senior is not recorded as “Destitute, supported at home”.',
    );
  });

  it('an open question says what evidence is needed and where it is to be had', () => {
    const { zh } = said({ level: null });
    expect(zh[0]).toBe('“政府购买居家养老服务”暂不能决定，还需要以下证明。');
    expect(zh[1]).toMatch(/^能力等级：向.*申请老年人能力评估（GB\/T 42195-2022）/);
    expect(zh).toContain('缺少“能力等级”的有效证明，暂不能判断。依据：GB/T 42195-2022。');
  });

  it('a branch that was not taken is not told, and what is sensitive is not shown', () => {
    const rule: Rule = {
      eligibility: {
        op: 'cmp',
        id: 'income',
        left: { op: 'fact', fact: 'MONTHLY_INCOME_FEN' },
        is: '<=',
        right: 80_000,
      },
      amount: {
        op: 'if',
        id: 'amount',
        when: { op: 'has', id: 'dibao', category: 'DIBAO' },
        then: { op: 'number', id: 'more', value: 1_200 },
        else: { op: 'number', id: 'less', value: 600 },
      },
    };
    const decision = evaluate(rule, sheet({ MONTHLY_INCOME_FEN: 43_210 }), {}, AT);
    expect(JSON.stringify(decision)).not.toContain('43210');
    expect(sentences(decision, WORDING).zh).toEqual([
      '符合“政府购买居家养老服务”的条件，可享受 1200 分钟。',
      '月人均收入已核对，符合“不高于 800.00 元”的要求。',
      '数额为 1200 分钟。',
      '属于“最低生活保障对象”。',
    ]);
  });
});

describe('What would change the outcome', () => {
  const changes = (change: FactSheet['values']) => whatWouldChange(RULE, sheet(change), PARAMS, AT, WORDING);
  const facts = (change: FactSheet['values']) =>
    changes(change).map(({ fact, to }) => `${fact} ${String(to)}`);

  it.each([
    ['a level higher', { level: 1 }, '如能力等级变为中度失能，即可享受 1800 分钟。'],
    ['an assessment', { level: null }, '如证明能力等级为中度失能，即可享受 1800 分钟。'],
    ['a birthday', { birthDate: '1967-03-02' }, '到 2027-03-02 年满 60 周岁时，即可享受 1800 分钟。'],
    ['a leap birthday', { birthDate: '1968-02-29' }, '到 2028-02-29 年满 60 周岁时，即可享受 1800 分钟。'],
    ['a category', { categories: [] }, '如属于“最低生活保障对象”，即可享受 1200 分钟。'],
    ['a move', { hukou: ['340100'] }, '如户籍地在宿迁市，即可享受 1800 分钟。'],
    ['leaving', { inInstitution: true }, '如没有入住养老机构，即可享受 1800 分钟。'],
  ])('%s', (_, change, sentence) => {
    expect(changes(change)[0].zh).toBe(sentence);
  });

  it('for a grant is what would end it, the smallest change first', () => {
    expect(facts({})).toEqual(['level 1', 'categories.DIBAO false', 'inInstitution true', 'hukou ']);
    expect(changes({})[0]).toMatchObject({
      outcome: 'N',
      en: 'If the ability level becomes: mild functional loss, the senior would no longer be entitled.',
    });
  });

  it('is nothing when no single fact is enough, and several ways are ranked', () => {
    expect(facts({ level: 1, inInstitution: true })).toEqual([]);
    expect(facts({ categories: [] })).toEqual(['categories.DIBAO true', 'categories.TEKUN_SCATTERED true']);
  });

  it('holds: with the fact so changed, the outcome is as said', () => {
    for (const { fact, to, outcome, amount } of changes({ level: 1 }))
      expect(decide({ level: 1, [fact]: to })).toMatchObject({ outcome, amount });
  });
});
