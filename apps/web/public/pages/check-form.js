import { deviceSays, takeAnchor } from '../base/device.js';
import { el } from '../base/dom.js';
import { form, optionsOf } from '../base/forms.js';
import { CANNOT_SIGN } from '../words/proofs.js';
import { say } from '../words/language.js';
import { sheetOf } from './care/sheet.js';
import { taskFields, tasksOf } from './care/tasks.js';
import { hand } from './door/hand.js';
import { photoField, positionField, proofOf, signatureField, tagField } from './door/proof-fields.js';

/**
 * Arrival or leaving with everything that shows it. One button, which always goes on: what is missing is recorded as
 * missing. Without a signal it is kept on the device and sent later.
 * @param {{ visitId: string, kind: 'CHECK_IN' | 'CHECK_OUT', visit?: object, done: string, submitLabel: string, close: () => void }} check
 *   `visit`: of a leaving, whose tasks are listed
 */
export function checkForm({ visitId, kind, visit, done, submitLabel, close }) {
  void takeAnchor();
  const made = (questions) => {
    const fields = [...proofFields(kind), ...questions];
    return form(
      fields,
      async (values) => {
        const operations = await operationsOf(kind, values, visit && tasksOf(visit, values));
        await hand(visitId, operations, done);
        close();
      },
      { submitLabel, close },
    );
  };
  if (!visit) return made([]);
  const host = el('div', null, say('稍等…', 'One moment…'));
  sheetOf(visit).then(
    (sheet) => host.replaceChildren(made(taskFields(visit, sheet))),
    ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
  );
  return host;
}

/** One proof more, for an arrival that is short of it. */
export const moreProofForm = ({ visitId, of, close }) =>
  form(
    proofFields(of === 'IN' ? 'CHECK_IN' : 'CHECK_OUT'),
    async (values) => {
      const { proofs, files } = await proofsOf(values);
      const said = proofs.filter(({ method, position }) => method !== 'POSITION' || position);
      const operations = said.map((proof) => ({ kind: 'PROOF', body: { of, ...proof } }));
      await hand(visitId, [...operations, ...files], say('已补充。', 'Added.'));
      close();
    },
    { submitLabel: say('补充凭据', 'Add the proof'), close },
  );

const proofFields = (kind) => [
  { name: 'position', label: say('手机定位', 'Position'), kind: 'custom', make: positionField },
  {
    name: 'code',
    label: say('老人报的服务码（6 位）', 'The code the senior tells (6 digits)'),
    optional: true,
    attributes: { inputmode: 'numeric', maxlength: 6, pattern: '\\d{6}', autocomplete: 'off' },
  },
  { name: 'tag', label: say('门口标签', 'Tag at the door'), kind: 'custom', make: tagField },
  { name: 'photo', label: say('照片', 'Photo'), kind: 'custom', make: photoField },
  ...(kind === 'CHECK_OUT'
    ? [
        {
          name: 'signature',
          label: say('老人签名', 'The senior signs'),
          kind: 'custom',
          make: signatureField,
        },
      ]
    : []),
  {
    name: 'other',
    label: say('其他', 'Otherwise'),
    kind: 'select',
    optional: true,
    options: [
      ['', say('不需要', 'Not needed')],
      ['CALL_BACK', say('请平台打电话问老人', 'Have the hotline call the senior')],
      ['CANNOT_SIGN', say('老人不能签名', 'The senior cannot sign')],
      ['MANUAL', say('都不行，写明原因', 'None of these works: say why')],
    ],
  },
  {
    name: 'cannot',
    label: say('为什么不能签名', 'Why not'),
    kind: 'select',
    options: optionsOf(CANNOT_SIGN),
    when: ({ other }) => other === 'CANNOT_SIGN',
  },
  {
    name: 'reason',
    label: say('原因', 'Why'),
    kind: 'textarea',
    when: ({ other }) => other === 'MANUAL',
  },
];

async function proofsOf({ position, code, tag, photo, signature, other, cannot, reason }) {
  const pictures = [photo, await signature].filter(Boolean);
  const proofs = [
    position,
    code && proofOf('CODE', /^\d{6}$/.test(code) ? { code } : {}),
    tag,
    ...pictures.map(({ proof }) => proof),
    other === 'CALL_BACK' && proofOf('CALL_BACK'),
    other === 'CANNOT_SIGN' && proofOf('CANNOT_SIGN', { reasonCode: cannot }),
    other === 'MANUAL' && proofOf('MANUAL', { note: reason }),
  ].filter(Boolean);
  return { proofs, files: pictures.map(({ content }) => ({ kind: 'FILE', body: {}, content })) };
}

async function operationsOf(kind, values, tasks) {
  const said = deviceSays();
  const { proofs, files } = await proofsOf(values);
  return [{ kind, body: { ...said, proofs, ...(tasks ? { tasks } : {}) } }, ...files];
}
