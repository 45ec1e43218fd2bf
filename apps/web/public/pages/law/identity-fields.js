import { optionsOf } from '../../base/forms.js';
import { PAYERS, UNITS } from '../../words/benefits.js';
import { say } from '../../words/language.js';
import { CHOOSE } from '../../words/law.js';

/** What a programme is for good; asked once, when it is new. */
export const identityFields = (divisions) => {
  const field = (name, label, rest = {}) => ({ name, label, pointer: `/programme/${name}`, ...rest });
  return [
    field('code', say('代码（大写字母、数字、下划线，以后不能改）', 'Code (capitals, digits, _; for good)')),
    field('regionId', say('给哪个地区的居民', 'For residents of'), { kind: 'select', options: divisions }),
    field('zh', say('中文名称', 'Chinese name')),
    field('en', say('英文名称', 'English name')),
    field('unit', say('以什么计', 'Counted in'), { kind: 'select', options: optionsOf(UNITS) }),
    field('payer', say('谁付款', 'Payer'), {
      kind: 'select',
      value: 'PROGRAMME',
      options: optionsOf(PAYERS).filter(([code]) => code !== 'SELF'),
    }),
    field(
      'payerRank',
      say(
        '付款顺位（保险 100–199，补贴 200–299，项目 300–999；小的先付）',
        'Rank (insurance 100–199, voucher 200–299, programmes 300–999; smaller pays first)',
      ),
      { kind: 'number', value: '300' },
    ),
    field('drawOrder', say('使用顺序（0–999，小的先用）', 'Order of use (0–999, smaller first)'), {
      kind: 'number',
      value: '10',
    }),
    field('exclusiveGroup', say('互斥组代码（没有就空着）', 'Group of which one is granted (may be empty)'), {
      optional: true,
    }),
    field('choose', say('同组怎样选', 'How one of the group is chosen'), {
      kind: 'select',
      options: optionsOf(CHOOSE),
    }),
  ];
};

export const identityOf = ({
  code,
  regionId,
  zh,
  en,
  unit,
  payer,
  payerRank,
  drawOrder,
  exclusiveGroup,
  choose,
}) => ({
  code,
  regionId: Number(regionId),
  zh,
  en,
  unit,
  payer,
  payerRank: Number(payerRank),
  drawOrder: Number(drawOrder),
  exclusiveGroup: exclusiveGroup || null,
  choose,
});
