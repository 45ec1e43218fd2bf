import { DEFAULT_WEIGHTS } from '../engine';
import { engineWeights } from './engine-weights';
import {
  DEFAULT_PRICES,
  PRICE_LINES,
  pricesOf,
  pricesProblem,
  sentenceOf,
  type PriceKey,
} from './price-table';

const line = (key: PriceKey) => PRICE_LINES.find((each) => each.key === key)!;

describe('The table of prices', () => {
  it('names every key once, each with its value in both languages', () => {
    expect(new Set(PRICE_LINES.map(({ key }) => key)).size).toBe(PRICE_LINES.length);
    for (const each of PRICE_LINES) {
      const { zh, en } = sentenceOf(each, 7);
      const shown = each.unit === 'TENTHS' ? '0.7' : '7';
      expect(zh).toContain(shown);
      expect(en).toContain(shown);
      expect(each.zh + each.en).not.toContain('undefined');
    }
  });

  it('reads as a sentence', () => {
    expect(sentenceOf(line('unknownCaregiver'), 200)).toEqual({
      zh: '为了派熟悉的护理员而不派老人没见过的，可以多走 20 分钟的路',
      en: 'We accept 20 minutes of extra travel to send the familiar caregiver instead of an unknown one',
    });
    expect(sentenceOf(line('idleMinute'), 3).en).toContain('0.3 minutes');
    expect(sentenceOf(line('movedFromMinutes'), 15).en).toContain('beyond 15 minutes');
  });

  it('costs nothing by a rule that is younger than the version', () => {
    const { sparedSkill: _, ...older } = DEFAULT_PRICES;
    expect(pricesOf(older)).toEqual({ ...DEFAULT_PRICES, sparedSkill: 0 });
    expect(pricesOf(DEFAULT_PRICES)).toEqual(DEFAULT_PRICES);
  });

  it('is by default what the planner of a day uses', () => {
    const { version: _, ...planned } = DEFAULT_WEIGHTS;
    expect(engineWeights({ id: 'x', regionId: null, prices: DEFAULT_PRICES })).toEqual({
      version: 'x',
      ...planned,
    });
  });

  it.each<[PriceKey, Partial<Record<PriceKey, number>>]>([
    ['late15Minute', { late15Minute: 9 }],
    ['late30Minute', { late30Minute: 29 }],
    ['unknownCaregiver', { unknownCaregiver: 99 }],
  ])('finds a contradiction at %s', (key, change) => {
    expect(pricesProblem({ ...DEFAULT_PRICES, ...change })).toBe(key);
  });

  it('finds none in the defaults, nor where two are equal', () => {
    expect(pricesProblem(DEFAULT_PRICES)).toBeUndefined();
    expect(pricesProblem({ ...DEFAULT_PRICES, late15Minute: 10, late30Minute: 10 })).toBeUndefined();
  });
});
