import { download, get, post } from '../../base/api.js';
import { badge, barRows, card, choices, el, note, opens } from '../../base/dom.js';
import { action, look } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { paged, rows } from '../../base/paged.js';
import { progress, table } from '../../base/pictures.js';
import { myAccount } from '../../base/places.js';
import { linkTo } from '../../base/route.js';
import { CATEGORIES, IMPORT_STATES, LIST_CHANGES } from '../../words/benefits.js';
import { LIFE_EVENTS, word } from '../../words/codes.js';
import { date, dateTime, month } from '../../words/format.js';
import { row, say, series } from '../../words/language.js';

const POLL_MS = 1_500;
const WAIT_MS = 5_000;
const RUNNING = ['UPLOADED', 'APPLYING'];

/** Lists of other departments, newest first. */
export const departmentLists = async () => [
  (await paged('more-lists', (cursor) => get('/department-lists', { limit: 20, cursor }), line)) ??
    note(say('还没有名单。', 'No lists yet.')),
];

const title = ({ zh, en, month: period }) => row(say(zh, en), month(period));

const state = ({ appliedAt, needsConfirmation, confirmedAt, checkedAt }) => {
  if (appliedAt) return badge(say(`已应用 ${dateTime(appliedAt)}`, `applied ${dateTime(appliedAt)}`), 'good');
  if (!checkedAt) return badge(say('试运行中', 'dry run'), 'warn');
  if (needsConfirmation && !confirmedAt)
    return badge(say('需另一位同事复核', 'a colleague has to confirm'), 'bad');
  return badge(say('等待应用', 'to be applied'), 'warn');
};

const line = (list) =>
  card(
    el('h3', null, opens(linkTo('lists', 'list', list.id), `open-${list.id}`, title(list))),
    el('p', null, state(list)),
  );

/** What a list says and does: the dry run's counts as bars, whose file changes, then confirm and apply. */
export async function listFile(id, can, again) {
  const [list, batch] = await Promise.all([
    get(`/department-lists/${id}`).catch(() => undefined),
    can.upload ? get(`/imports/${id}`).catch(() => undefined) : undefined,
  ]);
  if (batch && RUNNING.includes(batch.state)) again(POLL_MS);
  // the colleague's confirmation is not told as an event
  if (list?.needsConfirmation && !list.confirmedAt && !list.appliedAt) again(WAIT_MS);
  if (!list) return [card(note(say('正在试运行…', 'The dry run is under way…')), batch && running(batch))];
  return [
    card(
      el('h3', null, title(list)),
      el('p', null, state(list), batch && badge(word(IMPORT_STATES, batch.state))),
      batch && RUNNING.includes(batch.state) && running(batch),
      report(list),
      list.needsConfirmation &&
        !list.confirmedAt &&
        note(
          say(
            '减少的人数太多，或可能漏读了人：由另一位同事核对后才能应用。',
            'Too many would lose it, or somebody may have been overlooked: a colleague confirms first.',
          ),
        ),
      steps(list, batch, can),
    ),
    card(el('h3', null, say('谁会怎样变动', 'Whose file changes')), await changes(list)),
    batch?.failedCount > 0 &&
      card(el('h3', null, say('有问题的行', 'Rows with problems')), await problems(id)),
  ].filter(Boolean);
}

const running = ({ state: at, doneCount, rowCount }) =>
  progress(word(IMPORT_STATES, at), doneCount, rowCount);

const report = (list) => {
  const part = (label, value, tone) => ({ label, value, tone, text: String(value) });
  return barRows([
    part(say('比中，有变动', 'Matched, changed'), list.changed, 'held'),
    part(say('比中，无变动', 'Matched, unchanged'), list.unchanged, 'free'),
    part(say('名册中没有', 'Not on file'), list.unknown, 'plan'),
    part(say('其他问题', 'Other problems'), list.problems, 'bad'),
    part(say('上月在册，本月不在，终止', 'No longer on it: ends'), list.ended, 'bad'),
  ]);
};

/** Who brought the list applies it; where many would lose something another one confirms before. */
const steps = (list, batch, can) => {
  const isOwn = list.uploadedBy === myAccount();
  const mayApply = !list.appliedAt && list.checkedAt && (!list.needsConfirmation || list.confirmedAt);
  return choices(
    list.needsConfirmation &&
      !list.confirmedAt &&
      !isOwn &&
      can.confirm &&
      action(`confirm-${list.id}`, say('核对无误，同意应用', 'Confirm'), async () => {
        await post(`/department-lists/${list.id}/confirmation`);
        notice(say('已复核。', 'Confirmed.'));
      }),
    batch?.state === 'CHECKED' &&
      mayApply &&
      action(`apply-${list.id}`, say('应用名单', 'Apply the list'), async () => {
        await post(`/imports/${list.id}/application`);
        notice(say('正在应用。', 'Being applied.'));
      }),
    batch?.state === 'CHECKED' &&
      action(
        `discard-${list.id}`,
        say('放弃这份名单', 'Give it up'),
        async () => {
          await post(`/imports/${list.id}/discarding`);
          notice(say('已放弃，名册没有改动。', 'Given up; nothing was changed.'));
        },
        'danger',
      ),
    can.changesFile &&
      look(`changes-${list.id}`, say('下载变动明细（留痕）', 'Download the changes (recorded)'), () =>
        download(`/department-lists/${list.id}/changes-file`),
      ),
    batch?.failedCount > 0 &&
      look(`failed-${list.id}`, say('下载有问题的行', 'Download rows with problems'), () =>
        download(`/imports/${list.id}/failed-rows`),
      ),
  );
};

const changes = async ({ id }) =>
  (await paged(
    'more-changes',
    (cursor) => get(`/department-lists/${id}/changes`, { limit: 50, cursor }),
    ({ name, code, change, onDate, applied }) =>
      el(
        'li',
        null,
        el('b', null, name),
        ` ${row(word(LIST_CHANGES, change), CATEGORIES[code] ? word(CATEGORIES, code) : word(LIFE_EVENTS, code), date(onDate))} `,
        applied ? badge(say('已生效', 'applied'), 'good') : badge(say('计划', 'planned')),
      ),
    rows,
  )) ?? note(say('没有变动。', 'Nothing changes.'));

const problems = async (id) =>
  (await paged(
    'more-problems',
    (cursor) => get(`/imports/${id}/rows`, { outcome: 'FAILED', limit: 50, cursor }),
    (found) => found,
    (found) =>
      table(
        [say('行', 'Row'), say('内容（已隐去）', 'Content (masked)'), say('问题', 'Problem')],
        found.map(({ number, cells, problems: told }) => [
          number,
          series(cells.map(({ text }) => text).filter(Boolean)),
          told.map(({ heading, detail }) =>
            el('span', { class: 'at' }, heading && el('b', null, `${heading}：`), detail),
          ),
        ]),
      ),
  )) ?? '';
