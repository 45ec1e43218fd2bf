import { badge, el } from '../../base/dom.js';
import { look } from '../../base/forms.js';
import { download } from '../../base/api.js';
import { word } from '../../words/codes.js';
import { METHODS, PROOF_LABELS } from '../../words/proofs.js';
import { say } from '../../words/language.js';

/** Everything an arrival or leaving is proven by, what it counts, and what was asked for. */
export const proofsOfPunch = (visitId, { demand, proven, proofs }) =>
  el(
    'div',
    { class: 'proofs' },
    el(
      'p',
      null,
      badge(
        say(`凭据 ${proven} / ${demand}`, `Proof ${proven} of ${demand}`),
        proven >= demand ? 'good' : 'warn',
      ),
    ),
    el(
      'ul',
      { class: 'rows' },
      proofs.map((proof) => line(visitId, proof)),
    ),
  );

const line = (visitId, { id, method, label, weight, hasFile, note }) =>
  el(
    'li',
    null,
    el('b', null, word(METHODS, method)),
    ` ${word(PROOF_LABELS, label)} `,
    weight > 0 && badge(`+${weight}`, 'good'),
    note && ` ${note}`,
    hasFile &&
      look(`proof-${id}`, say('看（会留痕）', 'Look (recorded)'), () =>
        download(`/visits/${visitId}/proofs/${id}/file`, {
          purpose: say('查看服务凭据', 'looks at the proof'),
        }),
      ),
  );
