import { get } from '../../base/api.js';
import { barRows, card, el, note } from '../../base/dom.js';
import { form } from '../../base/forms.js';
import { myCounties, asOptions, myOrganisation } from '../../base/places.js';
import { ACCOUNT_KINDS } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { amountIn } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { monthlyStatement } from '../benefits/statement.js';

/** The first and the last day of a month, for statements that ask for days. */
function daysOf(period) {
  const [year, month] = [Math.floor(period / 100), period % 100];
  const first = `${year}-${String(month).padStart(2, '0')}`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${first}-01`, to: `${first}-${days}` };
}

/** A county's accounts, or those of one programme in it. */
export async function countyStatements() {
  const counties = await myCounties();
  if (!counties.length) return [note(say('没有您负责的县区。', 'No county is in your charge.'))];
  const host = el('div', { class: 'step' });
  const chooser = form(
    [
      { name: 'countyId', label: say('县区', 'County'), kind: 'select', options: asOptions(counties) },
      {
        name: 'code',
        label: say('项目代码（空着就是全部项目）', 'Code of a programme (empty: all of them)'),
        optional: true,
      },
    ],
    async ({ countyId, code }) => {
      const path = code ? `/programmes/${encodeURIComponent(code)}` : `/counties/${countyId}`;
      const at = code ? { countyId } : {};
      const balance = await get(`${path}/balance`, at);
      host.replaceChildren(
        balancePicture(balance),
        monthlyStatement('county', `${path}/statement`, (period) => ({ ...at, ...daysOf(period) })),
      );
    },
    { submitLabel: say('看明细', 'Show') },
  );
  return [el('div', { class: 'step', 'data-open': true }, chooser, host)];
}

const GIVING = ['SOURCE', 'FUNDING'];

/** What is on the accounts now, those in the same unit to one scale. */
const balancePicture = ({ balances }) =>
  card(
    el('h3', null, say('现在的余额', 'Now')),
    Object.entries(byUnit(balances)).map(([unit, list]) =>
      barRows(
        list.map(({ kind, programmeZh, programmeEn, amounts }) => ({
          label: row(programmeZh && say(programmeZh, programmeEn), word(ACCOUNT_KINDS, kind)),
          value: Math.abs(amounts.balance),
          tone: GIVING.includes(kind) ? 'plan' : kind === 'LAPSED' ? 'bad' : 'spent',
          text: amountIn({ unit, amount: amounts.balance }),
        })),
      ),
    ),
  );

function byUnit(balances) {
  const units = {};
  for (const balance of balances) (units[balance.unit] ??= []).push(balance);
  return units;
}

/** What a county owes the caller's provider. */
export async function providerStatement() {
  const id = myOrganisation();
  const balance = await get(`/providers/${id}/balance`).catch(() => undefined);
  return [
    balance && balancePicture(balance),
    monthlyStatement('provider', `/providers/${id}/statement`),
  ].filter(Boolean);
}
