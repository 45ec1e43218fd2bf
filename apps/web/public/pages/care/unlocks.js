import { get, post } from '../../base/api.js';
import { badge, card, el, facts, note } from '../../base/dom.js';
import { form, formButton } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { itemName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { dateTime } from '../../words/format.js';
import { say } from '../../words/language.js';
import { exceptionTable, nameIn, optionsFrom } from './codes.js';

const PAGE = 20;

/** Locked records somebody wants opened, the oldest request first. */
export const unlockList = async (can) => [
  (await paged(
    'unlocks',
    (cursor) => get('/unlock-requests', { limit: PAGE, cursor }),
    (each) => view(each, can),
  )) ?? note(say('没有解锁申请。', 'Nobody asks for a locked record.')),
];

async function view(request, can) {
  const { reasons, resolutions } = await exceptionTable(request.regionId);
  return card(
    el('h3', null, `${itemName(request.itemCode)} · ${dateTime(request.startsAt)}`),
    badge(say('已锁定', 'Locked'), 'warn'),
    facts(
      [say('原因', 'Why'), nameIn(reasons, request.reasonCode)],
      [say('申请时间', 'Asked'), dateTime(request.requestedAt)],
    ),
    can.unlock && hotkey('u', decide(request, resolutions)),
  );
}

const decide = ({ id }, resolutions) =>
  formButton(`unlock-${id}`, say('裁定', 'Decide'), (close) =>
    form(
      [
        {
          name: 'granted',
          label: say('限时开放更正', 'Open it for some days'),
          kind: 'checkbox',
          value: true,
        },
        {
          name: 'days',
          label: say('开放几天', 'For how many days'),
          kind: 'number',
          value: 3,
          when: ({ granted }) => granted,
        },
        {
          name: 'resolutionCode',
          label: say('依据', 'Found out by'),
          kind: 'select',
          options: optionsFrom(resolutions),
        },
      ],
      async ({ granted, days, resolutionCode }) => {
        const time = granted ? { days: Number(days) } : {};
        await post(`/unlock-requests/${id}/decision`, { granted, resolutionCode, ...time });
        notice(say('已裁定。', 'Decided.'));
        close();
      },
      { submitLabel: say('提交', 'Send'), close },
    ),
  );
