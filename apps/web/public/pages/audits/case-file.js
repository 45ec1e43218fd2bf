import { download, get } from '../../base/api.js';
import { badge, card, choices, el, facts, lines, more, note, opens, steps } from '../../base/dom.js';
import { look } from '../../base/forms.js';
import { itemSaid } from '../../base/names.js';
import { linkTo } from '../../base/route.js';
import { VISIT_STATES, word } from '../../words/codes.js';
import { dateTime, minutes, moment, yuan } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import {
  CASE_CAUSES,
  CASE_EVENTS,
  CASE_OUTCOMES,
  CASE_STATES,
  MONEY_KINDS,
  VERDICTS,
} from '../../words/oversight-codes.js';
import { clockBadge, toldOf } from './case-list.js';
import { caseSteps } from './case-steps.js';

const WAY = [
  'FLAGGED',
  'TRIAGED',
  'EVIDENCE_ASKED',
  'HEARING',
  'ANSWERED',
  'FOUND',
  'DECIDED',
  'APPEALED',
  'CLOSED',
];

/** One case: what the caller may do first, then why there is one, its visits, its money and its record. */
export async function caseFile(id) {
  const file = await get(`/oversight/cases/${id}`);
  return [
    el('h3', null, file.providerName, el('small', null, file.regionName)),
    el(
      'p',
      null,
      badge(word(CASE_STATES, file.state), file.state === 'CLOSED' ? 'calm' : 'warn'),
      clockBadge(file),
      file.outcome && badge(word(CASE_OUTCOMES, file.outcome), file.outcome === 'DISMISSED' ? 'good' : 'bad'),
      file.appeal &&
        badge(file.appeal === 'UPHELD' ? say('申诉未成立', 'appeal lost') : say('申诉成立', 'appeal won')),
    ),
    steps(
      WAY.map((state) => word(CASE_STATES, state)),
      WAY.indexOf(file.state),
    ),
    choices(...caseSteps(file)),
    lines(
      file.causes.map(
        (cause) => `${dateTime(cause.at)} ${word(CASE_CAUSES, cause.kind)}${say('：', ': ')}${toldOf(cause)}`,
      ),
    ),
    file.visitList.length > 0
      ? el('div', null, file.visitList.map(visitCard))
      : note(say('不涉及具体服务。', 'About no visit in particular.')),
    file.money.length > 0 &&
      facts(
        ...file.money.map((each) => [
          word(MONEY_KINDS, each.kind),
          row(minutes(each.minutes), yuan(each.publicFen)),
        ]),
      ),
    note(
      say(
        `机构当前有效记分 ${file.points} 分，满 ${file.pointsThreshold} 分应研究是否列入失信名单。`,
        `The provider has ${file.points} points; from ${file.pointsThreshold} on listing is to be considered.`,
      ),
    ),
    record(file),
  ].filter(Boolean);
}

const visitCard = (visit) =>
  card(
    el(
      'h4',
      null,
      opens(
        linkTo('office', 'visit', visit.visitId),
        `visit-${visit.visitId}`,
        `${moment(visit.startsAt)} ${itemSaid(visit.itemZh)}`,
      ),
    ),
    el(
      'p',
      null,
      badge(word(VISIT_STATES, visit.state)),
      visit.withheld && badge(say('暂缓付款', 'payment withheld'), 'bad'),
      visit.verdict && badge(word(VERDICTS, visit.verdict), visit.verdict === 'SOUND' ? 'good' : 'bad'),
      visit.verdictMinutes && minutes(visit.verdictMinutes),
    ),
    facts(
      [say('老人', 'Senior'), row(visit.seniorName, visit.regionName)],
      [say('护理员', 'Caregiver'), visit.caregiverName],
      [say('实际时长', 'Served'), visit.actualMinutes !== null && minutes(visit.actualMinutes)],
      [
        say('已扣公共时长', 'Public minutes'),
        visit.capturedMinutes !== null && minutes(visit.capturedMinutes),
      ],
      [say('已追回', 'Taken back'), visit.reversedMinutes > 0 && minutes(visit.reversedMinutes)],
    ),
  );

const record = (file) =>
  more(
    'case-record',
    say('办理过程', 'The record'),
    ...file.record.map(({ number, event, at, actorName, reason, outcome, papers }) =>
      card(
        el(
          'h4',
          null,
          word(CASE_EVENTS, event),
          el('small', null, row(dateTime(at), actorName ?? say('系统', 'the clock'))),
        ),
        outcome && badge(word(CASE_OUTCOMES, outcome)),
        el('p', null, reason === file.summary ? toldOf(file) : reason),
        papers.map(({ fileId, title }) =>
          look(`paper-${number}-${fileId}`, title, () =>
            download(`/oversight/cases/${file.id}/papers/${fileId}`, {}, title),
          ),
        ),
      ),
    ),
  );
