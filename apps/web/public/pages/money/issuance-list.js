import { get, post } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { badge, card, el, note, opens } from '../../base/dom.js';
import { form, formButton } from '../../base/forms.js';
import { regionName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { progress } from '../../base/pictures.js';
import { asOptions, myCounties } from '../../base/places.js';
import { linkTo } from '../../base/route.js';
import { RUN_STATES, word } from '../../words/codes.js';
import { dateTime, month, periodOf, shiftPeriod } from '../../words/format.js';
import { row, say } from '../../words/language.js';

const TONES = { AWAITING_APPROVAL: 'warn', RUNNING: 'warn', CLOSED: 'good', CANCELLED: 'bad' };

/** Months of the counties in charge: what waits for approval first. */
export async function issuanceList() {
  const waiting = await runs({ state: 'AWAITING_APPROVAL' });
  return [
    waiting && el('h3', null, say('等待审批', 'Waits for approval')),
    waiting,
    el('h3', null, say('全部', 'All')),
    (await runs({})) ?? note(say('还没有发放过。', 'Nothing has been issued yet.')),
  ].filter(Boolean);
}

const runs = (query) =>
  paged(
    `more-runs-${query.state ?? 'all'}`,
    (cursor) => get('/issuance-runs', { ...query, limit: 12, cursor }),
    line,
  );

export const runTitle = async ({ countyId, period, number, kind }) =>
  row(
    await regionName(countyId),
    month(period),
    kind === 'SUPPLEMENTARY' && say(`第 ${number} 批（补充）`, `run ${number} (supplementary)`),
  );

export const runBadge = ({ state }) => badge(word(RUN_STATES, state), TONES[state]);

const line = async (run) =>
  card(
    el('h3', null, opens(linkTo('issuance', 'run', run.id), `open-${run.id}`, await runTitle(run))),
    el('p', null, runBadge(run), dateTime(run.plannedAt)),
    run.state === 'RUNNING' && progress(word(RUN_STATES, run.state), run.issuedChunks, run.chunks),
  );

/** Plans a month; the dry run follows by itself. */
export const planButton = () =>
  formButton(
    'plan-issuance',
    say('计划发放', 'Plan a month'),
    (close) => {
      const host = el('div', null, note(say('正在读取…', 'Loading…')));
      myCounties().then(
        (counties) => host.replaceChildren(planForm(counties, close)),
        ({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)),
      );
      return host;
    },
    'main',
  );

function planForm(counties, close) {
  const current = periodOf(now());
  const everywhere = [['', say('我负责的全部县区', 'Every county in my charge')]];
  return form(
    [
      {
        name: 'period',
        label: say('哪个月', 'Month'),
        kind: 'select',
        // near its end it is the coming month that is prepared
        value: String(dayOf(now()).slice(8) >= '24' ? shiftPeriod(current, 1) : current),
        options: [current, shiftPeriod(current, 1)].map((period) => [String(period), month(period)]),
      },
      {
        name: 'regionId',
        label: say('县区', 'County'),
        kind: 'select',
        options: counties.length > 1 ? [...everywhere, ...asOptions(counties)] : asOptions(counties),
        optional: true,
      },
    ],
    async ({ period, regionId }) => {
      await post('/issuance-runs', {
        period: Number(period),
        ...(regionId ? { regionId: Number(regionId) } : {}),
      });
      notice(
        say('已计划，正在试算；还没有发放。', 'Planned; the dry run is under way, nothing is granted yet.'),
      );
      close();
    },
    { submitLabel: say('计划并试算', 'Plan and try'), close },
  );
}
