import { get } from '../../base/api.js';
import { badge, el, lazy, note } from '../../base/dom.js';
import { paged, rows } from '../../base/paged.js';
import { word } from '../../words/codes.js';
import { dateTime, moment } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { ATTEMPT_OUTCOMES, DELIVERY_STATES, MESSAGE_TOPICS } from '../../words/messages.js';

const TONES = { SENT: 'good', FAILED: 'bad', UNKNOWN: 'warn', UNAVAILABLE: 'bad' };

const tries = async (id) => {
  const { tries: all } = await get(`/notification-deliveries/${id}`);
  if (!all.length) return [note(say('还没有交给运营商。', 'Not handed to the operator yet.'))];
  return [
    el(
      'ol',
      { class: 'history' },
      all.map(({ at, outcome, detail }) =>
        el(
          'li',
          null,
          el('time', { datetime: at }, dateTime(at)),
          ` ${row(word(ATTEMPT_OUTCOMES, outcome), detail)}`,
        ),
      ),
    ),
  ];
};

const line = (sent) =>
  el(
    'li',
    null,
    el('b', null, moment(sent.at)),
    ` ${row(sent.name, sent.phone, word(MESSAGE_TOPICS, sent.topic))} `,
    badge(word(DELIVERY_STATES, sent.state), TONES[sent.state]),
    sent.dueAt && ` ${say(`下次 ${moment(sent.dueAt)}`, `next ${moment(sent.dueAt)}`)}`,
    lazy(`tries-${sent.id}`, say(`发送过程（${sent.attempts} 次）`, `Attempts (${sent.attempts})`), () =>
      tries(sent.id),
    ),
  );

/** Text messages of the officer's divisions and what became of them: for a caller who says he heard nothing. */
export async function deliveryLog() {
  const list = await paged(
    'deliveries',
    (cursor) => get('/notification-deliveries', { channel: 'SMS', limit: 30, cursor }),
    line,
    rows,
  );
  return [list ?? note(say('还没有发过短信。', 'No text messages were sent yet.'))];
}
