import { get } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { barRows, big, card, el, facts, more, note } from '../../base/dom.js';
import { regionName } from '../../base/names.js';
import { seesaw, table } from '../../base/pictures.js';
import { date, minutes } from '../../words/format.js';
import { say } from '../../words/language.js';

const DAYS = 28;
const DAY_MS = 86_400_000;
/** What the platform aims at. */
const GOAL = 0.9;

/** County by county: the newest report as pictures, the days before as a line of indices. */
export async function fairnessSection() {
  const reports = await get('/fairness-reports', { from: dayOf(now() - DAYS * DAY_MS), to: dayOf(now()) });
  if (!reports.length)
    return [
      note(
        say('还没有报告。每天早上写前一天的。', 'No report yet. Every morning the day before is written.'),
      ),
    ];
  const counties = Map.groupBy
    ? Map.groupBy(reports, ({ countyId }) => countyId)
    : reports.reduce(
        (map, report) => map.set(report.countyId, [...(map.get(report.countyId) ?? []), report]),
        new Map(),
      );
  return Promise.all([...counties.values()].map(countyCard));
}

async function countyCard([newest, ...before]) {
  const { countyId, day, jain, orders, priced, changed, costMinutes, providers } = newest;
  return card(
    el('h3', null, await regionName(countyId), el('small', null, date(day))),
    big(
      jain === null
        ? say('这七天没有派出服务。', 'Nothing was given out in these seven days.')
        : say(
            `公平指数 ${jain.toFixed(2)}（1 为完全平均，目标不低于 ${GOAL}）`,
            `Jain’s index ${jain.toFixed(2)} (1 is equal; the goal is ${GOAL} or more)`,
          ),
    ),
    facts(
      [say('当天派出', 'Given out that day'), say(`${orders} 单`, `${orders} orders`)],
      [
        say('因公平换了人选', 'Another winner for fairness'),
        say(`${priced} 单里 ${changed} 单`, `${changed} of ${priced}`),
      ],
      [say('为此多走', 'What that cost'), minutes(costMinutes)],
    ),
    el('h4', null, say('应得和实得（近七天）', 'Due and received (seven days)')),
    shares(providers),
    el('h4', null, say('账上：欠它的在右，多得的在左', 'The account: owed to the right, ahead to the left')),
    accounts(providers),
    more(`fair-${countyId}`, say('逐家数字', 'The figures'), figures(providers)),
    before.length > 0 &&
      more(
        `jain-${countyId}`,
        say('以前各天的指数', 'The index, day by day'),
        barRows(
          before.map((report) => ({
            label: date(report.day),
            value: report.jain ?? 0,
            tone: (report.jain ?? 1) >= GOAL ? 'free' : 'held',
            text: report.jain === null ? '—' : report.jain.toFixed(2),
          })),
          1,
        ),
      ),
  );
}

/** Two bars a provider, both as a part of the whole: what it was due and what it got. */
function shares(providers) {
  const sum = (key) => providers.reduce((all, one) => all + one[key], 0) || 1;
  const [due, got] = [sum('shareHours'), sum('receivedMinutes')];
  const part = (value, whole) => `${Math.round((100 * value) / whole)}%`;
  const bars = providers.flatMap(({ name, shareHours, receivedMinutes }) => [
    {
      label: say(`${name} 应得`, `${name}, due`),
      value: shareHours / due,
      tone: 'plan',
      text: part(shareHours, due),
    },
    {
      label: say(`${name} 实得`, `${name}, received`),
      value: receivedMinutes / got,
      tone: 'spent',
      text: part(receivedMinutes, got),
    },
  ]);
  return barRows(bars, Math.max(...bars.map(({ value }) => value)) || 1);
}

const accounts = (providers) =>
  seesaw(
    providers.map(({ name, deficitMinutes }) => ({
      label: name,
      loss: Math.max(0, -deficitMinutes),
      gain: Math.max(0, deficitMinutes),
      text: minutes(deficitMinutes),
    })),
  );

const figures = (providers) =>
  table(
    [
      say('机构', 'Provider'),
      say('应得（工时）', 'Share (hours)'),
      say('质量系数', 'Quality'),
      say('实得（分钟）', 'Received (min)'),
      say('欠它（分钟）', 'Owed (min)'),
    ],
    providers.map(({ name, shareHours, quality, receivedMinutes, deficitMinutes }) => [
      name,
      shareHours.toFixed(1),
      quality.toFixed(2),
      String(receivedMinutes),
      String(deficitMinutes),
    ]),
  );
