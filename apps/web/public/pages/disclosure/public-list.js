import { big, card, el, facts, lazy, note } from '../../base/dom.js';
import { send } from '../../base/http.js';
import { itemSaid } from '../../base/names.js';
import { paged } from '../../base/paged.js';
import { isNumber } from '../../base/pictures.js';
import { dateTime, month } from '../../words/format.js';
import { say } from '../../words/language.js';
import { DISCLOSURE_KINDS } from '../../words/oversight-codes.js';

const read = (path, query) => (cursor) => {
  const asked = Object.entries({ limit: 50, ...query, cursor }).filter(([, value]) => value);
  return send(`${path}?${new URLSearchParams(asked)}`);
};

/** Where public money went, month by month, as anybody may read it. */
export function disclosures() {
  const host = el('div', { class: 'step' });
  paged('more-disclosures', read('/disclosures', { limit: 20 }), monthCard)
    .then((list) =>
      host.replaceChildren(list ?? big(say('还没有公示。', 'Nothing has been made public yet.'))),
    )
    .catch(({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)));
  return host;
}

const monthCard = ({ countyId, countyName, period, root, leastPeople, frozenAt }) => {
  const path = `/disclosures/${countyId}/${period}`;
  return card(
    el('h3', null, `${countyName} ${month(period)}`),
    Object.entries(DISCLOSURE_KINDS).map(([kind, words]) =>
      lazy(`${countyId}-${period}-${kind}`, say(words.zh, words.en), () => table(path, kind)),
    ),
    el(
      'p',
      null,
      el(
        'a',
        { class: 'button', href: `/api/v1${path}/disclosure.csv`, download: '' },
        say('下载表格', 'Download the table'),
      ),
    ),
    facts(
      [say('公示时间', 'Made public'), dateTime(frozenAt)],
      [say('指纹', 'Root'), el('code', null, root)],
    ),
    note(
      say(
        `少于 ${leastPeople} 人的分组不显示。`,
        `Groups of fewer than ${leastPeople} people are not shown.`,
      ),
    ),
  );
};

async function table(path, kind) {
  const { columns } = await read(path, { kind, limit: 1 })();
  const head = el(
    'tr',
    null,
    columns.map(({ zh, en }) => el('th', { scope: 'col' }, say(zh, en))),
  );
  const found = await paged(
    `lines-${path}-${kind}`,
    read(path, { kind }),
    ({ cells }) =>
      el(
        'tr',
        null,
        cells.map((cell) => el('td', isNumber(cell) && { class: 'number' }, itemSaid(cell))),
      ),
    (nodes) =>
      el(
        'div',
        { class: 'scroll', tabindex: 0 },
        el('table', null, el('thead', null, head.cloneNode(true)), el('tbody', null, nodes)),
      ),
  );
  return [found ?? note(say('没有。', 'None.'))];
}

/** For somebody without a login. */
export const disclosurePage = () =>
  el(
    'section',
    null,
    el('h2', null, say('养老服务补贴阳光公示', 'Where public money for home care went')),
    el(
      'div',
      { class: 'section-body' },
      el(
        'p',
        null,
        say(
          '每月公示补贴对象（姓名已隐去）、服务机构、价格、金额和查处结果。有异议的，请向县区民政局或 12345 反映。',
          'Each month: beneficiaries (masked), providers, prices, amounts and findings. Objections go to the county’s ' +
            'civil affairs bureau or to 12345.',
        ),
      ),
      disclosures(),
      el('a', { class: 'button', href: '#' }, say('去登录', 'Log in')),
    ),
  );
