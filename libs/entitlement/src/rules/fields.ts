import type { FactCatalogue, FactType } from './facts';
import { below, type ProblemCode, type ProblemDetails } from './problems';
import type { FieldKind } from './shapes';
import type { ParameterDeclaration, Vocabulary } from './vocabulary';

export interface FieldContext {
  readonly vocabulary: Vocabulary;
  readonly facts: FactCatalogue;
  report(pointer: string, code: ProblemCode, details?: ProblemDetails): void;
}

type Json = Readonly<Record<string, unknown>>;

const COMPARISONS = ['>=', '>', '<=', '<', '==', '!='];
const REGION_CODE = /^\d{6}(\d{3}){0,2}$/;

export const hasWords = (json: unknown): boolean => {
  const { zh, en } = (json ?? {}) as Json;
  return [zh, en].every((text) => typeof text === 'string' && text.trim() !== '');
};

/** A day that is in the calendar, `YYYY-MM-DD`. */
export function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** An operand that is no node of its own. */
export function checkField(
  context: FieldContext,
  json: Json,
  field: string,
  kind: FieldKind,
  pointer: string,
): void {
  const value = json[field];
  const expect = (good: boolean, expected: string): void => {
    if (!good) context.report(pointer, 'bad-value', { field, expected });
  };
  if (typeof kind === 'object') return checkFact(context, value, kind.fact, pointer);
  switch (kind) {
    case 'COMPARISON':
      return expect(COMPARISONS.includes(value as string), COMPARISONS.join(' '));
    case 'INTEGER':
      return expect(Number.isSafeInteger(value), 'integer');
    case 'POSITIVE':
      return expect(Number.isSafeInteger(value) && (value as number) >= 1, 'integer >= 1');
    case 'REGION':
      return expect(value === 'PROGRAMME' || REGION_CODE.test(String(value)), 'PROGRAMME, 321300');
    case 'DAY':
      return checkDay(context, value, field, pointer);
    case 'CATEGORY':
      if (!context.vocabulary.categories.includes(value as string))
        context.report(pointer, 'unknown-category', { category: String(value) });
      return;
    case 'PARAM':
      return checkParameter(context, value, 'INTEGER', pointer);
    case 'TABLE':
      return checkParameter(context, value, 'TABLE', pointer);
    case 'LIST':
      return checkList(context, value, json.value, pointer);
    default:
      throw new TypeError(`${kind} is a node`);
  }
}

function checkFact(context: FieldContext, value: unknown, expected: FactType, pointer: string): void {
  const fact = String(value);
  const type = Object.hasOwn(context.facts, fact) ? context.facts[fact].type : undefined;
  if (type === undefined) context.report(pointer, 'unknown-fact', { fact });
  else if (type !== expected) context.report(pointer, 'wrong-fact-type', { fact, type, expected });
}

function checkDay(context: FieldContext, value: unknown, field: string, pointer: string): void {
  if (typeof value === 'object' && value !== null && (value as Json).op === 'fact')
    return checkFact(context, (value as Json).fact, 'date', below(pointer, 'fact'));
  if (value !== 'ON' && !isDate(value))
    context.report(pointer, 'bad-value', { field, expected: 'ON, YYYY-MM-DD, {"op": "fact"}' });
}

function checkParameter(
  context: FieldContext,
  value: unknown,
  expected: ParameterDeclaration['type'],
  pointer: string,
): void {
  const name = String(value);
  const { params } = context.vocabulary;
  const type = Object.hasOwn(params, name) ? params[name].type : undefined;
  if (type === undefined) context.report(pointer, 'unknown-parameter', { name });
  else if (type !== expected) context.report(pointer, 'wrong-parameter-type', { name, type, expected });
}

/** The list of an `in`: integers, or (of a text fact) texts that it can have. */
function checkList(context: FieldContext, list: unknown, subject: unknown, pointer: string): void {
  if (!Array.isArray(list) || !list.length) return context.report(pointer, 'empty-list');
  const definition = context.facts[String((subject as Json | undefined)?.fact)];
  const texts = definition?.type === 'text';
  list.forEach((value: unknown, index) => {
    const at = below(pointer, index);
    if (texts ? typeof value !== 'string' : !Number.isSafeInteger(value))
      context.report(at, 'bad-value', { field: 'of', expected: texts ? 'text' : 'integer' });
    else if (texts && definition.values && !Object.hasOwn(definition.values, value as string))
      context.report(at, 'impossible-value', { value: value as string });
  });
}
