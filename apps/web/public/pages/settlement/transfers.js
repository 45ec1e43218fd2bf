import { download, get, post } from '../../base/api.js';
import { badge, card, el, lines, note } from '../../base/dom.js';
import { decisionButton } from '../../base/decision-button.js';
import { action, form, formButton, look } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { myCounties } from '../../base/places.js';
import { word } from '../../words/codes.js';
import { dateTime, yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';

const STATES = {
  GIVEN: { zh: '待核对', en: 'to be checked' },
  APPROVED: { zh: '已核对', en: 'checked' },
  REFUSED: { zh: '未通过', en: 'refused' },
};
const TONES = { GIVEN: 'warn', APPROVED: 'good', REFUSED: 'bad' };

/** Where providers are paid; those to check first. */
export const bankAccounts = async (can) => [
  (await paged(
    'more-accounts',
    (cursor) => get('/settlement/bank-accounts', { limit: 20, cursor }),
    (account) => accountCard(account, can),
  )) ?? note(say('还没有登记收款账户。', 'No account was given yet.')),
];

const accountCard = (account, can) =>
  card(
    el('h4', null, account.accountName, badge(word(STATES, account.state), TONES[account.state])),
    el('p', null, row(account.providerName, account.countyName, account.bankName, account.accountNo)),
    account.reason && lines([account.reason]),
    account.state === 'GIVEN' &&
      can.decideAccount &&
      decisionButton(`account-${account.providerId}-${account.seq}`, say('核对', 'Check'), {
        path: '/settlement/bank-accounts/decision',
        also: { countyId: account.countyId, providerId: account.providerId, seq: account.seq },
        options: [
          ['APPROVED', say('与材料一致', 'As in the papers')],
          ['REFUSED', say('不一致', 'Not as in the papers')],
        ],
        optional: true,
        done: say('已核对。', 'Checked.'),
      }),
  );

export const giveAccountButton = () =>
  formButton('give-account', say('登记收款账户', 'Give an account'), (close) => {
    const host = el('div', null, note(say('正在读取…', 'Loading…')));
    payingCounties().then(
      (counties) => host.replaceChildren(accountForm(counties, close)),
      ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
    );
    return host;
  });

/** Counties that have made a statement for the provider. */
async function payingCounties() {
  const { items } = await get('/settlement/batches', { limit: 200 });
  return [...new Map(items.map(({ countyId, countyName }) => [String(countyId), countyName]))];
}

const accountForm = (counties, close) =>
  form(
    [
      { name: 'countyId', label: say('付款的县区', 'County that pays'), kind: 'select', options: counties },
      { name: 'bankName', label: say('开户行', 'Bank') },
      { name: 'accountName', label: say('户名', 'Name of the account') },
      { name: 'accountNo', label: say('账号', 'Number'), attributes: { inputmode: 'numeric' } },
    ],
    async ({ countyId, ...rest }) => {
      await post('/settlement/bank-accounts', { ...rest, countyId: Number(countyId) });
      notice(say('已登记，等县区核对。', 'Given; the county checks it.'));
      close();
    },
    { submitLabel: say('登记', 'Send'), close, keep: 'give-account' },
  );

/** Files for the bank: a new one for each county, and those that were made. */
export async function bankFiles() {
  const counties = await myCounties();
  return [
    ...counties.map(({ id, name }) =>
      hotkey(
        'b',
        action(`bank-file-${id}`, say(`生成${name}的付款文件`, `Make a file for ${name}`), async () => {
          const { transfers, fen, withoutAccount } = await post('/settlement/bank-files', { countyId: id });
          const missing = withoutAccount.length
            ? say(`，${withoutAccount.length} 张无收款账户`, `, ${withoutAccount.length} without an account`)
            : '';
          notice(
            say(
              `${transfers} 笔，${yuan(fen)}${missing}。`,
              `${transfers} transfers, ${yuan(fen)}${missing}.`,
            ),
          );
        }),
      ),
    ),
    (await paged('more-files', (cursor) => get('/settlement/bank-files', { limit: 10, cursor }), fileCard)) ??
      note(say('还没有付款文件。', 'No file yet.')),
  ];
}

const fileCard = (file) =>
  card(
    el('h4', null, file.number),
    el(
      'p',
      null,
      row(dateTime(file.madeAt), say(`${file.transfers} 笔`, `${file.transfers} transfers`), yuan(file.fen)),
    ),
    look(`bank-${file.id}`, say('下载', 'Download'), () =>
      download(`/settlement/bank-files/${file.id}/content`, {}, `${file.number}.csv`),
    ),
  );
