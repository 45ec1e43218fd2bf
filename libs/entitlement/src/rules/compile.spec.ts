import fc from 'fast-check';
import { ageOn } from '@anzhi/kernel';
import { CIRCUMSTANCES, factSheets, ON, PARAMETERS, rules } from '@test/given/rules';
import { dayNumber, yearsBetween } from './arithmetic';
import { compile } from './compile';
import { evaluate } from './evaluate';
import { seenValue, type FactSheet } from './fact-sheet';
import { FACTS } from './facts';
import type { Bool, Day, Num, Truth, Value } from './rule';

/** The language a second time, as its description reads: by recursion, one senior and one node at a time. */
function meaningOf(part: Bool | Num, sheet: FactSheet): Value {
  const of = (inner: Bool | Num): Value => meaningOf(inner, sheet);
  const numbers = (inner: readonly Num[], apply: (values: number[]) => Value): Value => {
    const values = inner.map(of);
    return values.includes(null) ? null : apply(values as number[]);
  };
  if (typeof part === 'number') return part;
  switch (part.op) {
    case 'all':
      return part.of
        .map(of)
        .reduce((a, b) => (a === false || b === false ? false : a === null ? null : b), true);
    case 'any':
      return part.of
        .map(of)
        .reduce((a, b) => (a === true || b === true ? true : a === null ? null : b), false);
    case 'not':
      return of(part.of) === null ? null : !of(part.of);
    case 'cmp':
      return numbers([part.left, part.right], ([a, b]) => RELATIONS[part.is](a, b));
    case 'between':
      return of({
        op: 'all',
        of: [
          { op: 'cmp', left: part.value, is: '>=', right: part.from },
          { op: 'cmp', left: part.value, is: '<=', right: part.to },
        ],
      });
    case 'in': {
      const text = typeof part.of[0] === 'string';
      const value = text ? seenValue(sheet, (part.value as { fact: string }).fact) : of(part.value);
      return value === null ? null : part.of.includes(value as string);
    }
    case 'has':
      return ((sheet.values.categories ?? []) as string[]).includes(part.category);
    case 'is':
      return seenValue(sheet, part.fact) as Truth;
    case 'within': {
      const code = part.region === 'PROGRAMME' ? CIRCUMSTANCES.region! : part.region;
      return (sheet.values[part.fact] as string[] | null | undefined)?.includes(code) ?? null;
    }
    case 'number':
      return part.value;
    case 'fact':
      return seenValue(sheet, part.fact) as number | null;
    case 'ageOn': {
      const born = seenValue(sheet, 'birthDate') as string | null;
      return born === null ? null : Math.max(0, ageOn(born, ON));
    }
    case 'monthsBetween': {
      const [from, to] = [dayOf(part.from, sheet), dayOf(part.to, sheet)];
      return from === null || to === null ? null : countMonths(from, to);
    }
    case 'param':
      return PARAMETERS[part.name].value as number;
    case 'table':
      return numbers([part.key], ([key]) => {
        const entries = PARAMETERS[part.name].value as Record<string, number>;
        return entries[String(key)] ?? part.default ?? 0;
      });
    case 'min':
      return numbers(part.of, (values) => values.toSorted((a, b) => a - b)[0]);
    case 'max':
      return numbers(part.of, (values) => values.toSorted((a, b) => b - a)[0]);
    case 'sum':
      return numbers(part.of, (values) => values.reduce((a, b) => a + b, 0));
    case 'difference':
      return numbers([part.left, part.right], ([a, b]) => a - b);
    case 'product':
      return numbers(part.of, (values) => {
        const product = values.reduce((a, b) => a * BigInt(b), 1n);
        return Number(floorDivision(product, BigInt(part.per ?? 1)));
      });
    case 'floorTo':
      return numbers(
        [part.value],
        ([value]) => Number(floorDivision(BigInt(value), BigInt(part.step))) * part.step,
      );
    case 'roundHalfEven':
      return numbers([part.value], ([value]) => nearest(value, part.step));
    case 'if': {
      const [when, then, otherwise] = [of(part.when), of(part.then), of(part.else)];
      if (when === null) return then === otherwise ? then : null;
      return when ? then : otherwise;
    }
  }
}

const RELATIONS = {
  '>=': (a: number, b: number) => a >= b,
  '>': (a: number, b: number) => a > b,
  '<=': (a: number, b: number) => a <= b,
  '<': (a: number, b: number) => a < b,
  '==': (a: number, b: number) => a === b,
  '!=': (a: number, b: number) => a !== b,
};

const floorDivision = (value: bigint, by: bigint): bigint =>
  value / by - (value % by !== 0n && value < 0n ? 1n : 0n);

