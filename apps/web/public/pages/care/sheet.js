import { badge, el } from '../../base/dom.js';
import { action } from '../../base/forms.js';
import { getOrLast } from '../../base/queue.js';
import { say, sayOf } from '../../words/language.js';
import { hand, isPending } from '../door/hand.js';

export const sheetPath = ({ id }) => `/visits/${id}/care-sheet`;

/** Read once for each visit and state: every reading is recorded. The last one is there without a signal too. */
const sheets = new Map();

/** What to know before the bell is rung. @returns {Promise<object>} */
export function sheetOf(visit, again = false) {
  const key = `${visit.id}-${visit.state}`;
  if (again || !sheets.has(key)) {
    const sheet = getOrLast(sheetPath(visit));
    sheets.set(key, sheet);
    sheet.catch(() => sheets.delete(key));
  }
  return sheets.get(key);
}

/** On which floor, and whether one has to climb. */
const wayUpWords = ({ floor, hasLift }) =>
  hasLift
    ? say(`住 ${floor} 楼，有电梯`, `Floor ${floor}, with a lift`)
    : say(`住 ${floor} 楼，没有电梯`, `Floor ${floor}, no lift`);

/** Risks first, in large type, with one press to say that they were read. */
export async function risksFirst(visit) {
  const { risks, mustAcknowledge, wayUp } = await sheetOf(visit);
  const way = wayUp && el('p', null, wayUpWords(wayUp));
  if (risks.length === 0) return way && el('div', { class: 'step' }, way);
  return el(
    'div',
    { class: 'step' },
    el('h4', null, say('上门前先看：风险提示', 'Read this first: risks')),
    way,
    el(
      'ul',
      { class: 'rows' },
      risks.map((risk) =>
        el('li', null, badge(sayOf(risk), risk.contra ? 'bad' : 'warn'), risk.note && ` ${risk.note}`),
      ),
    ),
    mustAcknowledge &&
      !isPending(visit.id, 'RISKS_READ') &&
      action(`risks-${visit.id}`, say('我看过了，会注意', 'I have read it and take care'), async () => {
        const body = { riskIds: risks.map(({ id }) => id), readAt: new Date().toISOString() };
        await hand(visit.id, [{ kind: 'RISKS_READ', body }], say('已记下。', 'Recorded.'));
        await sheetOf(visit, true);
      }),
  );
}
