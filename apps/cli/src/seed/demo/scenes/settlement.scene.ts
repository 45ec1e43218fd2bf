import {
  addDays,
  addMinutes,
  firstDayOf,
  periodOf,
  periodOfDate,
  startOfDay,
  type Period,
} from '@anzhi/kernel';
import { MonthSchedule } from '@anzhi/settlement';
import type { DemoCast } from '../demo-people';
import { SceneRefusedError, type Scene, type Stage } from './stage';

interface Batch {
  readonly id: string;
  readonly state: string;
}

interface Line {
  readonly lineNo: number;
}

/** From so early in the month on the month before can be settled. */
const OPENED_MINUTES = 1;

/**
 * Last month's statements are opened and frozen; the provider of the demo disputes two lines of its own, of which the
 * county has decided one. What the rules withhold stands beside it.
 */
export const settlementScene: Scene = {
  name: 'settlement',
  async play(stage, cast) {
    const month = lastMonth(stage);
    stage.at(1, '10:00');
    stage.moveTo(addMinutes(startOfDay(firstDayOf(periodOf(stage.now))), OPENED_MINUTES));
    await stage.app.get(MonthSchedule).tick();
    await stage.drain();
    const batch = await frozen(stage, cast, month);
    const finance = await stage.as('PROVIDER_FINANCE');
    const { items } = await finance.get<{ items: readonly Line[] }>(
      `/settlement/batches/${batch.id}/lines?limit=20`,
    );
    const [first, second] = items;
    if (!first || !second) return;
    const dispute = (line: Line, reason: string) =>
      finance.post(`/settlement/batches/${batch.id}/lines/${line.lineNo}/dispute`, { reason });
    await dispute(first, '实际服务时长多于结算分钟，签退时手机没电，请核对门口记录。');
    await dispute(second, '当天护理员提前到达并补足时长，请按实际时长结算。');
    const handler = await stage.as('COUNTY_HANDLER');
    await handler.post(`/settlement/batches/${batch.id}/lines/${first.lineNo}/dispute-decision`, {
      decision: 'KEPT',
      reason: '门口记录与签退时间一致，维持原结算。',
    });
    await stage.drain();
  },
};

export const lastMonth = ({ now }: Stage): Period => periodOfDate(addDays(firstDayOf(periodOf(now)), -1));

/** Frozen by the calendar where its day has come, else by the county's accountant. */
async function frozen(stage: Stage, { provider, family }: DemoCast, month: Period): Promise<Batch> {
  const finance = await stage.as('COUNTY_FINANCE');
  const { items } = await finance.get<{ items: readonly (Batch & { readonly countyId: number })[] }>(
    `/settlement/batches?month=${month}&providerId=${provider.id}`,
  );
  const batch = items.find(({ countyId }) => countyId === family.countyId);
  if (!batch) throw new SceneRefusedError(`the demo's provider has no statement of ${month}`);
  if (batch.state === 'DRAFT') await finance.post(`/settlement/batches/${batch.id}/freezing`);
  return batch;
}
