import { get, post } from '../../base/api.js';
import { badge, card, choices, el, lines, note } from '../../base/dom.js';
import { decisionButton } from '../../base/decision-button.js';
import { itemSaid } from '../../base/names.js';
import { paged } from '../../base/paged.js';
import { reasonButton } from '../../base/reason-button.js';
import { word } from '../../words/codes.js';
import { date, minutes, shortId, yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { EXIT_CAUSES } from '../../words/settlement.js';

const NOTHING = {
  EXCEPTIONS: () => say('没有扣款、异议或追回。', 'No deduction, dispute or clawback.'),
  LEFT: () => say('没有移出的。', 'Nothing left.'),
};

/** Lines of a statement. @param {'EXCEPTIONS' | 'LEFT'} [only] all of them unless given */
export const lineList = async (batch, can, only) =>
  (await paged(
    `lines-${only ?? 'all'}`,
    (cursor) => get(`/settlement/batches/${batch.id}/lines`, { only, limit: 20, cursor }),
    (line) => lineCard(batch, line, can),
  )) ?? note((NOTHING[only] ?? (() => say('没有明细。', 'No lines.')))());

const lineCard = (batch, line, can) =>
  card(
    el(
      'h4',
      null,
      `${line.lineNo}. ${itemSaid(line.itemName)}`,
      el('small', null, shortId(line.orderId)),
      line.seq > 0 && badge(say('追回', 'taken back'), 'bad'),
      disputeBadge(line),
      line.left && badge(word(EXIT_CAUSES, line.left), 'warn'),
    ),
    el(
      'p',
      null,
      row(
        date(line.serviceDate),
        line.senior,
        line.performer,
        line.regionName,
        minutes(line.deliveredMinutes),
      ),
    ),
    el(
      'p',
      null,
      row(
        say(`公共资金 ${yuan(line.publicFen)}`, `public part ${yuan(line.publicFen)}`),
        line.selfFen !== 0 && say(`自付 ${yuan(line.selfFen)}`, `family ${yuan(line.selfFen)}`),
        line.deductedFen !== 0 && say(`扣款 ${yuan(line.deductedFen)}`, `deducted ${yuan(line.deductedFen)}`),
        say(`应付 ${yuan(line.payableFen)}`, `payable ${yuan(line.payableFen)}`),
      ),
    ),
    reasonsOf(line),
    choices(...whatCanBeDone(batch, line, can)),
  );

function reasonsOf(line) {
  const sentences = [
    ...line.deductions.map(({ zh, en, fen }) => `${say(zh, en)}（${yuan(fen)}）`),
    line.reason,
    line.disputeReason && say(`机构：${line.disputeReason}`, `Provider: ${line.disputeReason}`),
    line.decisionReason && say(`答复：${line.decisionReason}`, `Answer: ${line.decisionReason}`),
  ].filter(Boolean);
  return sentences.length > 0 && lines(sentences);
}

function whatCanBeDone(batch, line, can) {
  if (batch.state !== 'FROZEN' || line.left || line.seq > 0) return [];
  const path = `/settlement/batches/${batch.id}/lines/${line.lineNo}`;
  return [
    can.confirm &&
      !line.dispute &&
      reasonButton(`dispute-${line.lineNo}`, say('提出异议', 'Dispute'), {
        question: say('哪里不对', 'What is wrong'),
        send: (reason) => post(`${path}/dispute`, { reason }),
        done: say('已提出异议。', 'Disputed.'),
      }),
    can.decide &&
      line.dispute === 'OPEN' &&
      decisionButton(`decide-${batch.id}-${line.lineNo}`, say('处理异议', 'Decide'), {
        path: `${path}/dispute-decision`,
        options: [
          ['KEPT', say('维持本行', 'The line stays as it is')],
          ...(line.deductedFen > 0
            ? [
                [
                  'WAIVED',
                  say('免除扣款，下期按申报额付', 'Waive the deduction: the next month pays it as claimed'),
                ],
              ]
            : []),
          ['LEFT', say('移到下期', 'It goes to the next month')],
        ],
        done: say('已处理。', 'Decided.'),
      }),
  ].filter(Boolean);
}

const DECISIONS = {
  KEPT: { zh: '异议不成立', en: 'kept' },
  LEFT: { zh: '转入下期', en: 'next month' },
  WAIVED: { zh: '免除扣款，下期支付', en: 'waived, paid next month' },
};

const disputeBadge = ({ dispute, decision }) =>
  dispute === 'OPEN'
    ? badge(say('有异议', 'disputed'), 'bad')
    : dispute === 'DECIDED' && badge(say(DECISIONS[decision].zh, DECISIONS[decision].en));
