import { get } from '../../base/api.js';
import { badge, barRows, card, el, facts, note } from '../../base/dom.js';
import { decisionButton } from '../../base/decision-button.js';
import { regionName } from '../../base/names.js';
import { paged } from '../../base/paged.js';
import { STOP_CASE_STATES } from '../../words/benefits.js';
import { STOP_REASONS, word } from '../../words/codes.js';
import { date, dateTime, minutes, shortId, yuan } from '../../words/format.js';
import { say } from '../../words/language.js';

const TO_DECIDE = ['CONFIRMED', 'DISMISSAL_PROPOSED'];

/** Services that were paid although they lie in a stop: what waits for somebody first. */
export const stopCaseList = async (can) => [
  (await paged(
    'more-stop-cases',
    (cursor) => get('/stop-cases', { limit: 20, cursor }),
    async (found) => ({ ...found, place: await regionName(found.regionId) }),
    (page) => {
      // to one scale, so that it is seen where the money is
      const most = Math.max(...page.map(({ fen }) => fen));
      return el(
        'div',
        null,
        page.map((found) => caseCard(found, most, can)),
      );
    },
  )) ?? note(say('没有待核查的扣减。', 'Nothing to look into.')),
];

const caseCard = (found, most, can) =>
  card(
    el('h3', null, found.seniorName, el('small', null, shortId(found.orderId))),
    el(
      'p',
      null,
      badge(word(STOP_CASE_STATES, found.state), found.state === 'OPEN' ? 'bad' : 'warn'),
      badge(word(STOP_REASONS, found.stopReason)),
      found.paidAgainAt &&
        badge(
          say(
            `停发撤销，${dateTime(found.paidAgainAt)} 已重新支付`,
            `stop lifted, paid again ${dateTime(found.paidAgainAt)}`,
          ),
          'good',
        ),
    ),
    barRows(
      [{ label: say('涉及公款', 'Public money'), value: found.fen, tone: 'bad', text: yuan(found.fen) }],
      most,
    ),
    facts(
      [say('服务日期', 'Service on'), date(found.serviceDate)],
      [say('时长', 'Minutes'), found.minutes > 0 && minutes(found.minutes)],
      [say('地点', 'Where'), found.place],
    ),
    found.state === 'OPEN' && can.find && findButton(found),
    TO_DECIDE.includes(found.state) && can.decide && decideButton(found),
  );

const findButton = ({ id }) =>
  decisionButton(`find-${id}`, say('核查', 'Look into it'), {
    path: `/stop-cases/${id}/finding`,
    name: 'finding',
    question: say('这次服务可能是真的吗？', 'Can the service be right?'),
    options: [
      ['CONFIRM', say('不可能，建议追回', 'No: take it back')],
      ['DISMISS', say('属实，建议放行', 'Yes: let it pass')],
    ],
    done: say('已核查，等另一位同事决定。', 'Noted; a colleague decides.'),
  });

const decideButton = ({ id }) =>
  decisionButton(`decide-case-${id}`, say('决定（不得为核查人）', 'Decide (not by who looked into it)'), {
    path: `/stop-cases/${id}/decision`,
    options: [
      ['CLAW_BACK', say('追回', 'Take it back')],
      ['DISMISS', say('放行', 'Let it pass')],
    ],
    done: say('已决定。', 'Decided.'),
  });
