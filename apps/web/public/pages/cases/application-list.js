import { get } from '../../base/api.js';
import { card, el, note, opens } from '../../base/dom.js';
import { keysInWords } from '../../base/keys.js';
import { regionName } from '../../base/names.js';
import { paged } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { APPLICATION_STATES, word } from '../../words/codes.js';
import { dateTime } from '../../words/format.js';
import { row, say } from '../../words/language.js';
import { applicationBadges } from './application-steps.js';

/** What waits for which permission. */
const WAITING = { SUBMITTED: 'check', TOWN_CHECKED: 'decide', APPEALED: 'appeal' };

/** Overdue ones first, then what waits for this officer, then everything. */
export async function applicationList(can) {
  const waiting = Object.entries(WAITING).filter(([, what]) => can[what]);
  return [
    note(keysInWords()),
    await group(say('已超期', 'Overdue'), { overdue: true }, say('没有超期的。', 'Nothing is overdue.')),
    ...(await Promise.all(waiting.map(([state]) => group(word(APPLICATION_STATES, state), { state })))),
    await group(say('全部', 'All'), {}),
  ];
}

async function group(title, query, nothing = say('没有。', 'None.')) {
  const list = await paged(
    `more-${title}`,
    (cursor) => get('/applications', { ...query, limit: 20, cursor }),
    line,
  );
  return el('div', null, el('h3', null, title), list ?? note(nothing));
}

const line = async (application) =>
  card(
    el(
      'h3',
      null,
      opens(
        linkTo('applications', 'application', application.id),
        `open-${application.id}`,
        `${application.seniorName} · ${say(application.programmeZh, application.programmeEn)}`,
      ),
    ),
    el('p', null, applicationBadges(application)),
    el('p', null, row(await regionName(application.regionId), dateTime(application.submittedAt))),
  );
