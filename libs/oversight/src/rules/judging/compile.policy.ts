import type { Rule } from '../rule';

/** A rule's question about some days, with the numbers of the version that is in force on them. */
export interface Question {
  readonly rule: Rule;
  readonly thresholds: Readonly<Record<string, number>>;
  /** SQL about a row `s` of the sheet: it is under judgement. */
  readonly judged: string;
  /** `YYYY-MM-DD`, the first of the month of service. */
  readonly month: string;
  /** Where `visit_sheet` and `price_sheet` lie; left out: they are relations of the same statement. */
  readonly schema?: string;
}

/**
 * The SQL of a question. Numbers and days are written into it, so that the server plans by them; nothing else is.
 * @throws when the version lacks a number the rule asks for, or has one that is none
 */
export function compile({ rule, thresholds, judged, month, schema }: Question): string {
  const values: Record<string, string> = { judged: `(${judged})`, month: `'${dayOf(month)}'::date` };
  for (const name of Object.keys(rule.thresholds)) {
    const value = thresholds[name];
    if (!Number.isFinite(value)) throw new Error(`${rule.code} has no number for ${name}`);
    values[name] = `(${value})`;
  }
  return withSheets(rule.sql, schema).replace(/\{(\w+)\}/g, (_, name: string) => {
    if (values[name] === undefined) throw new Error(`${rule.code} asks for ${name}, which is no threshold`);
    return values[name];
  });
}

/** SQL over the sheets of a run, or over those of the same statement. */
export const withSheets = (sql: string, schema?: string): string =>
  schema ? sql.replace(/\b(?:visit|price)_sheet\b/g, `${schema}.$&`) : sql;

/** Days of service from `from` until before `to`. */
export const ofDays = (from: string, to: string): string =>
  `s.day >= '${dayOf(from)}' AND s.day < '${dayOf(to)}'`;

/** @throws when it is no `YYYY-MM-DD` */
export function dayOf(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`${text} is no day`);
  return text;
}
