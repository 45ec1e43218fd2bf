import { get, post } from '../base/api.js';
import { card, el, facts, note, opens } from '../base/dom.js';
import { form, formButton } from '../base/forms.js';
import { itemName, regionName } from '../base/names.js';
import { notice } from '../base/notice.js';
import { linkTo } from '../base/route.js';
import { reasonWord } from '../words/codes.js';
import { moment, shortId } from '../words/format.js';
import { say, series } from '../words/language.js';

/** Orders for which nobody is left to ask, with the reasons. */
export async function unmetCards(can) {
  const { items } = await get('/unmet-demand');
  if (!items.length) return [note(say('所有订单都有机构服务。', 'Every order has its provider.'))];
  return Promise.all(items.map((entry) => unmetCard(entry, can)));
}

const unmetCard = async (entry, can) =>
  card(
    el(
      'h3',
      null,
      can.log
        ? opens(linkTo('office', 'order', entry.orderId), `open-${entry.orderId}`, itemName(entry.itemCode))
        : itemName(entry.itemCode),
      el('small', null, shortId(entry.orderId)),
    ),
    facts(
      [say('时间', 'When'), moment(entry.startsAt)],
      [say('地点', 'Where'), await regionName(entry.regionId)],
      [say('从何时起', 'Since'), moment(entry.since)],
      [
        say('为什么', 'Why'),
        series(
          entry.reasons.map(({ code, providers }) => reasonWord(code) + (providers ? ` × ${providers}` : '')),
        ),
      ],
    ),
    can.resolve && resolveButton(entry),
  );

const resolveButton = ({ id }) =>
  formButton(
    `resolve-${id}`,
    say('处理', 'Handle'),
    (close) =>
      form(
        [
          {
            name: 'action',
            label: say('怎么办', 'What to do'),
            kind: 'select',
            options: [
              ['RETRY', say('再问一遍机构', 'Ask the providers again')],
              ['CANCEL', say('取消订单，退还时长', 'Cancel the order')],
            ],
          },
          {
            name: 'reason',
            label: say('为什么，和家属怎么说的', 'Why, and what was agreed'),
            kind: 'textarea',
          },
        ],
        async (resolution) => {
          await post(`/unmet-demand/${id}/resolution`, resolution);
          notice(say('已处理。', 'Done.'));
          close();
        },
        { submitLabel: say('提交', 'Send'), close },
      ),
    'main',
  );
