import { get, post, remove } from '../../base/api.js';
import { badge, el, lazy, note } from '../../base/dom.js';
import { action, form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { say, sayOf } from '../../words/language.js';
import { careGuide, optionsFrom } from './codes.js';

/** What can go wrong with each senior and at home; read only when unfolded, because every reading is recorded. */
export async function risksOfSeniors() {
  const { items } = await get('/my/seniors');
  return items.map(({ id, name }) =>
    lazy(`risks-${id}`, say(`${name}：身体和家里的风险`, `${name}: risks`), () => risksOf(id)),
  );
}

async function risksOf(seniorId) {
  const [{ items }, { addresses }] = await Promise.all([
    get('/care-risks', { seniorId }),
    get(`/seniors/${seniorId}`),
  ]);
  const { risks } = await careGuide(addresses[0]?.regionId ?? 0);
  return [
    items.length === 0 &&
      note(say('还没有登记。登记后，上门的人先看到。', 'Nothing yet. Whoever comes reads it first.')),
    el('ul', { class: 'rows' }, items.map(line)),
    newRisk(seniorId, risks),
  ];
}

const line = (risk) =>
  el(
    'li',
    null,
    badge(sayOf(risk), risk.about === 'HOME' ? 'calm' : 'warn'),
    risk.note && ` ${risk.note} `,
    action(
      `end-risk-${risk.id}`,
      say('已经没有了', 'No longer so'),
      async () => {
        await remove(`/care-risks/${risk.id}`);
        notice(say('已删除。', 'Removed.'));
      },
      'plain',
    ),
  );

const newRisk = (seniorId, risks) =>
  formButton(`risk-${seniorId}`, say('登记一个风险', 'Record a risk'), (close) =>
    form(
      [
        {
          name: 'code',
          label: say('什么风险', 'Which risk'),
          kind: 'select',
          options: optionsFrom(risks),
        },
        {
          name: 'note',
          label: say('具体情况', 'What exactly'),
          optional: true,
          attributes: { maxlength: 200 },
        },
      ],
      async ({ code, note: words }) => {
        await post('/care-risks', { seniorId, code, ...(words ? { note: words } : {}) });
        notice(say('已登记，上门的人先看到。', 'Recorded; whoever comes reads it first.'));
        close();
      },
      { submitLabel: say('登记', 'Record'), close },
    ),
  );
