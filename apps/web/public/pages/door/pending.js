import { card, choices, el, note } from '../../base/dom.js';
import { action } from '../../base/forms.js';
import { drop, flush, pending } from '../../base/queue.js';
import { clock } from '../../words/format.js';
import { word } from '../../words/codes.js';
import { OPERATIONS } from '../../words/proofs.js';
import { row, say } from '../../words/language.js';

const AGAIN_MS = 20_000;

/** What lies on the device and is not with the server yet; tried again by itself. */
export async function pendingPart(again) {
  if (pending().length) await flush().catch(() => undefined);
  const left = pending();
  if (left.length === 0) return [note(say('全部已交到平台。', 'Everything is with the platform.'))];
  again(AGAIN_MS);
  return [
    card(
      el(
        'p',
        { class: 'big' },
        say(`有 ${left.length} 条记录还在手机里`, `${left.length} records are still on this device`),
      ),
      note(
        say('有信号时自动补交，不用重做。', 'Sent by itself as soon as there is a signal; do nothing twice.'),
      ),
      el('ul', { class: 'rows' }, left.map(line)),
      action('flush', say('现在补交', 'Send now'), flush),
    ),
  ];
}

const madeAt = ({ key }) => new Date(parseInt(key.slice(0, 8) + key.slice(9, 13), 16)).toISOString();

const line = (operation) =>
  el(
    'li',
    null,
    row(clock(madeAt(operation)), word(OPERATIONS, operation.kind), operation.problem),
    operation.problem &&
      choices(
        action(
          `drop-${operation.key}`,
          say('知道了，删除', 'Understood, remove'),
          () => drop(operation.key),
          'plain',
        ),
      ),
  );
