import { get } from '../../base/api.js';
import { badge, barRows, big, card, el, lazy, note } from '../../base/dom.js';
import { table } from '../../base/pictures.js';
import { ACCOUNT_KINDS, LEDGER_CHECKS, UNITS } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { amountIn, dateTime } from '../../words/format.js';
import { row, say } from '../../words/language.js';

const LOOK_AGAIN_MS = 60_000;

/** One line that says whether the ledger adds up, then each county, those with differences first. */
export async function ledgerHealth(again) {
  const { differences, checkedAt, counties } = await get('/oversight/ledger-health');
  again(LOOK_AGAIN_MS);
  return [
    big(verdict(differences, checkedAt)),
    checkedAt && note(say(`最近核对：${dateTime(checkedAt)}`, `Last check: ${dateTime(checkedAt)}`)),
    ...counties.map(countyCard),
  ];
}

function verdict(differences, checkedAt) {
  if (!checkedAt)
    return say('还没有核对过，每十分钟核对一次。', 'Not checked yet; that happens every ten minutes.');
  return differences
    ? say(
        `账本有 ${differences} 处对不上，请联系运维。`,
        `Figures that do not add up: ${differences}. Tell the operator.`,
      )
    : say('账本是平的，没有对不上的地方。', 'The ledger adds up.');
}

const countyCard = ({ countyId, county, differences, checks }) =>
  card(
    el('h3', null, county, ' ', stateOf(differences, checks)),
    checks.map(({ kind, at, differences: found, rightAt }) =>
      el(
        'p',
        null,
        row(
          word(LEDGER_CHECKS, kind),
          dateTime(at),
          found
            ? say(`${found} 处对不上`, `${found} differences`)
            : say('没有对不上的', 'nothing that does not add up'),
          found > 0 &&
            (rightAt
              ? say(`${dateTime(rightAt)} 还是平的`, `right until ${dateTime(rightAt)}`)
              : say('从没平过', 'never right')),
        ),
      ),
    ),
    lazy(`sums-${countyId}`, say('现在的合计', 'The sums now'), () => sums(countyId)),
  );

const stateOf = (differences, checks) => {
  if (!checks.length) return badge(say('还没核对', 'not checked'), 'warn');
  return differences
    ? badge(say(`${differences} 处对不上`, `${differences} differences`), 'bad')
    : badge(say('平', 'adds up'), 'good');
};

/** Unit by unit: all that came in is all that went out; then each kind of account. */
async function sums(countyId) {
  const { at, sums: found } = await get(`/oversight/ledger-health/${countyId}/sums`);
  if (!found.length) return [note(say('这个县区还没有账户。', 'There are no accounts in this county yet.'))];
  const units = [...new Set(found.map(({ unit }) => unit))];
  return [
    note(say(`${dateTime(at)} 的合计`, `Sums as of ${dateTime(at)}`)),
    ...units.map((unit) =>
      ofUnit(
        unit,
        found.filter((sum) => sum.unit === unit),
      ),
    ),
  ];
}

function ofUnit(unit, found) {
  const text = (amount) => amountIn({ unit, amount });
  const all = (side) => found.reduce((sum, each) => sum + each[side], 0);
  const part = (label, value, tone) => ({ label, value, tone, text: text(value) });
  const isEven = all('granted') === all('spent');
  return el(
    'div',
    { class: 'step' },
    el(
      'h4',
      null,
      word(UNITS, unit),
      ' ',
      isEven
        ? badge(say('进出相等', 'in equals out'), 'good')
        : badge(say('进出不等', 'in is not out'), 'bad'),
    ),
    barRows([
      part(say('共进', 'in, all'), all('granted'), 'free'),
      part(say('共出', 'out, all'), all('spent'), 'spent'),
    ]),
    table(
      [
        say('账户', 'Accounts'),
        say('个数', 'Number'),
        say('进', 'In'),
        say('出', 'Out'),
        say('占用', 'Held'),
        say('余', 'Stands at'),
      ],
      found.map(({ kind, accounts, granted, spent, held }) => [
        word(ACCOUNT_KINDS, kind.replace(/^PROGRAMME_|_PAYABLE$/g, '') || kind),
        accounts,
        ...[granted, spent, held, granted - spent - held].map(text),
      ]),
    ),
  );
}
