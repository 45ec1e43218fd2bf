import { download, get, post } from '../../base/api.js';
import { badge, barRows, big, card, choices, el, facts, note } from '../../base/dom.js';
import { action, look } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged, rows } from '../../base/paged.js';
import { progress, table } from '../../base/pictures.js';
import { reasonButton } from '../../base/reason-button.js';
import { RUN_STATES, word } from '../../words/codes.js';
import { amountIn, dateTime, yuan } from '../../words/format.js';
import { row, say, sayOf } from '../../words/language.js';
import { hash } from '../benefits/trace.js';
import { runBadge, runTitle } from './issuance-list.js';

const CANCELLABLE = ['PLANNED', 'DRY_RUN', 'AWAITING_APPROVAL'];
const BUSY = ['PLANNED', 'DRY_RUN', 'APPROVED', 'RUNNING'];
const POLL_MS = 3_000;

/** One month of one county: what the dry run found, whether the money reaches, how far the granting is, the sums. */
export async function issuanceFile(id, can, again) {
  const run = await get(`/issuance-runs/${id}`);
  if (BUSY.includes(run.state)) again(POLL_MS);
  return [
    card(
      el('h3', null, await runTitle(run)),
      el('p', null, runBadge(run)),
      run.state === 'DRY_RUN' && note(say('正在试算…', 'The dry run is under way…')),
      ['APPROVED', 'RUNNING'].includes(run.state) &&
        progress(word(RUN_STATES, run.state), run.issuedChunks, run.chunks),
      decisions(run, can),
      facts(
        [
          say('计划', 'Planned'),
          row(run.planned === 'SCHEDULE' && say('按日程', 'by the schedule'), dateTime(run.plannedAt)),
        ],
        [say('事实截至', 'Facts as of'), dateTime(run.factsAsOf)],
        [say('审批', 'Approved'), run.approvedAt && dateTime(run.approvedAt)],
        [say('取消原因', 'Cancelled because'), run.cancelReason],
        [say('完成', 'Closed'), run.closedAt && dateTime(run.closedAt)],
        [say('发放摘要', 'Root of all grants'), run.root && hash(run.root)],
      ),
    ),
    run.forecast && card(el('h3', null, say('试算结果', 'What the dry run found')), ...forecast(run)),
    run.sums.length > 0 && card(el('h3', null, say('已发放', 'Granted')), sums(run)),
    run.forecast && card(el('h3', null, differencesTitle(run)), ...(await differences(run))),
  ].filter(Boolean);
}

const decisions = ({ id, state }, can) =>
  choices(
    state === 'AWAITING_APPROVAL' &&
      can.approve &&
      action(
        `approve-${id}`,
        say('批准发放（不得为计划人）', 'Approve (not by who planned it)'),
        async () => {
          await post(`/issuance-runs/${id}/approval`);
          notice(say('已批准，开始发放。', 'Approved; it is being granted.'));
        },
      ),
    CANCELLABLE.includes(state) &&
      can.plan &&
      reasonButton(
        `cancel-${id}`,
        say('取消这一批', 'Cancel it'),
        {
          question: say('为什么取消？', 'Why?'),
          send: (reason) => post(`/issuance-runs/${id}/cancellation`, { reason }),
          done: say('已取消。', 'Cancelled.'),
        },
        'danger',
      ),
  );

/** What a month gave already is not given again, so a supplementary run is not like the month before. */
const isSupplement = ({ kind }) => kind === 'SUPPLEMENTARY';
const differencesTitle = (run) =>
  isSupplement(run) ? say('补发给谁', 'Granted in addition') : say('与上月的不同', 'Other than last month');

