import { download, get } from '../../base/api.js';
import { badge, el, facts, lazy, note } from '../../base/dom.js';
import { look } from '../../base/forms.js';
import { moment } from '../../words/format.js';
import { say, sayOf } from '../../words/language.js';

/** Everything that touched the minutes of a visit, from the decision to the payment, each step with its place in the log. */
export const tracePart = (visitId, can) =>
  lazy(
    'trace',
    say('从核定到付款，逐笔可证', 'From the decision to the payment, every step proven'),
    async () => {
      const { countyId, steps, checkpoint } = await get(`/oversight/traces/${visitId}`);
      return [
        note(
          say(
            '每一步都写入只增不改的日志。点“看证明”可以看到它在日志中的位置。',
            'Every step is in a log that is only added to. Open the proof to see its place there.',
          ),
        ),
        el(
          'ol',
          { class: 'history' },
          steps.map((step, at) => stepLine(countyId, step, at)),
        ),
        checkpoint && seal(checkpoint),
        can.exportBundle && bundleButton(visitId),
      ];
    },
  );

const stepLine = (countyId, step, at) =>
  el(
    'li',
    null,
    el('time', { datetime: step.at }, moment(step.at)),
    ` ${sayOf(step)}`,
    step.by && el('small', null, ` ${step.by}`),
    step.log && [' ', placeBadge(step.log)],
    step.log?.witnessed && proofOf(countyId, step.log.index, at),
  );

function placeBadge({ index, witnessed }) {
  if (index === null) return badge(say('等待入链', 'Waits to be sealed'), 'wait');
  return witnessed
    ? badge(say(`第 ${index} 条，已由检查点覆盖`, `Entry ${index}, under a checkpoint`), 'good')
    : badge(say(`第 ${index} 条`, `Entry ${index}`));
}

const proofOf = (countyId, index, at) =>
  lazy(`proof-${at}`, say('看证明', 'Proof'), async () => {
    const { entry, proof, checkpoint } = await get(`/oversight/logs/${countyId}/entries/${index}`);
    return [
      entry.intact
        ? badge(say('与日志一致', 'As the log has it'), 'good')
        : badge(say('与日志不一致：数据被改过', 'Not what the log has: the data was changed'), 'bad'),
      facts(
        [say('内容', 'Entry'), el('code', null, JSON.stringify(entry.fields))],
        [say('叶子散列', 'Leaf hash'), el('code', null, entry.leafHash)],
        [
          say('证明路径', 'Path'),
          el(
            'ol',
            null,
            proof.map((node) => el('li', null, el('code', null, node))),
          ),
        ],
        [say('检查点', 'Checkpoint'), say(`共 ${checkpoint.size} 条`, `${checkpoint.size} entries`)],
      ),
    ];
  });

/** The root in eight groups, as it is printed on statements, so that paper and screen can be compared by eye. */
const seal = ({ groups, size, signedAt, witnesses }) =>
  facts(
    [say('日志指纹', 'Fingerprint of the log'), el('code', { class: 'big' }, groups)],
    [
      say('签发', 'Signed'),
      say(`${moment(signedAt)}，共 ${size} 条`, `${moment(signedAt)}, ${size} entries`),
    ],
    [
      say('外部见证', 'Witnesses'),
      witnesses.length
        ? say(`${witnesses.length} 家已签名`, `${witnesses.length} have signed`)
        : say('尚无', 'none yet'),
    ],
  );

const bundleButton = (visitId) =>
  look(
    `bundle-${visitId}`,
    say('下载审计证据包（可离线核验）', 'Download the audit bundle (verifiable offline)'),
    () =>
      download(
        '/oversight/audit-bundle',
        { kind: 'VISIT', id: visitId, purpose: say('核查本次服务', 'Review of this visit') },
        `anzhi-audit-${visitId}.zip`,
      ),
  );
