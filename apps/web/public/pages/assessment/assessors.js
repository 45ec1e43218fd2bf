import { get, post } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { badge, el, note } from '../../base/dom.js';
import { dayField } from '../../base/fields.js';
import { form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged, rows } from '../../base/paged.js';
import { asOptions, myCounties } from '../../base/places.js';
import { date } from '../../words/format.js';
import { row, say } from '../../words/language.js';

/** The register of assessors. */
export const assessorRegister = async (can) => [
  can.register && registerButton(await myCounties()),
  (await paged(
    'more-assessors',
    (cursor) => get('/assessors', { limit: 50, cursor }),
    (assessor) => line(assessor, can),
    rows,
  )) ?? note(say('还没有登记评估师。', 'No assessors yet.')),
];

const line = (assessor, can) =>
  el(
    'li',
    null,
    el('b', null, assessor.name),
    ` ${row(assessor.agency, assessor.qualificationNumber)} `,
    assessor.medical && badge(say('医护背景', 'medical')),
    el(
      'span',
      { class: 'note' },
      say(
        `${date(assessor.validFrom)} 起，${date(assessor.validTo)} 前`,
        `from ${date(assessor.validFrom)}, before ${date(assessor.validTo)}`,
      ),
    ),
    can.register &&
      formButton(`end-${assessor.id}`, say('结束登记', 'End it'), (close) =>
        form(
          [dayField('lastDay', say('最后一天', 'Last day'), { value: dayOf(now()) })],
          async (values) => {
            await post(`/assessors/${assessor.id}/end`, values);
            notice(say('已结束。', 'Ended.'));
            close();
          },
          { submitLabel: say('确定', 'End it'), close },
        ),
      ),
  );

const registerButton = (counties) =>
  formButton('register-assessor', say('登记评估师', 'Register an assessor'), (close) =>
    form(
      [
        { name: 'name', label: say('姓名', 'Name') },
        {
          name: 'phone',
          label: say('手机号（没有账号就开通）', 'Mobile number (an account is opened)'),
          kind: 'tel',
        },
        { name: 'countyId', label: say('县区', 'County'), kind: 'select', options: asOptions(counties) },
        { name: 'agency', label: say('评估机构', 'Agency') },
        { name: 'qualificationNumber', label: say('资格证号', 'Certificate no.') },
        { name: 'medical', label: say('有医护背景', 'Medical or nursing background'), kind: 'checkbox' },
        dayField('validFrom', say('从哪天起', 'First day'), { value: dayOf(now()) }),
        dayField('lastDay', say('最后一天', 'Last day')),
      ],
      async (values) => {
        await post('/assessors', { ...values, countyId: Number(values.countyId) });
        notice(say('已登记。', 'Registered.'));
        close();
      },
      { submitLabel: say('登记', 'Register'), close, keep: 'register-assessor' },
    ),
  );