const forecast = ({ kind, forecast: { considered, differences: counts, programmes } }) => [
  big(say(`看了 ${considered} 位老人`, `${considered} seniors were looked at`)),
  barRows(
    [
      [say('新增', 'New'), counts.new, 'free'],
      [say('不再有', 'Gone'), counts.gone, 'bad'],
      [say('变化大', 'Changed'), counts.changed, 'held'],
    ].map(([label, value, tone]) => ({ label, value, tone, text: String(value) })),
  ),
  programmes
    .filter(({ grants, lastGrants }) => grants + (isSupplement({ kind }) ? 0 : lastGrants) > 0)
    .map((programme) =>
      el(
        'div',
        { class: 'step' },
        el('h4', null, programme.programmeName),
        barRows(
          [
            !isSupplement({ kind }) &&
              amount(
                say('上月', 'Last month'),
                programme,
                programme.lastAmount,
                programme.lastGrants,
                'plan',
              ),
            amount(say('本次', 'This one'), programme, programme.amount, programme.grants, 'spent'),
          ].filter(Boolean),
        ),
        money(programme),
      ),
    ),
];

const amount = (label, { unit }, value, grants, tone) => ({
  label,
  value,
  tone,
  text: say(
    `${amountIn({ unit, amount: value })}（${grants} 笔）`,
    `${amountIn({ unit, amount: value })} (${grants})`,
  ),
});

/** Against the year's budget, to one scale. */
const money = ({ fen, remainingFen, exceedsBudget }) =>
  remainingFen === null
    ? note(
        say(
          `全部用完约需 ${yuan(fen)}；没有设预算。`,
          `If all of it is used: ${yuan(fen)}; no budget was set.`,
        ),
      )
    : [
        barRows([
          {
            label: say('预算剩余', 'Left of the budget'),
            value: remainingFen,
            tone: 'free',
            text: yuan(remainingFen),
          },
          {
            label: say('全部用完需', 'If all is used'),
            value: fen,
            tone: exceedsBudget ? 'bad' : 'held',
            text: yuan(fen),
          },
        ]),
        exceedsBudget && badge(say('超出预算', 'more than the budget'), 'bad'),
      ];

/** The sums at the end beside what the dry run said. */
const sums = ({ sums: list, forecast: found }) =>
  table(
    [
      say('项目', 'Programme'),
      say('试算笔数', 'Grants tried'),
      say('已发笔数', 'Granted'),
      say('已发数额', 'Amount'),
    ],
    list.map(({ programmeCode, grants, amount: granted }) => {
      const tried = found?.programmes.find((programme) => programme.programmeCode === programmeCode);
      return [
        tried?.programmeName ?? programmeCode,
        tried?.grants ?? '—',
        grants,
        tried ? amountIn({ unit: tried.unit, amount: granted }) : granted,
      ];
    }),
  );

const KINDS = {
  NEW: ['good', () => say('新增', 'new')],
  GONE: ['bad', () => say('不再有', 'gone')],
  CHANGED: ['warn', () => say('变化', 'changed')],
};

const differences = async ({ id, kind }) => [
  look(`differences-${id}`, say('下载变动表（留痕）', 'Download them (recorded)'), () =>
    download(`/issuance-runs/${id}/differences-file`),
  ),
  (await paged(
    'more-differences',
    (cursor) => get(`/issuance-runs/${id}/differences`, { limit: 30, cursor }),
    difference,
    rows,
  )) ??
    note(
      isSupplement({ kind })
        ? say('该发的都发过了，没有要补的。', 'Everything due was granted before.')
        : say('和上月一样。', 'The same as last month.'),
    ),
];

function difference(found) {
  const [tone, words] = KINDS[found.kind];
  const [before, after] = [found.lastAmount, found.nextAmount].map((value) =>
    amountIn({ unit: found.unit, amount: value }),
  );
  return el(
    'li',
    null,
    badge(words(), tone),
    el('a', { href: `#seniors/senior=${found.seniorId}` }, found.programmeName),
    ` ${before} → ${after} `,
    found.reasonZh && el('span', { class: 'note' }, sayOf({ zh: found.reasonZh, en: found.reasonEn })),
  );
}
