import { get } from '../../base/api.js';
import { now } from '../../base/clock.js';
import { card, el, lazy, note } from '../../base/dom.js';
import { LOOK_AGAIN_MS, section } from '../../base/section.js';
import { periodOf } from '../../words/format.js';
import { say } from '../../words/language.js';
import { assessmentsOf } from '../assessment/my-assessments.js';
import { applyButtons } from './apply.js';
import { balances } from './balances.js';
import { publicNotices } from '../notices/public-list.js';
import { seniorRecords } from '../records/senior-records.js';
import { choiceCards } from './choices.js';
import { myApplication, myApplications } from './my-applications.js';
import { myStops } from './my-stops.js';
import { monthlyStatement } from './statement.js';

/** For every senior the caller acts for. */
async function ofEach(show) {
  const { items } = await get('/my/seniors');
  if (!items.length) return [note(say('没有老人授权给您。', 'No senior has granted you any right.'))];
  return (await Promise.all(items.map(show))).flat();
}

const statementOf = (senior) =>
  lazy(`statement-${senior.id}`, say(`${senior.name}的明细`, `Statement of ${senior.name}`), async () => [
    monthlyStatement(senior.id, `/seniors/${senior.id}/statement`),
  ]);

const recordsOf = (senior) =>
  lazy(
    `records-${senior.id}`,
    say(`${senior.name}登记的情况和单独同意`, `What is on file of ${senior.name}, and consents`),
    () => seniorRecords(senior.id, { consent: 'OWN' }),
  );

const toApply = async (senior) =>
  card(el('h3', null, senior.name), await applyButtons(senior, periodOf(now()), 'my-applications'));

/** What families see of benefits: what there is, what can be had, how it goes on. */
export const benefitsPage = {
  roles: ['ELDER', 'FAMILY'],
  areas: () => [
    {
      key: 'my-benefits',
      title: say('我的待遇', 'My benefits'),
      sections: () => [
        section(say('本月待遇', 'This month'), () => ofEach((senior) => balances(senior))),
        section(say('选择项目', 'What to choose'), async () => {
          const cards = await ofEach(choiceCards);
          return cards.length ? cards : [note(say('现在没有要选的。', 'Nothing to choose at present.'))];
        }),
        section(say('停发通知', 'Notices of stops'), myStops),
        section(say('每月明细', 'Month by month'), () => ofEach(statementOf)),
        section(say('登记的情况和单独同意', 'What is on file, and consents'), () => ofEach(recordsOf)),
      ],
    },
    {
      key: 'my-applications',
      title: say('待遇申请', 'Applications'),
      sections: () => [
        section(say('正在办理和办过的', 'Under way and before'), () => myApplications('my-applications')),
        section(say('申请新的待遇', 'Apply for another'), () => ofEach(toApply)),
      ],
      open: {
        application: (id) => section(say('申请进度', 'How far it is'), () => myApplication(id)),
      },
    },
    {
      key: 'my-assessments',
      title: say('能力评估', 'Assessment'),
      sections: () => [
        section(say('能力评估', 'Ability assessment'), () => ofEach(assessmentsOf), LOOK_AGAIN_MS),
      ],
    },
    {
      key: 'notices',
      title: say('公示', 'Notices'),
      sections: () => [section(say('待遇公示', 'Public notices'), async () => [publicNotices(true)])],
    },
  ],
};
