import { get } from '../../base/api.js';
import { until } from '../../base/countdown.js';
import { badge, card, el, note, opens } from '../../base/dom.js';
import { regionName } from '../../base/names.js';
import { paged } from '../../base/paged.js';
import { linkTo } from '../../base/route.js';
import { ALERT_DISPOSITIONS, ALERT_FACTS, ALERT_KINDS, ALERT_LEVELS } from '../../words/alerts.js';
import { word } from '../../words/codes.js';
import { moment, shortId } from '../../words/format.js';
import { row, say } from '../../words/language.js';

const PAGE = 20;

/** What became of it, whoever or whatever ended it. */
export const outcome = (code) => word({ ...ALERT_DISPOSITIONS, ...ALERT_FACTS }, code);

/** Alerts, what needs somebody first. @param {{ state?: string, level?: string }} which */
export const alertList = async (key, which) => [
  (await paged(key, (cursor) => get('/dispatch-alerts', { ...which, limit: PAGE, cursor }), line)) ??
    note(
      which.state === 'CLOSED'
        ? say('还没有了结的预警。', 'No alert has ended yet.')
        : say('没有预警，一切按时。', 'No alerts: everything is on time.'),
    ),
];

export const alertBadges = (alert) => [
  alert.state === 'CLOSED'
    ? badge(outcome(alert.disposition), 'good')
    : badge(word(ALERT_LEVELS, alert.level), alert.level === 'DISPATCHER' ? 'warn' : 'bad'),
  alert.state === 'ACKNOWLEDGED' && badge(say('有人在处理', 'being handled')),
];

const line = async (alert) =>
  card(
    el(
      'h3',
      null,
      opens(linkTo('alerts', 'alert', alert.id), `open-${alert.id}`, word(ALERT_KINDS, alert.kind)),
      el('small', null, shortId(alert.orderId)),
    ),
    el(
      'p',
      null,
      row(
        say(`${moment(alert.startsAt)} 的服务`, `service at ${moment(alert.startsAt)}`),
        await regionName(alert.regionId),
      ),
    ),
    el(
      'p',
      null,
      alertBadges(alert),
      alert.nextLevelAt && [say(' 上报还有 ', ' goes on in '), until(alert.nextLevelAt)],
    ),
  );
