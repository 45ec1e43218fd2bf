import { get, post } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { badge, card, el, lazy, note } from '../../base/dom.js';
import { reasonButton } from '../../base/reason-button.js';
import { ACTORS, STOP_STATES, STOP_STEPS } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { date, dateTime } from '../../words/format.js';
import { row, say } from '../../words/language.js';

/** Notices of stops, each with the reason, what can be done and until when. */
export async function myStops() {
  const { items } = await get('/stops', { limit: 20 });
  return items.length ? items.map(stopNotice) : [note(say('没有停发或暂停。', 'Nothing was stopped.'))];
}

const stopNotice = (stop) =>
  card(
    el(
      'h3',
      null,
      say(stop.programmeZh ?? '全部待遇', stop.programmeZh ?? 'All benefits'),
      el('small', null, stop.seniorName),
    ),
    el('p', null, badge(word(STOP_STATES, stop.state), stop.state === 'LIFTED' ? 'good' : 'warn')),
    el('p', null, say(stop.noticeZh, stop.noticeEn)),
    stop.state === 'LIFTED' &&
      el(
        'p',
        null,
        say('这次停发已撤销，少发的会补上。', 'This was lifted; what was missed is granted again.'),
      ),
    stop.state === 'IN_FORCE' && appeal(stop),
    stopHistory(stop),
  );

export const stopHistory = ({ id }) =>
  lazy(`stop-steps-${id}`, say('经过', 'History'), async () => [
    el(
      'ol',
      { class: 'history' },
      (await get(`/stops/${id}`)).steps.map(({ at, event, role, reason }) =>
        el(
          'li',
          null,
          el('time', { datetime: at }, dateTime(at)),
          ` ${row(word(STOP_STEPS, event), word(ACTORS, role), reason)}`,
        ),
      ),
    ),
  ]);

const appeal = ({ id, appealUntil }) =>
  appealUntil < dayOf(now())
    ? note(say(`申诉期已于 ${date(appealUntil)} 结束。`, `The time to appeal ended on ${date(appealUntil)}.`))
    : [
        note(
          say(
            `如不同意，可在 ${date(appealUntil)} 前申诉，由另一位工作人员审理。`,
            `You may appeal by ${date(appealUntil)}; another officer decides.`,
          ),
        ),
        reasonButton(
          `appeal-stop-${id}`,
          say('不同意，申诉', 'Appeal'),
          {
            question: say('请说明情况', 'What speaks against it?'),
            send: (reason) => post(`/stops/${id}/appeal`, { reason }),
            done: say('申诉已提交。', 'Handed in.'),
          },
          'main',
        ),
      ];
