import { get } from '../../base/api.js';
import { badge, big, el, facts, lines, more } from '../../base/dom.js';
import { BILL_LINES } from '../../words/care.js';
import { word } from '../../words/codes.js';
import { clock, minutes } from '../../words/format.js';
import { say } from '../../words/language.js';

const percent = (bp) => `${bp / 100}%`;

/** What is promised, one sentence each, the family's side of it. */
export const promises = (terms) => [
  say(
    `服务前 ${terms.freeChangeHours} 小时可以免费取消或改期。`,
    `Until ${terms.freeChangeHours} hours before, cancelling or moving it is free.`,
  ),
  say('按实际服务的分钟收费，没有服务的时间不收钱。', 'You pay for the minutes served and no others.'),
  terms.lateCreditBp > 0 &&
    say(
      `迟到超过 ${terms.lateMinutes} 分钟，免收 ${percent(terms.lateCreditBp)}。`,
      `More than ${terms.lateMinutes} minutes late: ${percent(terms.lateCreditBp)} is free.`,
    ),
  say(
    `超过 ${terms.noShowMinutes} 分钟没到，您可以不等，时长和钱马上全部退回。`,
    `After ${terms.noShowMinutes} minutes you need not wait: all minutes and money are back at once.`,
  ),
  terms.shortCreditBp > 0 &&
    say(
      `服务不足预约的 ${percent(terms.shortBp)}，再免收 ${percent(terms.shortCreditBp)}。`,
      `Under ${percent(terms.shortBp)} of the booked time: another ${percent(terms.shortCreditBp)} is free.`,
    ),
  say('没有人来，不收一分钱。', 'Nobody came: nothing is charged.'),
];

/** What a booking would agree to; filled in when it has been read. */
export function termsBefore({ seniorId, addressId }) {
  const body = el('div', null);
  const read = async () => {
    const { addresses } = await get(`/seniors/${seniorId}`);
    const { regionId } = addresses.find(({ id }) => id === addressId);
    const terms = await get('/service-terms', { regionId });
    body.replaceChildren(lines(promises(terms).filter(Boolean)));
  };
  read().catch(({ message }) => body.replaceChildren(el('p', { class: 'problem' }, message)));
  return el('div', null, el('h4', null, say('我们的约定', 'What we promise')), body);
}

/** What was promised for a visit, and what it made of the bill. */
export async function billPart(visit) {
  const bill = await get(`/visits/${visit.id}/bill`);
  const late = bill.minutesLate ?? 0;
  return el(
    'div',
    null,
    bill.mayGiveUp &&
      big(
        say(
          '已经超过约定的等候时间。您可以不等，按“护理员没有来”，时长和钱马上全部退回。',
          'The time to wait is over. Press "Nobody came" and everything is back at once.',
        ),
      ),
    bill.isBack && badge(say('时长和钱已全部退回', 'Everything is back'), 'good'),
    bill.minutesLate !== null &&
      !bill.isBack &&
      facts(
        [say('约定时间', 'Promised'), clock(bill.promisedAt)],
        [say('迟到', 'Late'), late > 0 && minutes(late)],
        ...bill.lines.map((line) => [word(BILL_LINES, line.code), signed(line.minutes)]),
        [say('收费时长', 'Charged'), el('b', null, minutes(bill.billedMinutes))],
      ),
    more(
      `terms-${visit.id}`,
      say('我们的约定', 'What we promise'),
      lines(promises(bill.terms).filter(Boolean)),
    ),
  );
}

export const signed = (count) => (count < 0 ? `−${minutes(-count)}` : minutes(count));
