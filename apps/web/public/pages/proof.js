import { el, facts, note } from '../base/dom.js';
import { itemOf } from '../base/names.js';
import { FLAGS, word } from '../words/codes.js';
import { metres, moment, preciseClock } from '../words/format.js';
import { METHODS } from '../words/proofs.js';
import { row, say, sayOf, series } from '../words/language.js';
import { proofsOfPunch } from './door/proofs.js';

/** Both clocks beside each other: a device that lies shows. */
export function checksTable(visitId, checks) {
  if (!checks.length) return note(say('护理员还没有签到。', 'The caregiver has not checked in yet.'));
  const line = (name, ...cells) =>
    el(
      'tr',
      null,
      el('th', { scope: 'row' }, name),
      cells.map((cell) => el('td', null, cell)),
    );
  const each = (read) => checks.map(read);
  return el(
    'div',
    { class: 'scroll', tabindex: 0 },
    el(
      'table',
      null,
      el(
        'thead',
        null,
        el(
          'tr',
          null,
          el('td', null),
          checks.map(({ kind }) =>
            el('th', { scope: 'col' }, kind === 'IN' ? say('签到', 'In') : say('签退', 'Out')),
          ),
        ),
      ),
      el(
        'tbody',
        null,
        line(say('手机时间', 'Device clock'), ...each(({ deviceAt }) => preciseClock(deviceAt))),
        line(say('服务器时间', 'Server clock'), ...each(({ serverAt }) => preciseClock(serverAt))),
        line(
          say('以此为准', 'What counts'),
          ...each(({ occurredAt }) => el('b', null, preciseClock(occurredAt))),
        ),
        line(say('方式', 'How'), ...each(({ method }) => word(METHODS, method))),
        line(
          say('离老人家', 'Distance'),
          ...each(({ distanceMetres }) => (distanceMetres === null ? '—' : metres(distanceMetres))),
        ),
        line(
          say('定位精度', 'Accuracy'),
          ...each(({ accuracyMetres }) => (accuracyMetres === null ? '—' : `± ${metres(accuracyMetres)}`)),
        ),
        line(say('凭据', 'Proof'), ...each((check) => proofsOfPunch(visitId, check))),
        line(say('说明', 'Reason'), ...each(({ reason }) => reason ?? '—')),
        line(
          say('提示', 'Notes'),
          ...each(({ flags }) => series(flags.map((flag) => word(FLAGS, flag))) || '—'),
        ),
      ),
    ),
  );
}

export const taskList = (itemCode, tasks) =>
  el(
    'ul',
    { class: 'tasks' },
    tasks.map(({ code, zh, done, note: words }) => {
      const task = itemOf(itemCode)?.sampleTasks.find((known) => known.code === code);
      return el('li', { class: done ? 'done' : 'open' }, task ? sayOf(task) : zh, words && ` (${words})`);
    }),
  );

/** What the family says about the visit. */
export const voices = ({ confirmation, dispute }) => [
  confirmation &&
    note(
      confirmation.automatic
        ? say(
            `${moment(confirmation.at)} 到期自动确认，需电话回访`,
            `Confirmed by time at ${moment(confirmation.at)}; a call-back is owed`,
          )
        : say(
            `${moment(confirmation.at)} ${confirmation.by} 确认`,
            `Confirmed by ${confirmation.by} at ${moment(confirmation.at)}`,
          ),
    ),
  dispute &&
    facts(
      [say('异议', 'Dispute'), row(dispute.by, dispute.reason)],
      [say('裁定', 'Decision'), dispute.decisionReason && row(dispute.decidedBy, dispute.decisionReason)],
    ),
];
