import { get } from '../../base/api.js';
import { badge, barRows, card, el, note, opens, stackedBar } from '../../base/dom.js';
import { linkTo } from '../../base/route.js';
import { word } from '../../words/codes.js';
import { date, month, periodOf, shiftPeriod, yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { BATCH_STATES, TERMS } from '../../words/settlement.js';

const TONES = {
  DRAFT: 'plan',
  FROZEN: 'held',
  PROVIDER_CONFIRMED: 'family',
  TOWNSHIP_VERIFIED: 'free',
  COUNTY_APPROVED: 'spent',
  EXPORTED: 'spent',
  PAID: 'good',
  ARCHIVED: 'good',
};
const SHOWN = 12;

/** What holds last month up: how many stand where, who keeps how many waiting, and the late ones by name. */
export async function monthProgress(period = shiftPeriod(periodOf(Date.now()), -1)) {
  const { items, terms } = await get('/settlement/progress', { month: period });
  if (!items.length)
    return [note(say(`${month(period)}还没有结算单。`, `No statement for ${month(period)} yet.`))];
  const late = items.filter(({ daysLate }) => daysLate > 0);
  return [
    el(
      'p',
      { class: 'big' },
      month(period),
      late.length > 0 && badge(say(`${late.length} 张超期`, `${late.length} late`), 'bad'),
    ),
    stackedBar(
      Object.keys(BATCH_STATES).map((state) => {
        const value = items.filter((item) => item.state === state).length;
        return { label: word(BATCH_STATES, state), value, tone: TONES[state], text: String(value) };
      }),
    ),
    calendar(terms),
    byDivision(items),
    ...late.slice(0, SHOWN).map(lateCard),
    late.length > SHOWN &&
      note(say(`还有 ${late.length - SHOWN} 张超期。`, `${late.length - SHOWN} more are late.`)),
  ].filter(Boolean);
}

const calendar = (terms) =>
  note(row(...Object.keys(TERMS).map((term) => `${word(TERMS, term)} ${date(terms[term])}`)));

/** Days the statements of each county are late by, all to one scale. */
function byDivision(items) {
  const counties = new Map();
  for (const { countyName, daysLate, waitsFor } of items)
    if (waitsFor) {
      const sum = counties.get(countyName) ?? { late: 0, open: 0 };
      counties.set(countyName, {
        late: sum.late + (daysLate > 0 ? 1 : 0),
        open: sum.open + 1,
      });
    }
  const lines = [...counties].sort(([, a], [, b]) => b.late - a.late || b.open - a.open);
  return (
    lines.length > 1 &&
    barRows(
      lines.map(([label, { late, open }]) => ({
        label,
        value: open,
        tone: late ? 'late' : 'held',
        text: say(`${open} 张未结，${late} 张超期`, `${open} open, ${late} late`),
      })),
    )
  );
}

const lateCard = (item) =>
  card(
    el(
      'h3',
      null,
      opens(linkTo('settlement', 'batch', item.batchId), `late-${item.batchId}`, item.providerName),
      el('small', null, item.number),
    ),
    el(
      'p',
      null,
      badge(say(`超期 ${item.daysLate} 天`, `${item.daysLate} days late`), 'bad'),
      row(
        say(`等${word(TERMS, item.waitsFor)}`, `waits for ${word(TERMS, item.waitsFor)}`),
        item.openTowns.length > 0 && item.openTowns.join('、'),
        item.openDisputes > 0 && say(`${item.openDisputes} 行有异议`, `${item.openDisputes} disputed`),
        yuan(item.earnedFen),
      ),
    ),
  );
