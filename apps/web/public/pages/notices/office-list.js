import { get } from '../../base/api.js';
import { badge, card, el, note, opens } from '../../base/dom.js';
import { keysInWords } from '../../base/keys.js';
import { regionName } from '../../base/names.js';
import { paged } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { date } from '../../words/format.js';
import { say } from '../../words/language.js';
import { objectionButton } from './objection-button.js';
import { daysLeft } from './public-list.js';

/** Notices with an objection nobody has decided on, then the others; what ends first comes first. */
export async function noticeList(can) {
  return [
    note(keysInWords()),
    await group(say('有异议，等待决定', 'Objected to, to be decided'), { objected: true }, can),
    await group(say('公示中', 'Running'), { objected: false }, can),
  ];
}

async function group(title, query, can) {
  const list = await paged(
    `more-${title}`,
    (cursor) => get('/applications', { state: 'PUBLIC_NOTICE', ...query, limit: 20, cursor }),
    (application) => line(application, can),
  );
  return el('div', null, el('h3', null, title), list ?? note(say('没有。', 'None.')));
}

const line = async (application, can) => {
  const { id, seniorName, programmeZh, programmeEn, regionId, noticeUntil, openObjections } = application;
  const left = daysLeft(noticeUntil);
  return card(
    el(
      'h3',
      null,
      opens(
        linkTo('notices', 'application', id),
        `open-${id}`,
        `${seniorName} · ${say(programmeZh, programmeEn)}`,
      ),
      el('small', null, await regionName(regionId)),
    ),
    el(
      'p',
      null,
      openObjections > 0 &&
        badge(say(`${openObjections} 条异议待决定`, `${openObjections} objections to decide`), 'bad'),
      say(`公示到 ${date(noticeUntil)}`, `Until ${date(noticeUntil)}`),
      ' ',
      left > 0 ? badge(say(`还有 ${left} 天`, `${left} days left`)) : badge(say('已期满', 'over'), 'warn'),
    ),
    can.object && left > 0 && objectionButton(id),
  );
};
