import { Assumptions } from './assumptions';
import { FACTS, type FactCatalogue } from './facts';
import { below, problem, type Problem, type ProblemCode, type ProblemDetails } from './problems';
import type { Bool, Num, NumNode, Rule } from './rule';
import {
  addSpans,
  ANYTHING,
  divideSpan,
  greatestOf,
  intersection,
  isExact,
  just,
  likelihood,
  multiplySpans,
  smallestOf,
  subtractSpans,
  union,
  type Likelihood,
  type Span,
} from './spans';
import { USUAL_RANGE, type Vocabulary } from './vocabulary';

const AGES: Span = { least: 0, most: 200 };
const MONTHS: Span = { least: 0, most: 2_400 };

/** Looks at a well-formed rule as a whole: conditions that decide nothing, amounts that cannot be. */
export class Meaning {
  readonly problems: Problem[] = [];

  constructor(private readonly vocabulary: Vocabulary) {}

  private report(pointer: string, code: ProblemCode, details?: ProblemDetails): void {
    this.problems.push(problem(pointer, code, details));
  }

  checkEligibility(rule: Rule): void {
    this.condition(rule.eligibility, '/eligibility', Assumptions.none);
  }

  /** @param entitled the eligibility, if it is well-formed: it holds wherever the amount is asked */
  checkAmount(amount: Num, entitled: Bool | undefined): void {
    const known = entitled ? this.assume(Assumptions.none, entitled, true) : Assumptions.none;
    const { least, most } = this.number(amount, '/amount', known);
    if (least < 0) this.report('/amount', 'amount-may-be-negative', { least });
    if (most <= 0) this.report('/amount', 'amount-never-positive');
  }

  private condition(condition: Bool, pointer: string, known: Assumptions): void {
    const likely = this.likelihoodOf(condition, pointer, known);
    if (likely !== 'EITHER') this.report(pointer, likely === 'ALWAYS' ? 'always-true' : 'never-true');
  }

  private likelihoodOf(condition: Bool, pointer: string, known: Assumptions): Likelihood {
    const assumed = known.truthOf(condition);
    if (assumed !== undefined) return assumed ? 'ALWAYS' : 'NEVER';
    const part = (number: Num, field: string): Span => this.number(number, below(pointer, field), known);
    switch (condition.op) {
      case 'all':
      case 'any':
        this.inTurn(condition.of, condition.op === 'all', below(pointer, 'of'), known);
        return 'EITHER';
      case 'not':
        this.condition(condition.of, below(pointer, 'of'), known);
        return 'EITHER';
      case 'cmp':
        return likelihood(part(condition.left, 'left'), condition.is, part(condition.right, 'right'));
      case 'between': {
        const value = part(condition.value, 'value');
        const [from, to] = [part(condition.from, 'from'), part(condition.to, 'to')];
        if (likelihood(from, '>', to) === 'ALWAYS') return 'NEVER';
        const ends = [likelihood(value, '>=', from), likelihood(value, '<=', to)];
        if (ends.includes('NEVER')) return 'NEVER';
        return ends.every((end) => end === 'ALWAYS') ? 'ALWAYS' : 'EITHER';
      }
      case 'in':
        return this.membership(condition, pointer, known);
      default:
        return 'EITHER';
    }
  }

  /** The parts of an `all` count once those before them hold, the parts of an `any` once those before do not. */
  private inTurn(parts: readonly Bool[], truth: boolean, pointer: string, known: Assumptions): void {
    let now = known;
    parts.forEach((part, index) => {
      this.condition(part, below(pointer, index), now);
      now = this.assume(now, part, truth);
    });
  }

  private membership(condition: Bool & { op: 'in' }, pointer: string, known: Assumptions): Likelihood {
    const numbers = condition.of.filter((value) => typeof value === 'number');
    if (!numbers.length) return 'EITHER';
    const span = this.number(condition.value, below(pointer, 'value'), known);
    const possible = numbers.filter((value) => intersection(span, just(value)));
    if (!possible.length) return 'NEVER';
    condition.of.forEach((value, index) => {
      if (!possible.includes(value as number))
        this.report(below(below(pointer, 'of'), index), 'impossible-value', { value });
    });
    const count = span.most - span.least + 1;
    return new Set(possible).size === count ? 'ALWAYS' : 'EITHER';
  }

  private assume(known: Assumptions, condition: Bool, truth: boolean): Assumptions {
    const silent = new Meaning(this.vocabulary);
    return known.assume(condition, truth, (number) => silent.number(number, '', known));
  }

  private number(number: Num, pointer: string, known: Assumptions): Span {
    const span = typeof number === 'number' ? just(number) : this.spanOf(number, pointer, known);
    if (isExact(span)) return known.narrow(number, span);
    this.report(pointer, 'number-too-large');
    return ANYTHING;
  }

  private spanOf(node: NumNode, pointer: string, known: Assumptions): Span {
    const part = (number: Num, field: string): Span => this.number(number, below(pointer, field), known);
    const parts = (numbers: readonly Num[]): Span[] =>
      numbers.map((number, index) => this.number(number, below(below(pointer, 'of'), index), known));
    switch (node.op) {
      case 'number':
        return just(node.value);
      case 'fact':
        return spanFrom((FACTS as FactCatalogue)[node.fact]?.range ?? USUAL_RANGE);
      case 'ageOn':
        return AGES;
      case 'monthsBetween':
        return MONTHS;
      case 'param':
        return this.declared(node.name);
      case 'table':
        part(node.key, 'key');
        return union([this.declared(node.name), just(node.default ?? 0)]);
      case 'min':
        return smallestOf(parts(node.of));
      case 'max':
        return greatestOf(parts(node.of));
      case 'sum':
        return parts(node.of).reduce(whileExact(addSpans));
      case 'difference':
        return subtractSpans(part(node.left, 'left'), part(node.right, 'right'));
      case 'product': {
        const product = parts(node.of).reduce(whileExact(multiplySpans));
        return isExact(product) ? divideSpan(product, node.per ?? 1) : product;
      }
      case 'floorTo':
      case 'roundHalfEven':
        return stretched(part(node.value, 'value'), node);
      case 'if':
        this.condition(node.when, below(pointer, 'when'), known);
        return union([
          this.number(node.then, below(pointer, 'then'), this.assume(known, node.when, true)),
          this.number(node.else, below(pointer, 'else'), this.assume(known, node.when, false)),
        ]);
    }
  }

  private declared(name: string): Span {
    return spanFrom(this.vocabulary.params[name]?.range ?? USUAL_RANGE);
  }
}

/** What once was too large stays so: a later term must not hide that digits were lost. */
const whileExact =
  (apply: (a: Span, b: Span) => Span) =>
  (a: Span, b: Span): Span =>
    isExact(a) ? apply(a, b) : a;

const spanFrom = ([least, most]: readonly [number, number]): Span => ({ least, most });

/** Rounding reaches the next multiple at most; from 0 up it does not go below 0. */
function stretched({ least, most }: Span, { op, step }: { op: string; step: number }): Span {
  const down = least >= 0 ? Math.max(0, least - step + 1) : least - step + 1;
  return { least: down, most: op === 'floorTo' ? most : most + step };
}
