import { get, post } from '../../base/api.js';
import { el, note } from '../../base/dom.js';
import { look } from '../../base/forms.js';
import { hotkey, keysInWords } from '../../base/keys.js';
import { notice } from '../../base/notice.js';
import { progress } from '../../base/pictures.js';
import { say } from '../../words/language.js';
import { batchCard } from './batch-list.js';

/** The state in which a statement waits for somebody who may do this, and what many of them can be sent at once. */
const TURNS = [
  { can: 'freeze', state: 'DRAFT', step: 'freezing', label: () => say('全部冻结', 'Freeze all') },
  { can: 'confirm', state: 'FROZEN' },
  {
    ...{ can: 'verify', state: 'PROVIDER_CONFIRMED', step: 'verification', mine: ({ toVerify }) => toVerify },
    label: () => say('核验无异议的', 'Verify those without a dispute'),
  },
  {
    ...{ can: 'approve', state: 'TOWNSHIP_VERIFIED', step: 'approval' },
    label: () => say('全部审批', 'Approve all'),
  },
  {
    can: 'pay',
    state: 'COUNTY_APPROVED',
    step: 'export',
    label: () => say('全部送财务', 'Send all to finance'),
  },
  { can: 'pay', state: 'EXPORTED' },
];

const MANY = 100;

/** What the caller can do something about: disputes first, then the largest amounts. */
export async function waitingFor(can) {
  const turns = TURNS.filter((turn) => can[turn.can]);
  const found = await Promise.all(
    turns.map(async (turn) => ({
      ...turn,
      items: (await get('/settlement/batches', { state: turn.state, limit: MANY })).items.filter(
        turn.mine ?? Boolean,
      ),
    })),
  );
  const waiting = found.filter(({ items }) => items.length);
  if (!waiting.length) return [note(say('没有等您办理的结算单。', 'Nothing waits for you.'))];
  return [
    note(keysInWords()),
    ...waiting.flatMap(({ items, step, label }, index) => [
      step && items.length > 1 && bulk(step, label(), items, String(index + 1)),
      ...items
        .sort((a, b) => b.openDisputes - a.openDisputes || b.grossFen - a.grossFen)
        .map((batch) => batchCard(batch)),
    ]),
  ];
}

/** Takes the step for each by itself, so that one that is refused stops no other; says how far it is. */
function bulk(step, label, items, place) {
  const host = el('div', null);
  const ready = items.filter(({ openDisputes }) => openDisputes === 0);
  const button = look(
    `bulk-${step}-${place}`,
    `${label}（${ready.length}）`,
    async () => {
      const refused = [];
      for (const [done, batch] of ready.entries()) {
        host.replaceChildren(progress(label, done, ready.length));
        try {
          await post(`/settlement/batches/${batch.id}/${step}`, {});
        } catch ({ message }) {
          refused.push(`${batch.number}：${message}`);
        }
      }
      const good = ready.length - refused.length;
      host.replaceChildren(...refused.map((line) => el('p', { class: 'problem' }, line)));
      notice(
        say(`已办理 ${good} 张，${refused.length} 张未办成。`, `${good} done, ${refused.length} refused.`),
      );
      if (!refused.length) host.dispatchEvent(new window.CustomEvent('done', { bubbles: true }));
    },
    'main',
  );
  return el('div', null, hotkey('a', button), host);
}
