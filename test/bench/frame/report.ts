import type { Summary } from './statistics';

export type Target = { readonly atLeast: number } | { readonly atMost: number };

export interface Measure {
  /** What was measured, in snake case: `booking_http_per_second`. */
  readonly measure: string;
  readonly value: number;
  /** `1/s`, `ms`, `ratio`, or what is counted. */
  readonly unit: string;
  /** Without one the measure is told and cannot fail. */
  readonly target?: Target;
  /** Lowest and highest of the rounds. */
  readonly spread?: Pick<Summary, 'low' | 'high'>;
  /** What the value is made of, or why it cannot be better. */
  readonly note?: string;
}

/** What every line carries besides its measure. */
export interface Circumstances {
  readonly bench: string;
  /** What the reader must know to believe the value. */
  readonly note?: string;
  /** Machine and cluster, as they were found, not as they were asked for. */
  readonly settings: Readonly<Record<string, string | number>>;
}

/** A value that is no number reaches no target. */
export function passes({ value, target }: Measure): boolean {
  if (!Number.isFinite(value)) return false;
  if (!target) return true;
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}

export function jsonLine(measured: Measure, { bench, note, settings }: Circumstances): string {
  const { measure, value, unit, target, spread } = measured;
  const notes = [measured.note, note].filter((text) => text !== undefined);
  return JSON.stringify({
    bench,
    measure,
    value: rounded(value),
    unit,
    target: target ?? null,
    pass: passes(measured),
    ...(spread && { low: rounded(spread.low), high: rounded(spread.high) }),
    ...(notes.length > 0 && { note: notes.join('; ') }),
    settings,
  });
}

/** One line of the table for people. */
export function textLine(measured: Measure): string {
  const { measure, value, unit, target, spread } = measured;
  const range = spread ? `${rounded(spread.low)} … ${rounded(spread.high)}` : '';
  const verdict = passes(measured) ? 'ok' : 'MISSED';
  const columns = [
    measure.padEnd(34),
    `${rounded(value)}`.padStart(9),
    unit.padEnd(12),
    range.padEnd(22),
    target ? `${goal(target).padEnd(15)} ${verdict}` : '',
  ];
  return columns.join(' ').trimEnd();
}

const goal = (target: Target): string =>
  'atLeast' in target ? `at least ${target.atLeast}` : `at most ${target.atMost}`;

/** More digits would claim more than was measured. Counts stay whole. */
const rounded = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(4)));
