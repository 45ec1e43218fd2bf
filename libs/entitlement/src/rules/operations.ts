import {
  compare,
  dayNumber,
  divideDown,
  floorTo,
  monthsBetween,
  negate,
  roundHalfEven,
  yearsBetween,
} from './arithmetic';
import { definitionOf, seenValue, type FactSheet } from './fact-sheet';
import type { Laid } from './layout';
import { numberParameter, tableParameter } from './parameters';
import type { Circumstances, Day, Parameters, Truth, Value } from './rule';
import { textSubject } from './shapes';

/** The values of all nodes by index; an operation finds those of its parts there. */
export type Values = Value[];
export type Operation = (values: Values, sheet: FactSheet) => Value;

export interface Setting {
  readonly params: Parameters;
  readonly circumstances: Circumstances;
}

type Read = (sheet: FactSheet) => number | null;

/** What one node does, with everything that is the same for all seniors looked up beforehand. */
export function operationOf(laid: Laid, setting: Setting): Operation {
  const { node, parts } = laid;
  const [first, second, third] = parts;
  switch (node.op) {
    case 'all':
      return (values) => conjunction(values, parts);
    case 'any':
      return (values) => disjunction(values, parts);
    case 'not':
      return (values) => negate(values[first] as Truth);
    case 'cmp':
      return onNumbers([first, second], ([left, right]) => compare(left, node.is, right));
    case 'between':
      return (values) => isBetween(values[first], values[second], values[third]);
    case 'in':
      return membership(textSubject(node), first, node.of);
    case 'has':
      return (_, sheet) => {
        const codes = seenValue(sheet, 'categories');
        return Array.isArray(codes) && codes.includes(node.category);
      };
    case 'is':
      return (_, sheet) => seenValue(sheet, node.fact) as Truth;
    case 'within': {
      const code = node.region === 'PROGRAMME' ? setting.circumstances.region : node.region;
      return (_, sheet) => {
        const path = seenValue(sheet, node.fact) as readonly string[] | null;
        return path && (code === null || path.includes(code));
      };
    }
    default:
      return numberOperation(laid, setting);
  }
}

function numberOperation({ node, parts }: Laid, { params, circumstances }: Setting): Operation {
  const [first, second, third] = parts;
  switch (node.op) {
    case 'number':
      return () => node.value;
    case 'fact':
      return reading(integerReader(node.fact));
    case 'ageOn': {
      const born = dateReader('birthDate');
      const on = dayNumber(circumstances.on);
      return reading((sheet) => onKnown(born(sheet), (day) => yearsBetween(day, on)));
    }
    case 'monthsBetween': {
      const [from, to] = [dayReader(node.from, circumstances), dayReader(node.to, circumstances)];
      return reading((sheet) =>
        onKnown(from(sheet), (start) => onKnown(to(sheet), (end) => monthsBetween(start, end))),
      );
    }
    case 'param': {
      const value = numberParameter(params, node.name);
      return () => value;
    }
    case 'table': {
      const table = tableParameter(params, node.name);
      return onNumbers([first], ([key]) => table.get(key) ?? node.default ?? 0);
    }
    case 'min':
      return onNumbers(parts, (numbers) => Math.min(...numbers));
    case 'max':
      return onNumbers(parts, (numbers) => Math.max(...numbers));
    case 'sum':
      return onNumbers(parts, (numbers) => numbers.reduce((sum, next) => sum + next));
    case 'difference':
      return onNumbers([first, second], ([left, right]) => left - right);
    case 'product':
      return onNumbers(parts, (numbers) =>
        divideDown(
          numbers.reduce((product, next) => product * next),
          node.per ?? 1,
        ),
      );
    case 'floorTo':
      return onNumbers([first], ([value]) => floorTo(value, node.step));
    case 'roundHalfEven':
      return onNumbers([first], ([value]) => roundHalfEven(value, node.step));
    case 'if':
      return (values) => choose(values[first] as Truth, values[second], values[third]);
    default:
      throw new TypeError(`${node.op} is no number`);
  }
}

function conjunction(values: Values, parts: readonly number[]): Truth {
  let known = true;
  for (const part of parts) {
    if (values[part] === false) return false;
    if (values[part] === null) known = false;
  }
  return known || null;
}

function disjunction(values: Values, parts: readonly number[]): Truth {
  let known = true;
  for (const part of parts) {
    if (values[part] === true) return true;
    if (values[part] === null) known = false;
  }
  return known ? false : null;
}

/** `from <= value` and `value <= to`: one that fails decides, even when the other is unknown. */
function isBetween(value: Value, from: Value, to: Value): Truth {
  if (value === null || (from === null && to === null)) return null;
  if ((from !== null && value < from) || (to !== null && value > to)) return false;
  return from === null || to === null ? null : true;
}

function choose(when: Truth, then: Value, otherwise: Value): Value {
  if (when === null) return then === otherwise ? then : null;
  return when ? then : otherwise;
}

/** Applies to the values of the parts, or is unknown when one of them is. */
function onNumbers(parts: readonly number[], apply: (numbers: number[]) => Value): Operation {
  return (values) => {
    const numbers: number[] = [];
    for (const part of parts) {
      const value = values[part];
      if (value === null) return null;
      numbers.push(value as number);
    }
    return apply(numbers);
  };
}

const reading =
  (read: Read): Operation =>
  (_, sheet) =>
    read(sheet);

const onKnown = <T>(value: number | null, apply: (value: number) => T): T | null =>
  value === null ? null : apply(value);

function membership(textFact: string | undefined, part: number, of: readonly (number | string)[]): Operation {
  const listed = new Set(of);
  if (textFact === undefined) return onNumbers([part], ([value]) => listed.has(value));
  return (_, sheet) => {
    const value = seenValue(sheet, textFact) as string | null;
    return value === null ? null : listed.has(value);
  };
}

/** @throws RangeError for a value outside the fact's range: a wrong sheet must not become a decision. */
function integerReader(fact: string): Read {
  const [least, most] = definitionOf(fact).range ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  return (sheet) => {
    const value = seenValue(sheet, fact) as number | null;
    if (value === null || (Number.isSafeInteger(value) && value >= least && value <= most)) return value;
    throw new RangeError(`${fact} cannot be ${value}`);
  };
}

const dateReader =
  (fact: string): Read =>
  (sheet) => {
    const day = seenValue(sheet, fact) as string | null;
    return day === null ? null : dayNumber(day);
  };

function dayReader(day: Day, { on }: Circumstances): Read {
  if (typeof day === 'object') return dateReader(day.fact);
  const fixed = dayNumber(day === 'ON' ? on : day);
  return () => fixed;
}
