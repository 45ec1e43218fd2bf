import type { Rule } from '../rule';

/** A rule's question about some days, with the numbers of the version that is in force on them. */
export interface Question {
  readonly rule: Rule;
  readonly thresholds: Readonly<Record<string, number>>;
  /** SQL about a row `s` of the sheet: it is under judgement. */
  readonly judged: string;
  /** `YYYY-MM-DD`, the first of the month of service. */
  readonly month: string;
  /** Relation in the place of `visit_sheet`; left out: one of that name in the same statement. */
  readonly sheet?: string;
}

/**
 * The SQL of a question. Numbers and days are written into it, so that the server plans by them; nothing else is.
 * @throws when the version lacks a number the rule asks for, or has one that is none
 */
export function compile({ rule, thresholds, judged, month, sheet = 'visit_sheet' }: Question): string {
  const values: Record<string, string> = { judged: `(${judged})`, month: `'${dayOf(month)}'::date` };
  for (const name of Object.keys(rule.thresholds)) {
    const value = thresholds[name];
    if (!Number.isFinite(value)) throw new Error(`${rule.code} has no number for ${name}`);
    values[name] = `(${value})`;
  }
  return rule.sql.replaceAll('visit_sheet', sheet).replace(/\{(\w+)\}/g, (_, name: string) => {
    if (values[name] === undefined) throw new Error(`${rule.code} asks for ${name}, which is no threshold`);
    return values[name];
  });
}

/** Days of service from `from` until before `to`. */
export const ofDays = (from: string, to: string): string =>
  `s.day >= '${dayOf(from)}' AND s.day < '${dayOf(to)}'`;

function dayOf(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`${text} is no day`);
  return text;
}
