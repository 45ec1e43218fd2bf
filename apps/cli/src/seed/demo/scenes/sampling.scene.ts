import { addDays, addHours, addMinutes, firstDayOf, minutesBetween, nextPeriod } from '@anzhi/kernel';
import { Disclosures } from '@anzhi/oversight';
import { lastMonth } from './settlement.scene';
import type { Scene, Stage } from './stage';

interface Task {
  readonly id: string;
  readonly mine: boolean;
}

/** As the two officers read it on the announced evening. */
const VALUE = '03 08 15 21 26 33 + 07';
const JUDGED = 3;
const MOST_ANNOUNCED_MINUTES = 30;

/** The county audits the demo's provider by sample: frame frozen, value read by two, sample drawn, some of it judged. */
export const samplingScene: Scene = {
  name: 'sampling',
  async play(stage, { provider, family }) {
    stage.moveTo(addHours(stage.now, -3));
    const notBefore = addMinutes(stage.clock.now(), announcedMinutes(stage));
    const period = { from: firstDayOf(lastMonth(stage)), until: addDays(stage.today, -1) };
    const reviewer = await stage.as('COUNTY_REVIEWER');
    const { id } = await reviewer.post<{ id: string }>('/oversight/frames', {
      ...{ countyId: family.countyId, providerId: provider.id, ...period },
      announcement: '演示：公证处当天公开摇出的号码',
      notBefore: notBefore.toISOString(),
    });
    stage.moveTo(addMinutes(notBefore, 1));
    await reviewer.post(`/oversight/frames/${id}/value`, { value: VALUE });
    const inspector = await stage.as('COUNTY_INSPECTOR');
    await inspector.post(`/oversight/frames/${id}/value`, { value: VALUE });
    await stage.drain();
    const { items } = await inspector.get<{ items: readonly Task[] }>(
      '/oversight/audit-tasks?whose=MINE&state=OPEN&limit=50',
    );
    for (const task of items.filter(({ mine }) => mine).slice(0, JUDGED))
      await inspector.post(`/oversight/audit-tasks/${task.id}/result`, {
        outcome: 'CONFIRMED',
        note: '老人说护理员准时来了，时间也够。',
      });
    await stage.drain();
  },
};

/** Soon enough that it is over by now: in the first hour of a month there is little time. */
const announcedMinutes = ({ now, clock }: Stage): number =>
  Math.max(1, Math.min(MOST_ANNOUNCED_MINUTES, Math.floor(minutesBetween(clock.now(), now) / 3)));

/** Last month is made public in every county of the city. */
export const disclosureScene: Scene = {
  name: 'disclosure',
  async play(stage) {
    const period = lastMonth(stage);
    for (const countyId of await countiesOf(stage, firstDayOf(period), firstDayOf(nextPeriod(period))))
      await stage.write((tx) => stage.app.get(Disclosures).freeze(tx, countyId, period));
  },
};

async function countiesOf(stage: Stage, from: string, until: string): Promise<number[]> {
  const rows = await stage.db.query<{ id: number }>(
    'SELECT DISTINCT county_id AS id FROM visits.visit WHERE starts_at >= $1::date AND starts_at < $2::date ORDER BY id',
    [from, until],
  );
  return rows.map(({ id }) => id);
}
