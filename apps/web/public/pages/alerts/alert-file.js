import { get, post } from '../../base/api.js';
import { until } from '../../base/countdown.js';
import { big, card, choices, el, facts, more, note } from '../../base/dom.js';
import { action, form, formButton } from '../../base/forms.js';
import { hotkey, keysInWords } from '../../base/keys.js';
import { regionName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import {
  ALERT_DISPOSITIONS,
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_STEPS,
  FITTING_DISPOSITIONS,
} from '../../words/alerts.js';
import { word } from '../../words/codes.js';
import { clock, dateTime, moment, shortId } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { alertBadges, outcome } from './alert-list.js';

/** One alert: what has not happened, whose turn it is, and what to do. */
export async function alertFile(id, can) {
  const alert = await get(`/dispatch-alerts/${id}`);
  const isOver = alert.state === 'CLOSED';
  return [
    card(
      el('h3', null, word(ALERT_KINDS, alert.kind), el('small', null, shortId(alert.orderId))),
      el('p', null, alertBadges(alert)),
      !isOver &&
        alert.nextLevelAt &&
        big(say('没有结论就上报，还剩 ', 'Goes on in '), until(alert.nextLevelAt)),
      facts(
        [say('服务时间', 'Service'), moment(alert.startsAt)],
        [say('地点', 'Where'), await regionName(alert.regionId)],
        [say('预计到达', 'Expected'), alert.expectedAt && clock(alert.expectedAt)],
        [say('预警时间', 'Since'), moment(alert.raisedAt)],
        [say('结论', 'Outcome'), isOver && row(outcome(alert.disposition), alert.note)],
      ),
      !isOver && can.handle && handling(alert),
      !isOver && can.handle && note(keysInWords()),
      more('steps', say('经过', 'History'), history(alert)),
    ),
    alert.caregiverId && can.where && !isOver && (await lastSeen(alert)),
  ];
}

const handling = (alert) =>
  choices(
    alert.state === 'OPEN' &&
      hotkey(
        'a',
        action(`take-${alert.id}`, say('我来处理', 'I take it'), async () => {
          await post(`/dispatch-alerts/${alert.id}/acknowledgement`);
          notice(say('已受理，请尽快给出结论。', 'Taken; please say soon what became of it.'));
        }),
      ),
    hotkey('d', disposal(alert)),
  );

const disposal = ({ id, kind }) =>
  formButton(`dispose-${id}`, say('给出结论', 'Say what became of it'), (close) =>
    form(
      [
        {
          name: 'disposition',
          label: say('结论', 'What became of it'),
          kind: 'select',
          options: FITTING_DISPOSITIONS[kind].map((code) => [code, word(ALERT_DISPOSITIONS, code)]),
        },
        { name: 'note', label: say('补充说明', 'In your own words'), kind: 'textarea', optional: true },
      ],
      async ({ disposition, note: words }) => {
        await post(`/dispatch-alerts/${id}/disposition`, { disposition, ...(words ? { note: words } : {}) });
        notice(say('已了结。', 'Done.'));
        close();
      },
      { submitLabel: say('提交', 'Send'), close, keep: `alert-${id}` },
    ),
  );

const history = ({ steps }) =>
  el(
    'ol',
    { class: 'history' },
    steps.map(({ at, kind, level, disposition }) =>
      el(
        'li',
        null,
        el('time', { datetime: at }, dateTime(at)),
        ` ${row(word(ALERT_STEPS, kind), word(ALERT_LEVELS, level), disposition && outcome(disposition))}`,
      ),
    ),
  );

/** Read only when asked for: every reading is recorded. */
async function lastSeen({ orderId, startsAt }) {
  const { items } = await get('/visits', { state: 'EN_ROUTE', from: startsAt, limit: 200 });
  const visit = items.find((each) => each.orderId === orderId);
  if (!visit) return note(say('护理员还没有出发。', 'The caregiver has not set off.'));
  const box = el('p', null);
  const show = ({ position, expectedAt }) =>
    box.replaceChildren(
      row(
        position
          ? say(
              `${clock(position.deviceAt)} 在 ${position.latitude.toFixed(4)}，${position.longitude.toFixed(4)}（${position.datum}）`,
              `${clock(position.deviceAt)}: ${position.latitude.toFixed(4)}, ${position.longitude.toFixed(4)} (${position.datum})`,
            )
          : say('没有共享位置', 'no position is shared'),
        expectedAt && say(`预计 ${clock(expectedAt)} 到`, `expected at ${clock(expectedAt)}`),
      ),
    );
  return card(
    hotkey(
      'w',
      formButton(
        `where-${visit.id}`,
        say('看护理员走到哪了（查看有记录）', 'Where is the caregiver? (recorded)'),
        () => {
          get(`/visits/${visit.id}/position`).then(show, ({ message }) => box.replaceChildren(message));
          return box;
        },
      ),
    ),
  );
}
