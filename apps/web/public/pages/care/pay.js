import { get, post } from '../../base/api.js';
import { now, dayOf } from '../../base/clock.js';
import { badge, big, el, facts, lazy, note } from '../../base/dom.js';
import { form, formButton } from '../../base/forms.js';
import { itemName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { PAY_LINES } from '../../words/care.js';
import { FLAGS, VISIT_STATES, word } from '../../words/codes.js';
import { dateTime, minutes, moment } from '../../words/format.js';
import { say, series } from '../../words/language.js';
import { exceptionTable, optionsFrom } from './codes.js';
import { askFor } from './corrections.js';
import { signed } from './terms.js';

const hours = (count) =>
  say(`${Math.floor(count / 60)} 小时 ${count % 60} 分`, `${Math.floor(count / 60)} h ${count % 60} min`);

/** This month's hours, large; each visit says why when it is opened. */
export async function monthOfHours() {
  const month = dayOf(now()).slice(0, 7);
  const { visits, countedMinutes, waitingMinutes, measuredMinutes, lines } = await get('/caregiver-hours', {
    month,
  });
  return [
    big(say(`本月认定 ${hours(countedMinutes)}`, `${hours(countedMinutes)} count this month`)),
    facts(
      [say('上门次数', 'Visits'), String(visits)],
      [say('打卡时长', 'Measured'), hours(measuredMinutes)],
      [say('还没有定下来的', 'Still to be decided'), waitingMinutes > 0 && hours(waitingMinutes)],
    ),
    ...lines.reverse().map(visitLine),
  ];
}

const visitLine = (line) =>
  lazy(
    `pay-${line.visitId}`,
    el(
      'span',
      null,
      `${moment(line.startsAt)} ${itemName(line.itemCode)} `,
      el('b', null, minutes(line.countedMinutes)),
      ' ',
      line.countedMinutes < (line.measuredMinutes ?? 0) && badge(say('有扣减', 'less than measured'), 'bad'),
      line.isWaiting && badge(say('待定', 'to be decided'), 'warn'),
    ),
    async () => [await visitPay(line.visitId)],
  );

/** Why so many minutes count and not others, and what he can do about it. */
export async function visitPay(visitId) {
  const pay = await get(`/visits/${visitId}/pay`);
  return el(
    'div',
    null,
    badge(word(VISIT_STATES, pay.visitState)),
    facts(
      ...pay.now.lines.map((line) => [word(PAY_LINES, line.code), signed(line.minutes)]),
      [say('认定', 'Counted'), el('b', null, minutes(pay.now.countedMinutes))],
      [
        say('要先处理', 'To be fixed first'),
        pay.mustFix.length > 0 && series(pay.mustFix.map((flag) => word(FLAGS, flag))),
      ],
      [
        say('更正申请同意后', 'If the correction is accepted'),
        pay.then && el('b', null, minutes(pay.then.countedMinutes)),
      ],
      [
        say('可更正到', 'Can be corrected until'),
        !pay.isLocked && pay.editableUntil && dateTime(pay.editableUntil),
      ],
    ),
    pay.openCorrectionId
      ? note(say('更正申请在处理中。', 'A correction is being looked at.'))
      : pay.isLocked
        ? unlockButton(pay)
        : askFor(pay, say('分钟数不对，申请更正', 'The minutes are wrong')),
  );
}

const unlockButton = ({ visitId, regionId }) =>
  formButton(`unlock-${visitId}`, say('已锁定，申请解锁', 'Locked: ask for it to be opened'), (close) => {
    const host = el('div', null, say('稍等…', 'One moment…'));
    exceptionTable(regionId).then(
      ({ reasons }) =>
        host.replaceChildren(
          form(
            [
              {
                name: 'reasonCode',
                label: say('为什么', 'Why'),
                kind: 'select',
                options: optionsFrom(reasons),
              },
            ],
            async (codes) => {
              await post(`/visits/${visitId}/unlock-requests`, codes);
              notice(say('已提交，等工作人员裁定。', 'Sent; an officer decides.'));
              close();
            },
            { submitLabel: say('提交', 'Send'), close },
          ),
        ),
      ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
    );
    return host;
  });
