import { RULES } from '../catalogue';
import { sentenceOf } from './sentence.policy';

const NAMES = /\{(\w+)\}/g;

describe('The sentence of a hit', () => {
  it.each(RULES.map((rule) => [rule.code, rule] as const))(
    '%s says all it was given, in both languages',
    (_, rule) => {
      for (const [variant, { zh, en }] of Object.entries(rule.sentences)) {
        const names = [...`${zh} ${en}`.matchAll(NAMES)].map(([, name]) => name);
        const inputs = Object.fromEntries(names.map((name, at) => [name, `<${at}>`]));
        const said = sentenceOf(rule, { variant, inputs, thresholds: {} });
        expect(said.zh).not.toMatch(/[{}–]/);
        expect(said.en).not.toMatch(/[{}–]/);
        expect(rule.sql).toContain(variant);
        for (const name of new Set(names))
          expect(
            name in rule.thresholds || rule.sql.includes(`'${name}'`) ? '' : `${rule.code} ${name}`,
          ).toBe('');
      }
    },
  );

  it('shows what is missing as a dash, and refuses a variant it has no words for', () => {
    const [rule] = RULES;
    const [variant] = Object.keys(rule.sentences);
    expect(sentenceOf(rule, { variant, inputs: {}, thresholds: {} }).zh).toContain('–');
    expect(() => sentenceOf(rule, { variant: 'NO_SUCH', inputs: {}, thresholds: {} })).toThrow();
  });
});
