import { FACTS, type FactCatalogue } from './facts';
import { checkField, hasWords, type FieldContext } from './fields';
import { below, problem, type Problem, type ProblemCode, type ProblemDetails } from './problems';
import type { Op } from './rule';
import { SHAPES, type FieldKind, type Shape } from './shapes';
import type { Vocabulary } from './vocabulary';

export const MOST_LEVELS = 20;
export const MOST_NODES = 300;
const ID = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;
const SHOWN = ['op', 'id', 'cite', 'label'];
/** Conditions made of conditions need no id: their parts have one. */
const COMPOSITE = new Set(['all', 'any', 'not']);

type Json = Readonly<Record<string, unknown>>;
export const isObject = (json: unknown): json is Json =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** Looks at every node by itself: its shape, its names, its id. */
export class Structure implements FieldContext {
  readonly problems: Problem[] = [];
  readonly facts: FactCatalogue = FACTS;
  private readonly ids = new Set<string>();
  private nodes = 0;

  constructor(readonly vocabulary: Vocabulary) {}

  report(pointer: string, code: ProblemCode, details?: ProblemDetails): void {
    this.problems.push(problem(pointer, code, details));
  }

  /** A node that has to give a truth or a number, with all below it. */
  check(json: unknown, gives: Shape['gives'], pointer: string, level = 1): void {
    if (gives === 'NUM' && typeof json === 'number') {
      this.count(pointer);
      if (!Number.isSafeInteger(json)) this.report(pointer, 'number-needed');
      return;
    }
    if (!isObject(json) || typeof json.op !== 'string') return this.report(pointer, 'not-a-node');
    if (!Object.hasOwn(SHAPES, json.op))
      return this.report(below(pointer, 'op'), 'unknown-operation', { op: json.op });
    if (level > MOST_LEVELS) return this.report(pointer, 'too-deep', { most: MOST_LEVELS });
    this.count(pointer);
    const shape = SHAPES[json.op as Op];
    if (shape.gives !== gives) {
      this.report(pointer, gives === 'BOOL' ? 'condition-needed' : 'number-needed', { op: json.op });
    }
    this.checkShown(json, shape, pointer);
    this.checkFields(json, shape, pointer, level);
  }

  private count(pointer: string): void {
    this.nodes += 1;
    if (this.nodes === MOST_NODES + 1) this.report(pointer, 'too-large', { most: MOST_NODES });
  }

  private checkShown(json: Json, shape: Shape, pointer: string): void {
    const { op, id, cite, label } = json;
    if (id !== undefined) this.checkId(id, below(pointer, 'id'));
    else if (shape.gives === 'BOOL' && !COMPOSITE.has(op as string)) this.report(pointer, 'id-missing');
    if (cite !== undefined && (typeof cite !== 'string' || !cite.trim()))
      this.report(below(pointer, 'cite'), 'bad-value', { field: 'cite', expected: 'text' });
    if (label !== undefined && !hasWords(label)) this.report(below(pointer, 'label'), 'bad-words');
  }

  private checkId(id: unknown, pointer: string): void {
    if (typeof id !== 'string' || !ID.test(id)) return this.report(pointer, 'id-malformed');
    if (this.ids.has(id)) this.report(pointer, 'id-twice', { id });
    this.ids.add(id);
  }

  private checkFields(json: Json, { fields, optional }: Shape, pointer: string, level: number): void {
    for (const key of Object.keys(json)) {
      if (SHOWN.includes(key) || Object.hasOwn(fields, key)) continue;
      this.report(below(pointer, key), 'unknown-field', { op: String(json.op), field: key });
    }
    for (const [field, kind] of Object.entries(fields)) {
      const at = below(pointer, field);
      if (json[field] !== undefined) this.checkOperand(json, field, kind, at, level);
      else if (!optional?.includes(field)) this.report(at, 'missing-field', { field });
    }
  }

  private checkOperand(json: Json, field: string, kind: FieldKind, pointer: string, level: number): void {
    const value = json[field];
    switch (kind) {
      case 'BOOL':
      case 'NUM':
        return this.check(value, kind, pointer, level + 1);
      case 'BOOLS':
      case 'NUMS':
        if (!Array.isArray(value) || !value.length) return this.report(pointer, 'empty-list');
        return value.forEach((part, index) =>
          this.check(part, kind === 'BOOLS' ? 'BOOL' : 'NUM', below(pointer, index), level + 1),
        );
      case 'SUBJECT':
        if (!this.isTextFact(value)) return this.check(value, 'NUM', pointer, level + 1);
        return;
      default:
        return checkField(this, json, field, kind, pointer);
    }
  }

  private isTextFact(value: unknown): boolean {
    return isObject(value) && value.op === 'fact' && this.facts[String(value.fact)]?.type === 'text';
  }
}