function nearest(value: number, step: number): number {
  const candidates = [-1, 0, 1].map((offset) => (Math.trunc(value / step) + offset) * step);
  const distance = Math.min(...candidates.map((candidate) => Math.abs(candidate - value)));
  const closest = candidates.filter((candidate) => Math.abs(candidate - value) === distance);
  return closest.find((candidate) => (candidate / step) % 2 === 0) ?? closest[0];
}

function dayOf(day: Day, sheet: FactSheet): string | null {
  if (typeof day === 'object') return seenValue(sheet, day.fact) as string | null;
  return day === 'ON' ? ON : day;
}

function countMonths(from: string, to: string): number {
  let months = 0;
  const [year, month] = from.split('-').map(Number);
  const after = (count: number): string => {
    const index = year * 12 + month - 1 + count;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-${from.slice(8)}`;
  };
  while (after(months + 1) <= to) months += 1;
  return months;
}

describe('a compiled rule', () => {
  it('gives every node the value that its description says, for seniors and rules at random', () => {
    fc.assert(
      fc.property(rules, fc.array(factSheets, { minLength: 10, maxLength: 40 }), (rule, sheets) => {
        const { decide } = compile(rule, PARAMETERS, CIRCUMSTANCES);
        for (const sheet of sheets) {
          const eligible = meaningOf(rule.eligibility, sheet);
          const amount = eligible === true ? (meaningOf(rule.amount, sheet) as number | null) : 0;
          const outcome =
            eligible === false ? 'N' : eligible === null || amount === null ? 'U' : amount > 0 ? 'G' : 'N';
          expect(decide(sheet)).toMatchObject({ outcome, amount: outcome === 'G' ? amount : 0 });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('agrees with the explanation of each case, to the fingerprint', () => {
    fc.assert(
      fc.property(rules, factSheets, (rule, sheet) => {
        const compiled = compile(rule, PARAMETERS, CIRCUMSTANCES);
        const verdict = compiled.decide(sheet);
        const decision = evaluate(rule, sheet, PARAMETERS, CIRCUMSTANCES);
        expect(decision).toMatchObject({ ...verdict, traceHash: compiled.traceHash(sheet, verdict) });
        const symbols = decision.steps.map(
          ({ id, is, value }) => `${id}=${symbol(is === undefined ? value : is)}`,
        );
        expect(symbols.join(';')).toBe(verdict.nodes);
        expect(decision.missing.length > 0).toBe(verdict.outcome === 'U');
      }),
    );
  });
});

describe('what is not known', () => {
  const unknowable = Object.entries(FACTS).flatMap(([code, fact]) =>
    fact.whenMissing === 'UNKNOWN' ? code : [],
  );

  it('never refuses and never grants: a decision made without a fact is the same with any value of it', () => {
    fc.assert(
      fc.property(rules, factSheets, fc.subarray(unknowable), (rule, sheet, unknown) => {
        const { decide } = compile(rule, PARAMETERS, CIRCUMSTANCES);
        const hidden = Object.fromEntries(unknown.map((fact) => [fact, null]));
        const without = decide({ values: { ...sheet.values, ...hidden } });
        fc.pre(without.outcome !== 'U');
        expect(decide(sheet)).toMatchObject({ outcome: without.outcome, amount: without.amount });
      }),
      { numRuns: 300 },
    );
  });
});

const symbol = (value: unknown): string =>
  value === null ? 'U' : typeof value === 'number' ? String(value) : value ? 'T' : 'F';

describe('age', () => {
  it('is that of the business calendar, the birthday itself included', () => {
    const days = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, days, (born, on) => {
        expect(yearsBetween(dayNumber(born), dayNumber(on))).toBe(Math.max(0, ageOn(born, on)));
      }),
      {
        examples: [
          ['1944-02-29', '2026-02-28'],
          ['1944-02-29', '2026-03-01'],
          ['1946-12-01', '2026-12-01'],
        ],
      },
    );
  });
});

it('refuses a fact that cannot be, and a parameter that is not there', () => {
  const rule = {
    eligibility: { op: 'cmp', id: 'l', left: { op: 'fact', fact: 'level' }, is: '>=', right: 2 },
  } as const;
  const amount = { op: 'param', id: 'a', name: 'base' } as const;
  const { decide } = compile({ ...rule, amount }, PARAMETERS, CIRCUMSTANCES);
  expect(() => decide({ values: { level: 7 } })).toThrow('level cannot be 7');
  expect(() => compile({ ...rule, amount }, {}, CIRCUMSTANCES)).toThrow('base');
});
