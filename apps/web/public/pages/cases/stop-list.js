import { get, post } from '../../base/api.js';
import { badge, card, choices, el, facts, note, opens } from '../../base/dom.js';
import { decisionButton } from '../../base/decision-button.js';
import { hotkey } from '../../base/keys.js';
import { paged } from '../../base/paged.js';
import { reasonButton } from '../../base/reason-button.js';
import { linkTo } from '../../base/route.js';
import { STOP_KINDS, STOP_STATES } from '../../words/benefits.js';
import { STOP_REASONS, word } from '../../words/codes.js';
import { date, dateTime } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { stopHistory } from '../benefits/my-stops.js';

const TONES = { APPEALED: 'bad', IN_FORCE: 'warn', LIFTED: 'good' };

/** Appeals first, then the newest. */
export const stopList = async () => [
  (await paged('more-stops', (cursor) => get('/stops', { limit: 20, cursor }), line)) ??
    note(say('没有停发或暂停。', 'Nothing was stopped.')),
];

const title = ({ seniorName, programmeZh }) =>
  row(seniorName, programmeZh ?? say('全部待遇', 'all benefits'));
const badges = (stop) => [
  badge(word(STOP_STATES, stop.state), TONES[stop.state]),
  badge(word(STOP_KINDS, stop.kind)),
  badge(word(STOP_REASONS, stop.reason)),
];

const line = (stop) =>
  card(
    el('h3', null, opens(linkTo('stops', 'stop', stop.id), `open-${stop.id}`, title(stop))),
    el('p', null, badges(stop)),
    el('p', null, say(`自 ${date(stop.from)} 起`, `From ${date(stop.from)} on`)),
  );

/** One stop with what this officer can do: decide an appeal, or lift what was wrong. */
export async function stopFile(id, can) {
  const stop = await get(`/stops/${id}`);
  return [
    card(
      el('h3', null, title(stop)),
      el('p', null, badges(stop)),
      el('p', null, say(stop.noticeZh, stop.noticeEn)),
      decisions(stop, can),
      facts(
        [say('事由日期', 'Happened on'), date(stop.happenedOn)],
        [say('停止服务起', 'No services from'), date(stop.from)],
        [say('停止发放起', 'No grants from'), date(stop.noGrantsFrom)],
        [say('到', 'Until before'), stop.until ? date(stop.until) : say('未定', 'open')],
        [say('申诉期', 'Appeal by'), date(stop.appealUntil)],
        [say('登记', 'Recorded'), dateTime(stop.recordedAt)],
      ),
      stopHistory(stop),
    ),
  ];
}

const decisions = ({ id, state }, can) =>
  choices(
    state === 'APPEALED' &&
      can.decide &&
      hotkey(
        'p',
        decisionButton(`decide-stop-${id}`, say('审理申诉', 'Decide the appeal'), {
          path: `/stops/${id}/appeal-decision`,
          options: [
            ['LIFTED', say('支持申诉：撤销停发，补发', 'Grant: the stop is lifted, what was missed is paid')],
            ['DISMISSED', say('维持停发', 'Dismiss: the stop stays')],
          ],
          done: say('已审理。', 'Decided.'),
        }),
      ),
    state !== 'LIFTED' &&
      can.decide &&
      hotkey(
        'l',
        reasonButton(`lift-${id}`, say('停发有误，撤销', 'It was wrong: lift it'), {
          question: say('为什么撤销？家属会看到。', 'Why? The family reads it.'),
          send: (reason) => post(`/stops/${id}/lifting`, { reason }),
          done: say('已撤销，少发的会补上。', 'Lifted; what was missed is paid.'),
        }),
      ),
  );
