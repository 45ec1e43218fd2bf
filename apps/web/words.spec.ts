import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface Told {
  readonly zh: (payload: object, names: object) => string;
  readonly en: (payload: object, names: object) => string;
}

const source = readFileSync(resolve(__dirname, '../../libs/contracts/src/events.ts'), 'utf8');
const eventTypes = [...source.matchAll(/'([a-z]+\.[a-z-]+\.v\d+)'/g)].map(([, type]) => type);

/** Whatever a sentence asks of a payload or of the names, something is there. */
const anything: object = new Proxy(() => 'x', {
  get: (_, key) => (key === 'map' ? () => [] : key === Symbol.toPrimitive ? () => '7' : anything),
  apply: () => '7',
});

describe('the live feed', () => {
  let sentences: Record<string, Told | undefined>;

  beforeAll(async () => {
    // the page asks the browser which language was chosen
    Object.defineProperty(globalThis, 'localStorage', { value: { getItem: () => null }, configurable: true });
    const page: string = './public/words/events.js';
    ({ EVENTS: sentences } = (await import(page)) as { EVENTS: typeof sentences });
  });

  it('knows the events of the contracts and no others', () => {
    expect(eventTypes.length).toBeGreaterThan(20);
    expect(Object.keys(sentences).sort()).toEqual([...eventTypes].sort());
  });

  it.each(eventTypes)('tells %s in both languages', (type) => {
    const told = sentences[type];
    expect(told?.zh(anything, anything)).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(told?.en(anything, anything)).toMatch(/^[\x20-\x7e¥\u4e00-\u9fff、（）]+\.$/);
  });
});

describe('the file of a senior', () => {
  it('asks for the facts the server knows and no others', async () => {
    Object.defineProperty(globalThis, 'localStorage', { value: { getItem: () => null }, configurable: true });
    const codes = readFileSync(resolve(__dirname, '../../libs/people/src/facts/fact.codes.ts'), 'utf8');
    const known = [...codes.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, code]) => code);
    const page: string = './public/words/file.js';
    const { FACT_KINDS } = (await import(page)) as { FACT_KINDS: object };
    expect(known.length).toBeGreaterThan(5);
    expect(Object.keys(FACT_KINDS).sort()).toEqual([...known].sort());
  });
});

describe('the data a risk rule needs', () => {
  it('has words for every feed and every signal, and no others', async () => {
    Object.defineProperty(globalThis, 'localStorage', { value: { getItem: () => null }, configurable: true });
    const rule = readFileSync(resolve(__dirname, '../../libs/oversight/src/rules/rule.ts'), 'utf8');
    const codes = (name: string, code: RegExp): string[] =>
      [...rule.split(`export const ${name} = `)[1].split('as const')[0].matchAll(code)].map(
        ([, need]) => need,
      );
    const needs = [...codes('FEEDS', /^ {2}'([A-Z_]+)',/gm), ...codes('SIGNALS', /^ {2}([A-Z_]+): /gm)];
    const page: string = './public/words/risk.js';
    const { NEEDS } = (await import(page)) as { NEEDS: object };
    expect(needs.length).toBeGreaterThan(15);
    expect(Object.keys(NEEDS).sort()).toEqual(needs.sort());
  });
});
