import { canonical } from './canonical';
import type { Bool, Comparison, Num } from './rule';
import { CONTRARY, intersection, narrowed, type Span } from './spans';

/** The node without what is only shown, so that equal conditions have one key. */
function keyOf(node: Bool | Num): string {
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (typeof value !== 'object' || value === null) return value;
    const { id: _id, cite: _cite, label: _label, ...rest } = value as Record<string, unknown>;
    return Object.fromEntries(Object.entries(rest).map(([key, member]) => [key, bare(member)]));
  };
  return canonical(bare(node));
}

/** What is taken for true where a node stands: in a branch its condition, in an `all` what stands before. */
export class Assumptions {
  private constructor(
    private readonly truths: ReadonlyMap<string, boolean>,
    private readonly spans: ReadonlyMap<string, Span>,
  ) {}

  static readonly none = new Assumptions(new Map(), new Map());

  truthOf(condition: Bool): boolean | undefined {
    return this.truths.get(keyOf(condition));
  }

  /** The span of a number, as far as the assumptions narrow it. */
  narrow(number: Num, span: Span): Span {
    const assumed = this.spans.get(keyOf(number));
    return assumed ? (intersection(assumed, span) ?? span) : span;
  }

  /** With one more condition taken for true or false. `spanOf` gives the span of a number under these assumptions. */
  assume(condition: Bool, truth: boolean, spanOf: (number: Num) => Span): Assumptions {
    const with_ = new Assumptions(new Map(this.truths).set(keyOf(condition), truth), this.spans);
    switch (condition.op) {
      case 'not':
        return with_.assume(condition.of, !truth, spanOf);
      case 'all':
      case 'any':
        // That one of several holds, or that one of several does not, tells nothing about each of them.
        if ((condition.op === 'all') !== truth) return with_;
        return condition.of.reduce((known, part) => known.assume(part, truth, spanOf), with_);
      case 'cmp': {
        const relation = truth ? condition.is : CONTRARY[condition.is];
        return with_.limit(condition.left, relation, condition.right, spanOf);
      }
      case 'between':
        if (!truth) return with_;
        return with_
          .limit(condition.value, '>=', condition.from, spanOf)
          .limit(condition.value, '<=', condition.to, spanOf);
      default:
        return with_;
    }
  }

  /** Only what is not computed is worth remembering; so the cost stays that of the rule's size. */
  private limit(left: Num, is: Comparison, right: Num, spanOf: (number: Num) => Span): Assumptions {
    if (!isSimple(left) || !isSimple(right)) return this;
    const span = narrowed(this.narrow(left, spanOf(left)), is, spanOf(right));
    return new Assumptions(this.truths, new Map(this.spans).set(keyOf(left), span));
  }
}

const SIMPLE = new Set(['number', 'fact', 'ageOn', 'param']);
const isSimple = (number: Num): boolean => typeof number === 'number' || SIMPLE.has(number.op);
