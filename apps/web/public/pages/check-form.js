import { post } from '../base/api.js';
import { dayOf, now } from '../base/clock.js';
import { form } from '../base/forms.js';
import { Problem } from '../base/http.js';
import { itemOf } from '../base/names.js';
import { notice } from '../base/notice.js';
import { METHODS } from '../words/codes.js';
import { say, sayOf } from '../words/language.js';

const WAIT_MS = 15_000;

/**
 * Arrival or leaving: by position, by the door code, or by hand with a reason. Leaving lists the steps of the service.
 * @param {{ path: string, itemCode?: string, done: string, submitLabel: string, close: () => void }} check
 */
export function checkForm({ path, itemCode, done, submitLabel, close }) {
  const tasks = (itemCode && itemOf(itemCode)?.sampleTasks) ?? [];
  const submit = async (values) => {
    await post(path, { ...(await proof(values)), ...(itemCode ? { tasks: doneOf(tasks, values) } : {}) });
    notice(done);
    close();
  };
  return form([...tasks.map(taskField), ...proofFields()], submit, { submitLabel, close });
}

const taskName = ({ code }) => `task-${code}`;
const taskField = (task) => ({ name: taskName(task), label: sayOf(task), kind: 'checkbox', value: false });
const doneOf = (tasks, values) =>
  tasks.map((task) =>
    values[taskName(task)]
      ? { code: task.code, outcome: 'DONE' }
      : { code: task.code, outcome: 'NOT_DONE', reasonCode: 'NO_TIME' },
  );

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
