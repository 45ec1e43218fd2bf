import { download, get, post } from '../../base/api.js';
import { barRows, card, choices, el, facts, lazy, lines, more, note, steps } from '../../base/dom.js';
import { action, form, formButton, look, optionsOf } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { notice } from '../../base/notice.js';
import { reasonButton } from '../../base/reason-button.js';
import { word } from '../../words/codes.js';
import { dateTime, month, yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { BATCH_EVENTS, BATCH_STATES, EXIT_CAUSES, PENALTY_KINDS, PURSES } from '../../words/settlement.js';
import { amounts, batchBadge } from './batch-list.js';
import { lineList } from './lines.js';

const WAY = [
  'DRAFT',
  'FROZEN',
  'PROVIDER_CONFIRMED',
  'TOWNSHIP_VERIFIED',
  'COUNTY_APPROVED',
  'EXPORTED',
  'PAID',
];

/** One statement: what is to be done first, what is exceptional next, everything else to unfold. */
export async function batchFile(id, can) {
  const batch = await get(`/settlement/batches/${id}`);
  return [
    el('h3', null, `${batch.providerName} ${month(batch.month)}`, el('small', null, batch.number)),
    el('p', null, batchBadge(batch), row(batch.countyName, say(`${batch.lines} 行`, `${batch.lines} lines`))),
    steps(
      WAY.map((state) => word(BATCH_STATES, state)),
      batch.state === 'ARCHIVED' ? WAY.length : WAY.indexOf(batch.state),
    ),
    batch.state !== 'DRAFT' && payout(batch),
    choices(...nextSteps(batch, can), ...files(batch, can)),
    exceptions(batch),
    batch.state !== 'DRAFT' && (await lineList(batch, can, 'EXCEPTIONS')),
    batch.funding.length > 0 && purses(batch.funding),
    batch.state !== 'DRAFT' &&
      lazy('all-lines', say('全部明细', 'All lines'), async () => [await lineList(batch, can)]),
    batch.exits.length > 0 &&
      lazy('left-lines', say('已移出的明细', 'Lines that left'), async () => [
        await lineList(batch, can, 'LEFT'),
      ]),
    history(batch),
  ].filter(Boolean);
}

/** What is paid and why it is less, in one picture. */
function payout({ payout: p }) {
  const part = (label, value, tone) => ({ label, value, tone, text: yuan(value) });
  return card(
    el(
      'p',
      { class: 'big' },
      p.isFinal ? say('应付 ', 'To be paid ') : say('预计应付 ', 'Would be paid '),
      yuan(p.payableFen),
    ),
    barRows(
      [
        part(say('本期应得', 'earned'), p.earnedFen, 'spent'),
        p.clawbackFen > 0 && part(say('追回', 'taken back'), p.clawbackFen, 'bad'),
        p.penaltyFen > 0 && part(say('罚扣', 'penalties'), p.penaltyFen, 'bad'),
        p.recoveredFen > 0 && part(say('审计推算追回', 'claimed by an audit'), p.recoveredFen, 'bad'),
        p.returnedFen > 0 && part(say('退还推算追回', 'given back of it'), p.returnedFen, 'spent'),
        p.carriedInFen > 0 && part(say('上期结转欠款', 'owed from before'), p.carriedInFen, 'late'),
        p.nettedFen > 0 && part(say('本期抵扣', 'kept this time'), p.nettedFen, 'held'),
        p.carriedOutFen > 0 && part(say('结转下期', 'carried on'), p.carriedOutFen, 'late'),
      ].filter(Boolean),
    ),
  );
}

function nextSteps(batch, can) {
  const path = `/settlement/batches/${batch.id}`;
  const step = (key, label, what, letter = 'a') =>
    hotkey(
      letter,
      action(key, label, async () => {
        await post(`${path}/${what}`, {});
        notice(say('已办理。', 'Done.'));
      }),
    );
  const isBeforeApproval = ['FROZEN', 'PROVIDER_CONFIRMED', 'TOWNSHIP_VERIFIED'].includes(batch.state);
  return [
    batch.state === 'DRAFT' && can.freeze && step('freeze', say('冻结', 'Freeze'), 'freezing'),
    batch.state === 'FROZEN' && can.confirm && step('confirm', say('确认结算单', 'Confirm'), 'confirmation'),
    batch.toVerify && can.verify && step('verify', say('核验无误', 'Verified'), 'verification'),
    batch.state === 'TOWNSHIP_VERIFIED' &&
      can.approve &&
      hotkey(
        'a',
        reasonButton(
          'approve',
          say('审批', 'Approve'),
          {
            question: say('备注（超过限额须填写）', 'Remark (needed above the limit)'),
            optional: true,
            send: (reason) => post(`${path}/approval`, reason ? { reason } : {}),
            done: say('已审批。', 'Approved.'),
          },
          'main',
        ),
      ),
    batch.state === 'COUNTY_APPROVED' &&
      can.pay &&
      step('export', say('送财务', 'Send to finance'), 'export'),
    batch.state === 'EXPORTED' && can.pay && payButton(path),
    batch.state === 'PAID' &&
      can.pay &&
      batch.payments.length > 0 &&
      reasonButton(
        'bounce',
        say('银行退回', 'Returned by the bank'),
        {
          question: say('退回原因', 'Why'),
          send: (reason) => post(`${path}/payment-return`, { reason }),
          done: say('已登记退票，可重新付款。', 'Recorded; it can be paid again.'),
        },
        'danger',
      ),
    isBeforeApproval && can.penalise && penaltyButton(path),
  ].filter(Boolean);
}

const files = (batch, can) =>
  can.download && batch.state !== 'DRAFT'
    ? ['PDF', 'XLSX', 'CSV'].map((format) =>
        look(`file-${format}`, say(`下载 ${format}`, `Download ${format}`), () =>
          download(
            `/settlement/batches/${batch.id}/file`,
            { format },
            `${batch.number}.${format.toLowerCase()}`,
          ),
        ),
      )
    : [];

const payButton = (path) =>
  hotkey(
    'a',
    formButton(
      'pay',
      say('登记付款', 'Record the payment'),
      (close) =>
        form(
          [{ name: 'reference', label: say('银行或国库回单号', 'Number of the payment') }],
          async (values) => {
            await post(`${path}/payment`, values);
            notice(say('已付款。', 'Paid.'));
            close();
          },
          { submitLabel: say('登记', 'Record'), close, keep: `pay-${path}` },
        ),
      'main',
    ),
  );

const penaltyButton = (path) =>
  formButton('penalty', say('按月扣款', 'Take off the month'), (close) =>
    form(
      [
        { name: 'kind', label: say('事由', 'For'), kind: 'select', options: optionsOf(PENALTY_KINDS) },
        {
          name: 'figure',
          label: say(
            '满意率（%）、投诉件数或合同扣款（元）',
            'Percent satisfied, complaints, or yuan by contract',
          ),
          kind: 'number',
        },
        { name: 'reason', label: say('依据', 'On what grounds'), kind: 'textarea' },
      ],
      async ({ kind, figure, reason }) => {
        const value = Math.round(Number(figure) * (kind === 'CONTRACT' ? 100 : 1));
        const { fen } = await post(`${path}/penalties`, { kind, figure: value, reason });
        notice(say(`扣 ${yuan(fen)}。`, `${yuan(fen)} off.`));
        close();
      },
      { submitLabel: say('扣款', 'Take off'), close, kind: 'danger', keep: `penalty-${path}` },
    ),
  );

/** What is not as usual, in sentences. */
function exceptions(batch) {
  const left = batch.exits.map(({ cause, lines: count, fen }) =>
    say(
      `${count} 行${word(EXIT_CAUSES, cause)}，共 ${yuan(fen)}，不在本期付款。`,
      `${count} lines ${word(EXIT_CAUSES, cause)}, ${yuan(fen)}, not paid this time.`,
    ),
  );
  const penalties = batch.penalties.map(
    ({ kind, fen, reason }) => `${word(PENALTY_KINDS, kind)} ${yuan(fen)}：${reason}`,
  );
  const towns = batch.state === 'PROVIDER_CONFIRMED' ? batch.towns.filter(({ verified }) => !verified) : [];
  const sentences = [
    batch.openDisputes > 0 &&
      say(
        `${batch.openDisputes} 行有异议未处理。`,
        `${batch.openDisputes} disputed lines wait for a decision.`,
      ),
    towns.length > 0 &&
      say(
        `待核验：${towns.map(({ regionName, lines: count }) => `${regionName}（${count} 行）`).join('、')}`,
        `To be verified: ${towns.map(({ regionName, lines: count }) => `${regionName} (${count})`).join(', ')}`,
      ),
    ...left,
    ...penalties,
    ...batch.payments
      .filter(({ returned }) => returned)
      .map(({ returned }) => say(`退票：${returned}`, `Returned: ${returned}`)),
  ].filter(Boolean);
  return sentences.length > 0 && lines(sentences);
}

/** Whose money it is, programme by programme, all to one scale. */
const purses = (funding) =>
  more(
    'purses',
    say('资金来源', 'Whose money it is'),
    ...funding.map((programme) =>
      card(
        el('h4', null, programme.programmeName),
        barRows(
          Object.keys(PURSES)
            .filter((purse) => programme[purse] !== 0)
            .map((purse) => ({
              label: word(PURSES, purse),
              value: Math.max(programme[purse], 0),
              tone: 'spent',
              text: yuan(programme[purse]),
            })),
          Math.max(1, ...funding.flatMap((each) => Object.keys(PURSES).map((purse) => each[purse]))),
        ),
      ),
    ),
  );

const history = (batch) =>
  more(
    'history',
    say('办理过程和指纹', 'Steps and fingerprint'),
    batch.root && facts([say('明细根', 'Root of the lines'), el('code', null, batch.root)]),
    el('p', null, amounts(batch)),
    batch.steps.length
      ? lines(
          batch.steps.map(({ event, at, regionName, reason, lines: count }) =>
            [
              dateTime(at),
              word(BATCH_EVENTS, event),
              regionName,
              say(`${count} 行`, `${count} lines`),
              reason,
            ]
              .filter(Boolean)
              .join(' '),
          ),
          'ol',
        )
      : note(say('还没有办理。', 'Nothing yet.')),
  );
