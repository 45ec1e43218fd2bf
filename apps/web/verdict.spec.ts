import { join } from 'node:path';

interface Reading {
  readonly values: Record<string, number>;
  readonly yes: readonly string[];
}
interface Verdict {
  readonly gravity: string;
  readonly alarms: readonly { code: string }[];
  readonly missing: readonly { code: string }[];
  readonly stops: readonly string[];
}
interface Module {
  verdictOf(sheet: object, reading: Reading): Verdict;
  oddOnes(measures: object[], values: Record<string, number>): { code: string }[];
}

const nothing = { measure: null, question: null, above: null, atLeast: null, below: null };
const measure = (code: string, least: number, most: number, decimals: number) => ({
  ...{ code, least, most, decimals },
});
const SHEET = {
  stops: ['WASH'],
  measures: [measure('SYSTOLIC', 60, 260, 0), measure('TEMPERATURE', 34, 42, 1)],
  alarms: [
    { code: 'TIRED', level: 'TELL', signs: [{ ...nothing, question: 'TIRED' }] },
    { code: 'HIGH', level: 'STOP', signs: [{ ...nothing, measure: 'SYSTOLIC', above: 180 }] },
    {
      ...{ code: 'FEVER', level: 'EMERGENCY' },
      signs: [
        { ...nothing, measure: 'TEMPERATURE', atLeast: 39 },
        { ...nothing, measure: 'TEMPERATURE', below: 35 },
      ],
    },
  ],
};

/** What a phone in a cellar says must be what the server would say: at the limit, on both sides. */
describe('what to do about a reading, without a signal', () => {
  let module: Module;
  beforeAll(async () => {
    module = (await import(join(__dirname, 'public/pages/care/verdict.js'))) as Module;
  });

  it.each<[Record<string, number>, string[], string, string[]]>([
    [{ SYSTOLIC: 180, TEMPERATURE: 36.5 }, [], 'NONE', []],
    [{ SYSTOLIC: 181, TEMPERATURE: 36.5 }, [], 'STOP', ['HIGH']],
    [{ SYSTOLIC: 150, TEMPERATURE: 38.9 }, ['TIRED'], 'TELL', ['TIRED']],
    [{ SYSTOLIC: 190, TEMPERATURE: 39 }, ['TIRED'], 'EMERGENCY', ['FEVER', 'HIGH', 'TIRED']],
    [{ TEMPERATURE: 34.9 }, [], 'EMERGENCY', ['FEVER']],
  ])('%j %j', (values, yes, gravity, codes) => {
    const verdict = module.verdictOf(SHEET, { values, yes });
    expect(verdict.gravity).toBe(gravity);
    expect(verdict.alarms.map(({ code }) => code)).toEqual(codes);
    expect(verdict.stops).toEqual(['STOP', 'EMERGENCY'].includes(gravity) ? ['WASH'] : []);
    expect(verdict.missing.map(({ code }) => code)).toEqual('SYSTOLIC' in values ? [] : ['SYSTOLIC']);
  });

  it('tells a mistyped value while it can be measured again', () => {
    const odd = (values: Record<string, number>) =>
      module.oddOnes(SHEET.measures, values).map(({ code }) => code);
    expect(odd({ SYSTOLIC: 1_350, TEMPERATURE: 36.55 })).toEqual(['SYSTOLIC', 'TEMPERATURE']);
    expect(odd({ SYSTOLIC: 135, TEMPERATURE: 36.6 })).toEqual([]);
    expect(odd({ SYSTOLIC: NaN })).toEqual(['SYSTOLIC']);
  });
});
