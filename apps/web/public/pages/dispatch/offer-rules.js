import { filled, get, post } from '../../base/api.js';
import { card, el, lines, note } from '../../base/dom.js';
import { reasonField } from '../../base/fields.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { itemName, regionName, visitItems } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { asOptions, myCounties } from '../../base/places.js';
import { RULE_MODES } from '../../words/dispatch.js';
import { dateTime } from '../../words/format.js';
import { row, say, sayOf } from '../../words/language.js';
import { word } from '../../words/codes.js';

const ANY = '';

/** How each county asks for services, as sentences; whoever may, sets another way. */
export async function offerRulesSection(can) {
  const rules = await get('/offer-rules');
  return [
    can.setRules && hotkey('o', setButton()),
    ...(await Promise.all(rules.map(ruleCard))),
    !rules.length &&
      note(
        say(
          '没有自定规则，按平台默认：先单独问家属指定或熟悉的，再逐家问；紧急的和几家谢绝之后同时问几家。',
          'No rules of your own. By default: first whoever the family chose or knows, then one after the other; several at once when it is urgent or after some refusals.',
        ),
      ),
  ].filter(Boolean);
}

const ruleCard = async (rule) =>
  card(
    el(
      'h3',
      { tabindex: -1, 'data-item': true },
      row(
        await regionName(rule.countyId),
        rule.itemCode ? itemName(rule.itemCode) : say('其他各项服务', 'every other service'),
      ),
    ),
    lines(sentencesOf(rule)),
    note(row(dateTime(rule.setAt), rule.reason)),
  );

const sentencesOf = ({ mode, directFirst, broadcastSize, broadcastAfter, broadcastUrgent }) =>
  [
    directFirst
      ? say(
          '家属指定的、老人熟悉的，先单独问。',
          'Whoever the family chose or the senior knows is asked alone first.',
        )
      : say('家属指定的不单独先问。', 'Nobody is asked alone first.'),
    mode === 'BROADCAST'
      ? say(`每次同时问 ${broadcastSize} 家。`, `${broadcastSize} are asked at once.`)
      : say('逐家问，一家不成再问下一家。', 'One after the other.'),
    mode === 'CASCADE' &&
      (broadcastAfter
        ? say(
            `问过 ${broadcastAfter} 家不成，改为同时问 ${broadcastSize} 家。`,
            `After ${broadcastAfter} in vain, ${broadcastSize} at once.`,
          )
        : say('不论几家不成，都逐家问。', 'However many say no, one after the other.')),
    mode === 'CASCADE' &&
      broadcastUrgent &&
      say(
        `紧急订单一开始就同时问 ${broadcastSize} 家。`,
        `Urgent orders: ${broadcastSize} at once from the start.`,
      ),
  ].filter(Boolean);

const setButton = () =>
  formButton('set-offer-rule', say('设定派单方式', 'Set how orders are offered'), (close) => {
    const host = el('div', null, note(say('正在读取…', 'Loading…')));
    myCounties().then(
      (counties) => host.replaceChildren(ruleForm(counties, close)),
      ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
    );
    return host;
  });

const ruleForm = (counties, close) =>
  form(
    [
      { name: 'countyId', label: say('哪个县区', 'County'), kind: 'select', options: asOptions(counties) },
      {
        name: 'itemCode',
        label: say('哪项服务', 'Service'),
        kind: 'select',
        optional: true,
        options: [
          [ANY, say('没有单独规则的各项', 'every one without a rule of its own')],
          ...visitItems().map((item) => [item.code, sayOf(item)]),
        ],
      },
      {
        name: 'mode',
        label: say('怎么问', 'How'),
        kind: 'radios',
        value: 'CASCADE',
        options: optionsOf(RULE_MODES),
      },
      {
        name: 'directFirst',
        label: say('家属指定或熟悉的先单独问', 'First alone whoever the family chose or knows'),
        kind: 'checkbox',
        value: true,
      },
      {
        name: 'broadcastSize',
        label: say('同时问几家', 'How many at once'),
        kind: 'number',
        value: '3',
        attributes: { min: 1, max: 50 },
      },
      {
        name: 'broadcastAfter',
        label: say('逐家问几家不成后改为同时问（不填为一直逐家）', 'After how many in vain (empty: never)'),
        kind: 'number',
        optional: true,
        when: ({ mode }) => mode === 'CASCADE',
        attributes: { min: 1 },
      },
      {
        name: 'broadcastUrgent',
        label: say('紧急订单一开始就同时问', 'Urgent orders at once'),
        kind: 'checkbox',
        value: true,
        when: ({ mode }) => mode === 'CASCADE',
      },
      reasonField(),
    ],
    async ({ countyId, itemCode, mode, broadcastSize, broadcastAfter, ...rest }) => {
      const after = mode === 'CASCADE' && broadcastAfter ? Number(broadcastAfter) : undefined;
      await post(
        '/offer-rules',
        filled({
          ...rest,
          ...{ countyId: Number(countyId), itemCode, mode },
          ...{ broadcastSize: Number(broadcastSize), broadcastAfter: after },
        }),
      );
      notice(say(`已设定：${word(RULE_MODES, mode)}。`, `Set: ${word(RULE_MODES, mode)}.`));
      close();
    },
    { submitLabel: say('从下一单起执行', 'From the next order on'), close, keep: 'offer-rule' },
  );
