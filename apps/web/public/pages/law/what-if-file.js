import { download, get, post } from '../../base/api.js';
import { badge, barRows, big, card, choices, el, facts, lazy, note, stackedBar } from '../../base/dom.js';
import { action, look } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { progress, seesaw, table } from '../../base/pictures.js';
import { CATEGORIES } from '../../words/benefits.js';
import { ABILITY_LEVELS, WHAT_IF_STATES, word } from '../../words/codes.js';
import { amountIn, dateTime, yuan } from '../../words/format.js';
import { FUNDS } from '../../words/law.js';
import { row, say, sayOf } from '../../words/language.js';
import { CHANGES, SUMMARY_KEYS } from '../../words/what-if.js';
import { hash } from '../benefits/trace.js';
import { whatIfBadge, whatIfTitle } from './what-if-list.js';

const BUSY = ['PLANNED', 'RUNNING'];
const POLL_MS = 2_000;

/** Who gains, who loses and what it costs; while it runs, of what is done so far. */
export async function whatIfFile(id, can, again) {
  const run = await get(`/what-ifs/${id}`);
  if (BUSY.includes(run.state)) again(POLL_MS);
  const summaries = await Promise.all(
    Object.keys(SUMMARY_KEYS).map(async (by) => [by, await get(`/what-ifs/${id}/summary`, { by })]),
  );
  const [[, { totals }]] = summaries;
  return [
    card(
      el('h3', null, whatIfTitle(run)),
      el('p', null, whatIfBadge(run)),
      BUSY.includes(run.state) && progress(word(WHAT_IF_STATES, run.state), run.percent, 100),
      big(
        say(
          `${totals.gains} 人新享受，${totals.loses} 人不再享受`,
          `${totals.gains} gain a benefit, ${totals.loses} lose theirs`,
        ),
      ),
      stackedBar(changeParts(totals)),
      cost(totals),
      decisions(run, can),
      facts(
        ...run.parts.map(({ countyName, factsAsOf, considered, residents }) => [
          countyName,
          say(
            `事实截至 ${dateTime(factsAsOf)}，已看 ${considered}${residents === null ? '' : `/${residents}`} 人`,
            `facts as of ${dateTime(factsAsOf)}, ${considered}${residents === null ? '' : ` of ${residents}`} looked at`,
          ),
        ]),
        [say('结果摘要', 'Root of the result'), run.root && hash(run.root)],
      ),
    ),
    ...summaries.map(([by, { lines }]) => summaryCard(by, lines)),
    card(
      lazy(`rows-${id}`, say('逐人明细（姓名已隐去）', 'Senior by senior (masked)'), async () => [
        await rowTable(id),
      ]),
    ),
  ];
}

const TONES = { gains: 'free', more: 'held', same: 'plan', less: 'family', loses: 'bad' };

const changeParts = (sums) =>
  Object.entries(TONES).map(([key, tone]) => ({
    label: sayOf(CHANGES[key]),
    value: sums[key],
    tone,
    text: String(sums[key]),
  }));

/** The month's cost before and after, and from which purses, to one scale. */
const cost = ({ beforeFen, afterFen, fundingBefore, fundingAfter }) => [
  el('h4', null, say('全部用完时当月花费', 'Cost of the month if all is used')),
  barRows([
    { label: say('现在', 'Now'), value: beforeFen, tone: 'plan', text: yuan(beforeFen) },
    { label: say('草案', 'Draft'), value: afterFen, tone: 'spent', text: yuan(afterFen) },
  ]),
  table(
    [say('出资', 'Purse'), say('现在', 'Now'), say('草案', 'Draft'), say('差额', 'Difference')],
    Object.entries(FUNDS).map(([key, words]) => {
      const purse = key.replace('Bp', 'Fen');
      const difference = fundingAfter[purse] - fundingBefore[purse];
      return [
        sayOf(words),
        yuan(fundingBefore[purse]),
        yuan(fundingAfter[purse]),
        el('b', { class: difference > 0 ? 'loss' : difference < 0 ? 'gain' : '' }, yuan(difference)),
      ];
    }),
  ),
];

const decisions = ({ id, state }, can) =>
  choices(
    state === 'DONE' &&
      look(`csv-${id}`, say('下载 CSV（留痕）', 'Download CSV (recorded)'), () =>
        download(`/what-ifs/${id}/file`),
      ),
    BUSY.includes(state) &&
      can.run &&
      action(
        `cancel-${id}`,
        say('不用算了', 'Stop it'),
        async () => {
          await post(`/what-ifs/${id}/cancellation`);
          notice(say('已停止。', 'Stopped.'));
        },
        'danger',
      ),
  );

const NAMES = { CATEGORY: CATEGORIES, LEVEL: ABILITY_LEVELS };
const NONE = { CATEGORY: ['无类别', 'in no category'], LEVEL: ['未评估', 'not assessed'] };
const nameOf = (by, { key, name }) => {
  if (key === 'NONE') return say(...(NONE[by] ?? [name, name]));
  return NAMES[by]?.[key] ? word(NAMES[by], key) : name;
};

/** Losses to the left, gains to the right, with the difference in money. */
const summaryCard = (by, all) => {
  const lines = all.filter(hasChange);
  return card(
    el('h3', null, sayOf(SUMMARY_KEYS[by])),
    lines.length > 0 && seesaw(lines.map((line) => summaryLine(by, line))),
    lines.length < all.length &&
      note(
        say(
          `其余 ${all.length - lines.length} 项没有变化。`,
          `${all.length - lines.length} others stay as they are.`,
        ),
      ),
  );
};

const hasChange = ({ gains, loses, more, less, beforeFen, afterFen }) =>
  gains + loses + more + less > 0 || beforeFen !== afterFen;

function summaryLine(by, line) {
  const [loss, gain] = [line.loses + line.less, line.gains + line.more];
  const difference = signedYuan(line.afterFen - line.beforeFen);
  return { label: nameOf(by, line), loss, gain, text: row(`−${loss} / +${gain}`, difference) };
}

const signedYuan = (fen) => `${fen > 0 ? '+' : ''}${yuan(fen)}`;

const BADGES = { GAINS: 'good', MORE: 'good', LOSES: 'bad', LESS: 'warn', SAME: 'calm' };

const rowTable = async (id) =>
  (await paged(
    'more-rows',
    (cursor) => get(`/what-ifs/${id}/rows`, { limit: 50, cursor }),
    (found) => found,
    (found) =>
      table(
        [
          say('老人', 'Senior'),
          say('项目', 'Programme'),
          say('变化', 'Change'),
          say('现在', 'Now'),
          say('草案', 'Draft'),
        ],
        found.map(({ seniorName, regionName, programmeName, change, unit, beforeAmount, afterAmount }) => [
          row(seniorName, regionName),
          programmeName,
          badge(sayOf(CHANGES[change.toLowerCase()]), BADGES[change]),
          amountIn({ unit, amount: beforeAmount }),
          amountIn({ unit, amount: afterAmount }),
        ]),
      ),
  )) ?? note(say('还没有结果。', 'Nothing yet.'));
