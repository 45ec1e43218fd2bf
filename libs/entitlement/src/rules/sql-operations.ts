import { dayNumber } from './arithmetic';
import { definitionOf } from './fact-sheet';
import type { Laid } from './layout';
import type { Setting } from './operations';
import { numberParameter, tableParameter } from './parameters';
import type { Circumstances, Day } from './rule';
import { textSubject } from './shapes';

/** The SQL twin of `operationOf`: one node over the columns `n<index>` of its parts, `f.<fact>`, `day.<date>`. */
export function sqlOf({ node, parts }: Laid, { params, circumstances }: Setting): string {
  const numbers = parts.map((part) => `n${part}`);
  const [first, second, third] = numbers;
  switch (node.op) {
    case 'all':
      return numbers.join(' AND ');
    case 'any':
      return numbers.join(' OR ');
    case 'not':
      return `NOT ${first}`;
    case 'cmp':
      return `${first} ${node.is === '==' ? '=' : node.is === '!=' ? '<>' : node.is} ${second}`;
    case 'between':
      return `${first} BETWEEN ${second} AND ${third}`;
    case 'in':
      return `${subject(textSubject(node), first)} IN (${node.of.map(literal).join(', ')})`;
    case 'has':
      return `coalesce(f.categories ? ${literal(node.category)}, false)`;
    case 'is':
      return definitionOf(node.fact).whenMissing === 'FALSE'
        ? `coalesce(${column(node.fact)}, false)`
        : column(node.fact);
    case 'within': {
      const code = node.region === 'PROGRAMME' ? circumstances.region : node.region;
      return code === null
        ? `CASE WHEN ${column(node.fact)} IS NOT NULL THEN true END`
        : `${column(node.fact)} ? ${literal(code)}`;
    }
    case 'number':
      return literal(node.value);
    case 'fact':
      return column(node.fact);
    case 'ageOn':
      return notBelowZero(`(${dayNumber(circumstances.on)} - ${dayColumn('birthDate')}) / 10000`);
    case 'monthsBetween':
      return months(day(node.from, circumstances), day(node.to, circumstances));
    case 'param':
      return literal(numberParameter(params, node.name));
    case 'table':
      return tableLookup(first, tableParameter(params, node.name), node.default ?? 0);
    case 'min':
      return whenKnown(numbers, `least(${numbers.join(', ')})`);
    case 'max':
      return whenKnown(numbers, `greatest(${numbers.join(', ')})`);
    case 'sum':
      return numbers.join(' + ');
    case 'difference':
      return `${first} - ${second}`;
    case 'product':
      return divideDown(numbers.join(' * '), node.per ?? 1);
    case 'if':
      return `CASE WHEN ${first} THEN ${second} WHEN NOT ${first} THEN ${third} WHEN ${second} = ${third} THEN ${second} END`;
    case 'floorTo':
      return floorTo(first, node.step);
    case 'roundHalfEven':
      return roundHalfEven(first, node.step);
  }
}

/** Integers, and codes without anything that could end a literal: the validator lets no others pass. */
function literal(value: number | string): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return `${value}::bigint`;
  if (typeof value === 'string' && /^[\w-]+$/.test(value)) return `'${value}'`;
  throw new RangeError(`no literal of a rule: ${value}`);
}

const column = (fact: string): string => `f."${fact}"`;
const subject = (textFact: string | undefined, part: string): string =>
  textFact === undefined ? part : column(textFact);

const dayColumn = (fact: string): string => `day."${fact}"`;

function day(value: Day, { on }: Circumstances): string {
  if (typeof value === 'object') return dayColumn(value.fact);
  return literal(dayNumber(value === 'ON' ? on : value));
}

function months(from: string, to: string): string {
  const monthNumber = (number: string): string => `(${number} / 10000 * 12 + ${number} / 100 % 100)`;
  const started = `CASE WHEN ${to} % 100 < ${from} % 100 THEN 1 ELSE 0 END`;
  return notBelowZero(`${monthNumber(to)} - ${monthNumber(from)} - ${started}`);
}

function tableLookup(key: string, table: ReadonlyMap<number, number>, otherwise: number): string {
  const entries = [...table].map(([at, value]) => `WHEN ${key} = ${literal(at)} THEN ${literal(value)}`);
  return `CASE WHEN ${key} IS NULL THEN NULL ${entries.join(' ')} ELSE ${literal(otherwise)} END`;
}

/** least() and greatest() pass over NULLs; here one unknown makes the whole unknown. */
const whenKnown = (numbers: readonly string[], value: string): string =>
  `CASE WHEN num_nulls(${numbers.join(', ')}) = 0 THEN ${value} END`;

/** greatest() would make 0 of NULL. */
const notBelowZero = (value: string): string => `CASE WHEN ${value} < 0 THEN 0 ELSE ${value} END`;

/** PostgreSQL's % has the sign of the dividend, as JavaScript's. */
const floorTo = (value: string, step: number): string =>
  `((${value}) - (((${value}) % ${step} + ${step}) % ${step}))`;

const divideDown = (value: string, per: number): string =>
  per === 1 ? value : `${floorTo(value, per)} / ${per}`;

function roundHalfEven(value: string, step: number): string {
  const below = floorTo(value, step);
  const twice = `2 * (${value} - ${below})`;
  const isUp = `${twice} > ${step} OR ${twice} = ${step} AND ${below} / ${step} % 2 <> 0`;
  return `${below} + CASE WHEN ${isUp} THEN ${step} ELSE 0 END`;
}
