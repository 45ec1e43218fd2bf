import type { Bilingual, Rule } from '../rule';

export interface Said {
  readonly variant: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly thresholds: Readonly<Record<string, number>>;
}

/** What an officer reads of a hit, from what was stored with it: what was seen, and against which numbers. */
export function sentenceOf(rule: Rule, { variant, inputs, thresholds }: Said): Bilingual {
  const template = rule.sentences[variant];
  if (!template) throw new Error(`${rule.code} has no sentence for ${variant}`);
  const values = { ...thresholds, ...inputs };
  const say = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => plain(values[name]));
  return { zh: say(template.zh), en: say(template.en) };
}

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '–';
