import fc from 'fast-check';
import { capitalAmount } from './capital-amount.policy';

describe('An amount in capital numerals', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [5, '伍分'],
    [10, '壹角整'],
    [50, '伍角整'],
    [55, '伍角伍分'],
    [100, '壹元整'],
    [105, '壹元零伍分'],
    [150, '壹元伍角整'],
    [155, '壹元伍角伍分'],
    [1_000, '壹拾元整'],
    [1_050, '壹拾元伍角整'],
    [1_001, '壹拾元零壹分'],
    [1_500, '壹拾伍元整'],
    [10_000, '壹佰元整'],
    [10_100, '壹佰零壹元整'],
    [11_000, '壹佰壹拾元整'],
    [100_000, '壹仟元整'],
    [100_100, '壹仟零壹元整'],
    [101_000, '壹仟零壹拾元整'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [999_999, '玖仟玖佰玖拾玖元玖角玖分'],
    [1_000_000, '壹万元整'],
    [1_000_100, '壹万零壹元整'],
    [1_010_000, '壹万零壹佰元整'],
    [1_100_000, '壹万壹仟元整'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [10_050_000, '壹拾万零伍佰元整'],
    [100_000_000, '壹佰万元整'],
    [1_000_000_000, '壹仟万元整'],
    [9_999_999_999, '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_000_010_000, '壹亿零壹佰元整'],
    [10_001_000_000, '壹亿零壹万元整'],
    [10_010_000_000, '壹亿零壹拾万元整'],
    [11_000_000_000, '壹亿壹仟万元整'],
    [100_000_000_000, '壹拾亿元整'],
    [1_000_000_000_000, '壹佰亿元整'],
    [100_000_000_000_000, '壹万亿元整'],
    [Number.MAX_SAFE_INTEGER, '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
    [-1, '负壹分'],
    [-10_000, '负壹佰元整'],
    [-123_456, '负壹仟贰佰叁拾肆元伍角陆分'],
  ])('%d fen is %s', (amount, text) => {
    expect(capitalAmount(amount)).toBe(text);
  });

  it.each([0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('%d is no amount', (amount) => {
    expect(() => capitalAmount(amount)).toThrow(RangeError);
  });

  it('can be read back: no two amounts are written alike, and 零 never stands twice or before 元', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger().filter((amount) => amount !== 0),
        (amount) => {
          const text = capitalAmount(amount);
          expect(read(text)).toBe(amount);
          expect(text).not.toMatch(/零零|零[元万亿]./);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** The other way, written independently: digit, place, section. */
function read(text: string): number {
  const digit = (character: string): number => '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
  const [yuan, rest] = text.replace('负', '').includes('元')
    ? text.replace('负', '').split('元')
    : ['', text.replace('负', '')];
  const small = (name: string): number => {
    const at = rest.indexOf(name);
    return at < 0 ? 0 : digit(rest[at - 1]);
  };
  const fens = Number(count(yuan, digit)) * 100 + small('角') * 10 + small('分');
  return text.startsWith('负') ? -fens : fens;
}

function count(text: string, digit: (character: string) => number): number {
  for (const [unit, factor] of [
    ['亿', 1e8],
    ['万', 1e4],
    ['仟', 1e3],
    ['佰', 100],
    ['拾', 10],
  ] as const) {
    const at = text.lastIndexOf(unit);
    if (at >= 0) return count(text.slice(0, at), digit) * factor + count(text.slice(at + 1), digit);
  }
  const last = text.replace(/零/g, '');
  return last === '' ? 0 : digit(last);
}
