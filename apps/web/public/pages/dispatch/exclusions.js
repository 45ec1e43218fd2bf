import { get, post } from '../../base/api.js';
import { el, lazy, note } from '../../base/dom.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { reasonButton } from '../../base/reason-button.js';
import { word } from '../../words/codes.js';
import { WISHED_BY } from '../../words/dispatch.js';
import { moment } from '../../words/format.js';
import { row, say } from '../../words/language.js';

/**
 * Who is not sent to the senior of an order any more, and how to say so or take it back.
 * @param {{ side: 'HOME' | 'PROVIDER', caregiverId?: string }} about `caregiverId`: whoever was sent, for the family
 */
export const exclusions = (orderId, about) =>
  lazy(`excluded-${orderId}`, say('不再派谁来', 'Who is not sent any more'), () => load(orderId, about));

async function load(orderId, { side, caregiverId }) {
  const entries = await get(`/orders/${orderId}/exclusions`);
  const isDeclared = entries.some(
    (entry) => entry.caregiverId === caregiverId && entry.wishedBy === 'SENIOR',
  );
  return [
    entries.length
      ? el('ul', { class: 'rows' }, entries.map(line))
      : note(say('没有。谁都可以派来。', 'Nobody: anybody may be sent.')),
    side === 'PROVIDER' && byProvider(orderId),
    side === 'HOME' && caregiverId && !isDeclared && byFamily(orderId, caregiverId),
  ];
}

const line = ({ id, name, wishedBy, reason, since, mayLift }) =>
  el(
    'li',
    null,
    el('b', null, name),
    ` ${row(say(`由${word(WISHED_BY, wishedBy)}提出`, `on the wish of ${word(WISHED_BY, wishedBy)}`), moment(since), reason)}`,
    mayLift &&
      reasonButton(`lift-${id}`, say('可以再派了', 'May be sent again'), {
        question: say('为什么？', 'Why?'),
        send: (why) => post(`/exclusions/${id}/lifting`, { reason: why }),
        done: say('已取消，以后可以再派。', 'Taken back; he may be sent again.'),
      }),
  );

const WHY = () => say('为什么？不要写姓名和电话。', 'Why? No names or phone numbers, please.');
const DONE = () => say('记下了，不会再派。', 'Noted; he is not sent any more.');

const byFamily = (orderId, caregiverId) =>
  reasonButton(`exclude-${orderId}`, say('以后不要派这位护理员', 'Please do not send this caregiver again'), {
    question: WHY(),
    send: (reason) => post(`/orders/${orderId}/exclusions`, { caregiverId, wishedBy: 'SENIOR', reason }),
    done: DONE(),
  });

const byProvider = (orderId) =>
  formButton(`exclude-${orderId}`, say('登记不匹配', 'Somebody is not to be sent'), (close) => {
    const host = el('div', null, note(say('正在读取…', 'Loading…')));
    get('/caregivers', { limit: 200 }).then(
      ({ items }) => host.replaceChildren(providerForm(orderId, items, close)),
      ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
    );
    return host;
  });

const providerForm = (orderId, caregivers, close) =>
  form(
    [
      {
        name: 'caregiverId',
        label: say('护理员', 'Caregiver'),
        kind: 'select',
        options: caregivers.map(({ id, name }) => [id, name]),
      },
      {
        name: 'wishedBy',
        label: say('谁提出的', 'On whose wish'),
        kind: 'radios',
        options: optionsOf(WISHED_BY),
      },
      { name: 'reason', label: WHY(), kind: 'textarea' },
    ],
    async (wish) => {
      await post(`/orders/${orderId}/exclusions`, wish);
      notice(DONE());
      close();
    },
    { submitLabel: say('登记', 'Note it'), close },
  );
