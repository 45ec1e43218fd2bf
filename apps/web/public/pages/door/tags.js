import { filled, get, post } from '../../base/api.js';
import { badge, card, choices, el, facts, note } from '../../base/dom.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged, rows } from '../../base/paged.js';
import { section } from '../../base/section.js';
import { word } from '../../words/codes.js';
import { TAG_ENDS, TAG_KINDS } from '../../words/proofs.js';
import { moment } from '../../words/format.js';
import { row, say } from '../../words/language.js';

const chipField = (when) => ({
  name: 'uid',
  label: say('芯片号（14 位十六进制）', 'Number of the chip (14 hexadecimal digits)'),
  attributes: { maxlength: 14, autocomplete: 'off', pattern: '[0-9A-Fa-f]{14}' },
  when,
});

/** The secret is told once: whoever writes the chip takes it from here. */
const issued = ({ id, secret }) =>
  card(
    el('p', { class: 'big' }, say('已发放。密钥只显示这一次：', 'Given out. The secret is shown this once:')),
    facts([say('编号', 'Number'), el('code', null, id)], [say('密钥', 'Secret'), el('code', null, secret)]),
  );

/** Found by the beginning of the name; given out on the line of the senior. */
function search() {
  const results = el('div', null);
  const node = form(
    [{ name: 'name', label: say('老人姓名（开头几个字）', "How the senior's name begins") }],
    async ({ name }) => {
      const { items } = await get('/seniors', { name, limit: 20 });
      results.replaceChildren(
        items.length ? rows(items.map(seniorLine)) : note(say('没有找到。', 'Nobody found.')),
      );
    },
    { submitLabel: say('查找', 'Find') },
  );
  return el('div', { class: 'step', 'data-open': true }, node, results);
}

const seniorLine = ({ id, name, identityNumber }) =>
  el(
    'li',
    null,
    el('b', null, name),
    ` ${identityNumber} `,
    formButton(`tag-new-${id}`, say('发放', 'Give out'), (close) => issueForm(id, close), 'main'),
  );

function issueForm(seniorId, close) {
  const host = el('div', null);
  host.append(
    form(
      [
        { name: 'kind', label: say('哪一种', 'Which'), kind: 'select', options: optionsOf(TAG_KINDS) },
        chipField(({ kind }) => kind !== 'DOOR_DISPLAY'),
      ],
      async ({ kind, uid }) => {
        const { addresses = [] } = kind === 'CARD' ? {} : await get(`/seniors/${seniorId}`);
        const home = addresses.find(({ isDefault }) => isDefault);
        const chip = kind === 'DOOR_DISPLAY' ? {} : { uid };
        show(host, await post('/tags', filled({ kind, seniorId, addressId: home?.id, ...chip })), close);
      },
      { submitLabel: say('发放', 'Give out'), close },
    ),
  );
  return host;
}

const show = (host, tag, close) =>
  host.replaceChildren(issued(tag), el('button', { type: 'button', onclick: close }, say('已记下', 'Noted')));

const endField = { name: 'reason', label: say('原因', 'Why'), kind: 'select', options: optionsOf(TAG_ENDS) };

const replaceButton = ({ id, kind }) =>
  formButton(`tag-replace-${id}`, say('更换', 'Replace'), (close) => {
    const host = el('div', null);
    host.append(
      form(
        [endField, ...(kind === 'DOOR_DISPLAY' ? [] : [chipField(() => true)])],
        async (values) => {
          const tag = await post(`/tags/${id}/replacement`, filled(values));
          show(host, tag, close);
        },
        { submitLabel: say('更换', 'Replace'), close },
      ),
    );
    return host;
  });

const endButton = ({ id }) =>
  formButton(
    `tag-end-${id}`,
    say('停用', 'End'),
    (close) =>
      form(
        [endField],
        async (values) => {
          await post(`/tags/${id}/revocation`, values);
          notice(say('已停用；之前的读数仍然有效。', 'Ended; what was read before still counts.'));
          close();
        },
        { submitLabel: say('停用', 'End'), close, kind: 'danger' },
      ),
    'danger',
  );

const line = (tag) =>
  el(
    'li',
    null,
    el('b', null, tag.senior),
    ` ${row(word(TAG_KINDS, tag.kind), tag.uid, moment(tag.issuedAt))} `,
    tag.endedAt
      ? badge(row(say('已停用', 'Ended'), word(TAG_ENDS, tag.endReason)))
      : badge(
          tag.lastReadAt ? say('在用', 'In use') : say('还没读过', 'Never read'),
          tag.lastReadAt ? 'good' : 'calm',
        ),
    tag.refusedReadings > 0 &&
      badge(say(`${tag.refusedReadings} 次读数无效`, `${tag.refusedReadings} readings refused`), 'bad'),
    !tag.endedAt && choices(replaceButton(tag), endButton(tag)),
  );

/** Tags that were refused at a door stand out: a copy, or one that was taken away. */
const list = () => paged('tags', (cursor) => get('/tags', { limit: 30, cursor }), line, rows);

const sections = () => [
  section(say('发放', 'Give out'), async () => [search()]),
  section(say('门口标签和老人卡', "Tags at doors and seniors' cards"), async () => [
    note(
      say(
        '芯片每读一次数字都变，复印、拍照没有用；标签坏了、被移走，要马上停用或更换。',
        'A chip shows another number at each reading: a copy or photo is worth nothing. End or replace one that broke or was moved at once.',
      ),
    ),
    await list(),
  ]),
];

export const tagsPage = {
  roles: ['TOWN_HANDLER', 'COUNTY_HANDLER'],
  areas: () => [{ key: 'tags', title: say('门口标签', 'Door tags'), sections }],
};
