import fc from 'fast-check';
import { GROUPS, ITEM_CODES, ITEMS, LEVEL_BANDS, MAX_TOTAL } from './form-definition';
import {
  adjustmentsFor,
  ADJUSTMENTS,
  finalLevelOf,
  levelOf,
  missingItems,
  notOptions,
  RISK_EVENTS,
  scoreOf,
  type Answers,
  type Condition,
} from './scoring.policy';

const best: Answers = Object.fromEntries(ITEMS.map(({ code, options }) => [code, options[0].score]));

/** Answers that add up to the total: points are taken away item by item. */
function answersOf(total: number): Answers {
  let left = MAX_TOTAL - total;
  return Object.fromEntries(
    ITEMS.map(({ code, options: [{ score }] }) => {
      const taken = Math.min(left, score);
      left -= taken;
      return [code, score - taken];
    }),
  );
}

const WELL: Condition = { coma: false, diagnoses: [], riskEvents: {} };
const finalOf = (total: number, condition: Partial<Condition> = {}) =>
  scoreOf(answersOf(total), adjustmentsFor({ ...WELL, ...condition })).finalLevel;

describe('the form of GB/T 42195-2022', () => {
  it('has 26 items in four groups, to 90 points', () => {
    expect(ITEMS).toHaveLength(26);
    expect(GROUPS.map(({ maxScore, items }) => [maxScore, items.length])).toEqual([
      [32, 8],
      [15, 4],
      [28, 9],
      [15, 5],
    ]);
    expect(scoreOf(best, [])).toMatchObject({ total: 90, groups: { B1: 32, B2: 15, B3: 28, B4: 15 } });
  });

  it('gives every item all whole scores down to 0, best first', () => {
    for (const { options } of ITEMS)
      expect(options.map(({ score }) => score)).toEqual(
        Array.from({ length: options.length }, (_, step) => options.length - 1 - step),
      );
  });

  it('refuses what is no item and what is no option', () => {
    expect(notOptions(best)).toEqual([]);
    expect(notOptions({ 'B1.1': 5, 'B2.4': 4, 'B3.7': 2, 'B3.9': -1, 'B4.1': 0.5, 'B5.1': 0 })).toEqual([
      'B1.1',
      'B2.4',
      'B3.7',
      'B3.9',
      'B4.1',
      'B5.1',
    ]);
  });

  it('knows what is not answered yet', () => {
    expect(missingItems({})).toEqual(ITEM_CODES);
    expect(missingItems({ ...best })).toEqual([]);
    const { 'B3.9': _, ...partial } = best;
    expect(missingItems(partial)).toEqual(['B3.9']);
  });
});

describe('the level (policy.md 1.5)', () => {
  it.each([
    [90, 0],
    [89, 1],
    [66, 1],
    [65, 2],
    [46, 2],
    [45, 3],
    [30, 3],
    [29, 4],
    [0, 4],
  ])('of a total of %i is %i', (total, level) => {
    expect(finalOf(total)).toBe(level);
  });

  it.each([
    ['90 with dementia', 90, { diagnoses: ['F00.1'] }, 1],
    ['70 with dementia and three falls', 70, { diagnoses: ['F03'], riskEvents: { FALL: 3 } }, 2],
    ['29 with dementia', 29, { diagnoses: ['F01'] }, 4],
    ['85 in a coma', 85, { coma: true }, 4],
    ['90 in a coma, with everything else', 90, { coma: true, diagnoses: ['F00', 'F32'] }, 4],
    ['70 with a mental disorder', 70, { diagnoses: ['I10', 'F32.2'] }, 2],
    ['70 with hypertension', 70, { diagnoses: ['I10'] }, 1],
    ['70 with one fall', 70, { riskEvents: { FALL: 1 } }, 1],
    ['70 with a fall and a choking', 70, { riskEvents: { FALL: 1, CHOKING: 1 } }, 2],
  ])('%s', (_, total, condition, level) => {
    expect(finalOf(total, condition)).toBe(level);
  });

  it('exists for every total from 0 to 90 and for no other', () => {
    for (let total = 0; total <= MAX_TOTAL; total++)
      expect(LEVEL_BANDS.filter(({ min, max }) => total >= min && total <= max)).toHaveLength(1);
    expect(() => levelOf(91)).toThrow();
    expect(() => levelOf(-1)).toThrow();
  });
});

const anyAnswers = fc.record(
  Object.fromEntries(
    ITEMS.map(({ code, options }) => [code, fc.constantFrom(...options.map(({ score }) => score))]),
  ),
);
const anyCondition = fc.record({
  coma: fc.boolean(),
  diagnoses: fc.array(fc.constantFrom('F00', 'F03.9', 'F04', 'F99', 'I10', 'G20')),
  riskEvents: fc.dictionary(fc.constantFrom(...RISK_EVENTS), fc.nat({ max: 3 })),
});

describe('whatever is answered', () => {
  it('the groups add up to the total, from 0 to 90', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { total, groups } = scoreOf(answers, []);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(MAX_TOTAL);
        expect(Object.values(groups).reduce((sum, points) => sum + points, 0)).toBe(total);
      }),
    );
  });

  it('the final level is the preliminary one, one worse, or 4 by coma', () => {
    fc.assert(
      fc.property(anyAnswers, anyCondition, (answers, condition) => {
        const adjustments = adjustmentsFor(condition);
        const { preliminaryLevel, finalLevel, adjustedBy } = scoreOf(answers, adjustments);
        expect(finalLevel).toBeGreaterThanOrEqual(preliminaryLevel);
        expect(adjustedBy).toBe(adjustments[0] ?? null);
        if (condition.coma) expect(finalLevel).toBe(4);
        else expect(finalLevel - preliminaryLevel).toBeLessThanOrEqual(adjustments.length ? 1 : 0);
      }),
    );
  });

  it('a better answer never makes the level worse', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...ITEM_CODES), (answers, code) => {
        const better = { ...answers, [code]: best[code] };
        expect(scoreOf(better, []).finalLevel).toBeLessThanOrEqual(scoreOf(answers, []).finalLevel);
      }),
    );
  });

  it('more adjustments never make it better', () => {
    fc.assert(
      fc.property(
        fc.subarray([...ADJUSTMENTS]),
        fc.constantFrom(...ADJUSTMENTS),
        fc.constantFrom(...LEVEL_BANDS.map(({ level }) => level)),
        (some, more, level) => finalLevelOf(level, [...some, more]) >= finalLevelOf(level, some),
      ),
    );
  });
});
