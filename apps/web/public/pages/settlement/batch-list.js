import { get } from '../../base/api.js';
import { badge, card, el, note, opens } from '../../base/dom.js';
import { paged } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { word } from '../../words/codes.js';
import { month, yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { BATCH_STATES } from '../../words/settlement.js';

const TONES = { PAID: 'good', ARCHIVED: 'good', DRAFT: 'calm' };

/** Statements the caller may see, the latest month first. */
export const batchList = async () => [
  (await paged('more-batches', (cursor) => get('/settlement/batches', { limit: 20, cursor }), batchCard)) ??
    note(
      say(
        '还没有结算单。每月初按上月服务自动生成。',
        'No statement yet. They are made at the start of each month.',
      ),
    ),
];

export const batchBadge = ({ state }) => badge(word(BATCH_STATES, state), TONES[state] ?? 'warn');

/** What the lines come to, and what is taken off. */
export const amounts = ({ grossFen, deductedFen, clawbackFen, penaltyFen }) =>
  row(
    say(`公共资金 ${yuan(grossFen)}`, `public part ${yuan(grossFen)}`),
    deductedFen > 0 && say(`扣款 ${yuan(deductedFen)}`, `deducted ${yuan(deductedFen)}`),
    clawbackFen > 0 && say(`追回 ${yuan(clawbackFen)}`, `taken back ${yuan(clawbackFen)}`),
    penaltyFen > 0 && say(`罚扣 ${yuan(penaltyFen)}`, `penalties ${yuan(penaltyFen)}`),
  );

export const batchCard = (batch) =>
  card(
    el(
      'h3',
      null,
      opens(
        linkTo('settlement', 'batch', batch.id),
        `open-${batch.id}`,
        `${batch.providerName} ${month(batch.month)}`,
      ),
      el('small', null, batch.number),
    ),
    el(
      'p',
      null,
      batchBadge(batch),
      batch.openDisputes > 0 &&
        badge(say(`${batch.openDisputes} 行有异议`, `${batch.openDisputes} disputed`), 'bad'),
      row(batch.countyName, say(`${batch.lines} 行`, `${batch.lines} lines`)),
    ),
    el('p', null, amounts(batch)),
  );
