import { get, post } from '../../base/api.js';
import { badge, card, el, facts, lazy, note, opens } from '../../base/dom.js';
import { form, formButton } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { itemName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { HANDLINGS } from '../../words/care.js';
import { FLAGS, VISIT_STATES, word } from '../../words/codes.js';
import { minutes, moment, shortId } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { exceptionTable, nameIn, optionsFrom } from './codes.js';
import { visitPay } from './pay.js';

const PAGE = 20;

/** What must be fixed first. @param {{ settle: boolean, file: boolean, as: 'PROVIDER' | 'OFFICER' }} can */
export const exceptionList = async (key, can, which) => [
  (await paged(
    key,
    (cursor) => get('/visit-exceptions', { ...which, limit: PAGE, cursor }),
    (each) => view(each, can),
  )) ??
    note(
      which.handling === 'MUST_FIX'
        ? say('没有必须处理的异常。', 'Nothing has to be fixed.')
        : say('没有异常。', 'No exceptions.'),
    ),
];

async function view(exception, can) {
  const mustFix = exception.handling === 'MUST_FIX';
  const mine = exception.settledBy.includes(can.as);
  const heading = `${word(FLAGS, exception.flag)} · ${itemName(exception.itemCode)}`;
  return card(
    el(
      'h3',
      null,
      can.file
        ? opens(linkTo('office', 'visit', exception.visitId), `open-${exception.id}`, heading)
        : heading,
      el('small', null, shortId(exception.orderId)),
    ),
    el(
      'p',
      null,
      badge(word(HANDLINGS, exception.handling), mustFix ? 'bad' : 'warn'),
      badge(word(VISIT_STATES, exception.visitState)),
      !mine && badge(say('由民政工作人员处理', 'for an officer')),
    ),
    facts(
      [say('服务时间', 'Service'), moment(exception.startsAt)],
      [
        say('时长', 'Minutes'),
        row(
          say(`预约 ${exception.plannedMinutes}`, `booked ${exception.plannedMinutes}`),
          exception.actualMinutes !== null && say('实际 ', 'actual ') + minutes(exception.actualMinutes),
        ),
      ],
      [say('原因', 'Why'), await chosen(exception, 'reasons', exception.reasonCode)],
      [say('处理', 'How'), await chosen(exception, 'resolutions', exception.resolutionCode)],
    ),
    exception.state === 'OPEN' && can.settle && mine && hotkey('s', settle(exception)),
    can.settle &&
      can.as === 'PROVIDER' &&
      lazy(`minutes-${exception.id}`, say('时长认定和更正', 'Minutes and corrections'), async () => [
        await visitPay(exception.visitId),
      ]),
  );
}

const chosen = async ({ regionId }, list, code) =>
  code && nameIn((await exceptionTable(regionId))[list], code);

/** Two codes and no prose. */
const settle = ({ id, regionId }) =>
  formButton(`settle-${id}`, say('处理', 'Settle'), (close) => {
    const host = el('div', null, say('稍等…', 'One moment…'));
    exceptionTable(regionId).then(
      ({ reasons, resolutions }) =>
        host.replaceChildren(
          form(
            [
              {
                name: 'reasonCode',
                label: say('原因', 'Why'),
                kind: 'select',
                options: optionsFrom(reasons),
              },
              {
                name: 'resolutionCode',
                label: say('怎么处理的', 'How was it settled?'),
                kind: 'select',
                options: optionsFrom(resolutions),
              },
            ],
            async (codes) => {
              await post(`/visit-exceptions/${id}/settlement`, codes);
              notice(say('已处理。', 'Settled.'));
              close();
            },
            { submitLabel: say('提交', 'Send'), close },
          ),
        ),
      ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
    );
    return host;
  });
