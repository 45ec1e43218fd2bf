import itemFile from '../data/service-items.json';
import priceFile from '../data/guided-prices.json';
import { CATEGORIES, FULFILMENTS, UNITS } from './catalogue.types';

const codes = itemFile.items.map(({ code }) => code);

describe('the service list that comes with the platform', () => {
  it('names every item once, in both languages and with its source', () => {
    expect(new Set(codes).size).toBe(codes.length);
    for (const { zh, en, source } of itemFile.items) {
      expect([zh, en, source].every(Boolean)).toBe(true);
    }
  });

  it('holds every line of the local purchase lists', () => expect(codes.length).toBe(35));

  it.each(itemFile.items)('describes $code in known words', (item) => {
    expect(CATEGORIES).toContain(item.category);
    expect(UNITS).toContain(item.unit);
    expect(FULFILMENTS).toContain(item.fulfilment);
    expect(item.requiredLicences).toContain('BUSINESS');
    expect(new Set(item.sampleTasks.map(({ code }) => code)).size).toBe(item.sampleTasks.length);
  });

  it('asks for the same sex where somebody is bathed', () =>
    expect(itemFile.items.filter((item) => item.sameSexRequired).map(({ code }) => code)).toEqual([
      'BATH_HOME',
      'BATH_DISABLED',
      'BATH_BED',
    ]));

  it('sends two caregivers where a senior is lifted, one everywhere else', () => {
    const told = itemFile.items.flatMap((item) =>
      'caregivers' in item ? [[item.code, item.caregivers]] : [],
    );
    expect(told).toEqual([['BATH_DISABLED', 2]]);
  });

  it('orders only items it names, within minutes that can be kept', () => {
    for (const { first, next, leastMinutes, mostMinutes } of itemFile.gaps) {
      expect(codes).toEqual(expect.arrayContaining([first, next]));
      expect(0 <= leastMinutes && leastMinutes <= mostMinutes).toBe(true);
    }
  });

  it('prices only items it names, and all but those of the medical price list', () => {
    const priced = priceFile.lists.flatMap(({ prices }) => prices.map(({ itemCode }) => itemCode));
    expect(priced.filter((code) => !codes.includes(code))).toEqual([]);
    expect(codes.filter((code) => !priced.includes(code))).toEqual(
      codes.filter((code) => code.startsWith('NURSING_')),
    );
  });
});
