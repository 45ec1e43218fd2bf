import { download, get } from '../../base/api.js';
import { now } from '../../base/clock.js';
import { el, note } from '../../base/dom.js';
import { look } from '../../base/forms.js';
import { paged, rows } from '../../base/paged.js';
import { table } from '../../base/pictures.js';
import { ACCOUNT_KINDS, MOVES } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { amountIn, dateTime, month, periodOf, shiftPeriod, shortId } from '../../words/format.js';
import { row, say, sayOf } from '../../words/language.js';

/**
 * Everything that moved in a month, with what there was before and after. Buttons go a month back and forth.
 * @param {string} path of the statement, `/seniors/{id}/statement`
 * @param {(period: number) => object} queryOf how the endpoint is asked for a month
 */
export function monthlyStatement(key, path, queryOf = (period) => ({ period })) {
  const host = el('div', { class: 'step', 'data-open': true });
  const show = async (period) => {
    const content = await statement(key, path, queryOf(period));
    host.replaceChildren(turn(period, show), ...content, file(key, path, queryOf(period)));
  };
  host.append(note(say('正在读取…', 'Loading…')));
  show(periodOf(now())).catch(({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)));
  return host;
}

const turn = (period, show) =>
  el(
    'div',
    { class: 'choices' },
    look('month-before', `← ${month(shiftPeriod(period, -1))}`, () => show(shiftPeriod(period, -1))),
    el('b', { class: 'big' }, month(period)),
    period < periodOf(now()) &&
      look('month-after', `${month(shiftPeriod(period, 1))} →`, () => show(shiftPeriod(period, 1))),
  );

async function statement(key, path, query) {
  const first = await get(path, query);
  let pages = first;
  const read = async (cursor) => {
    if (cursor) pages = await get(path, { ...query, cursor });
    return pages;
  };
  const moves = await paged(`more-${key}`, read, line, rows);
  return [
    sums(first.sums),
    moves ?? note(say('这个月没有变动。', 'Nothing moved in this month.')),
    first.fingerprint && fingerprint(first.fingerprint),
  ].filter(Boolean);
}

/** As printed: who keeps it can later hold the log to it. */
const fingerprint = ({ groups, size }) =>
  note(
    say(`账目防伪指纹（共 ${size} 条）：`, `Fingerprint of the books (${size} entries): `),
    el('code', null, groups),
  );

const sums = (list) =>
  table(
    [say('账户', 'Account'), say('月初', 'Before'), say('月末', 'After'), say('其中已占用', 'Of that, held')],
    list.map(({ kind, unit, programmeZh, programmeEn, opening, closing }) => [
      row(programmeZh && say(programmeZh, programmeEn), word(ACCOUNT_KINDS, kind)),
      amountIn({ unit, amount: opening.balance }),
      el('b', null, amountIn({ unit, amount: closing.balance })),
      amountIn({ unit, amount: closing.held }),
    ]),
  );

const signed = (unit, amount) => `${amount > 0 ? '+' : ''}${amountIn({ unit, amount })}`;

const line = (entry) =>
  el(
    'li',
    null,
    el('b', null, `${dateTime(entry.at)} ${word(MOVES, entry.code)} `),
    entry.amount !== 0 &&
      el('span', { class: entry.amount > 0 ? 'gain' : 'loss' }, signed(entry.unit, entry.amount)),
    entry.held !== 0 &&
      say(` 占用 ${signed(entry.unit, entry.held)}`, ` held ${signed(entry.unit, entry.held)}`),
    el('br', null),
    sayOf(entry),
    entry.orderId &&
      el(
        'span',
        { class: 'note' },
        say(` 订单 ${shortId(entry.orderId)}`, ` order ${shortId(entry.orderId)}`),
      ),
  );

const file = (key, path, query) =>
  look(`file-${key}`, say('下载明细表', 'Download as a table'), () => download(`${path}-file`, query));
