import { post } from '../base/api.js';
import { dayOf, now } from '../base/clock.js';
import { el } from '../base/dom.js';
import { form } from '../base/forms.js';
import { Problem } from '../base/http.js';
import { itemOf } from '../base/names.js';
import { notice } from '../base/notice.js';
import { METHODS } from '../words/codes.js';
import { say, sayOf } from '../words/language.js';
import { sheetOf, taskFields, tasksOf } from './care/sheet.js';

const WAIT_MS = 15_000;

/**
 * Arrival or leaving: by position, by the door code, or by hand with a reason. Leaving lists the steps of the service.
 * @param {{ path: string, visit?: object, done: string, submitLabel: string, close: () => void }} check
 */
export function checkForm({ path, visit, done, submitLabel, close }) {
  const tasks = (visit && itemOf(visit.itemCode)?.sampleTasks) ?? [];
  const made = (questions) =>
    form(
      [...questions, ...proofFields()],
      async (values) => {
        await post(path, { ...(await proof(values)), ...(visit ? { tasks: tasksOf(tasks, values) } : {}) });
        notice(done);
        close();
      },
      { submitLabel, close },
    );
  if (!visit) return made([]);
  const host = el('div', null, say('稍等…', 'One moment…'));
  sheetOf(visit).then(
    (sheet) => host.replaceChildren(made(taskFields(tasks, sheet))),
    ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
  );
  return host;
}

const proofFields = () => [
  {
    name: 'moment',
    label: say('什么时候', 'When'),
    kind: 'select',
    pointer: '/deviceAt',
    options: [
      ['NOW', say('就是现在', 'Now')],
      ['EARLIER', say('当时没有信号，现在补记', 'There was no signal; I record it now')],
    ],
  },
  {
    name: 'clock',
    label: say('当时的时间（今天）', 'The time it was (today)'),
    kind: 'time',
    when: ({ moment }) => moment === 'EARLIER',
  },
  {
    name: 'method',
    label: say('怎么证明您在老人家', 'How do we know that you are there?'),
    kind: 'select',
    pointer: '/position',
    options: [
      ['CODE', say('老人报的服务码', 'The code the senior tells')],
      ['POSITION', sayOf(METHODS.POSITION)],
      ['MANUAL', say('都不行，人工登记', 'Neither: by hand')],
    ],
  },
  {
    name: 'code',
    label: say('服务码（6 位数字）', 'Code (6 digits)'),
    when: ({ method }) => method === 'CODE',
    attributes: { inputmode: 'numeric', maxlength: 6, autocomplete: 'off' },
  },
  {
    name: 'reason',
    label: say('为什么人工登记', 'Why by hand'),
    kind: 'textarea',
    when: ({ method }) => method === 'MANUAL',
  },
];

/** The device's own clock, right or wrong: the server compares it with its own. */
async function proof({ moment, clock, method, code, reason }) {
  const deviceAt = moment === 'NOW' ? new Date().toISOString() : `${dayOf(now())}T${clock}:00+08:00`;
  if (method === 'CODE') return { method, deviceAt, code };
  if (method === 'MANUAL') return { method, deviceAt, reason };
  return { method, deviceAt, position: await devicePosition() };
}

const devicePosition = () =>
  new Promise((resolve, reject) => {
    const failed = () =>
      reject(
        new Problem({
          title: say(
            '拿不到手机定位。请改用服务码，或人工登记。',
            'The device gives no position. Use the door code, or check in by hand.',
          ),
          status: 422,
          code: 'position',
        }),
      );
    if (!navigator.geolocation) return failed();
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ latitude, longitude, datum: 'WGS84', accuracyMetres: Math.round(accuracy) }),
      failed,
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  });
