import { startOfDay } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { givenAssessmentOffice, givenCase, givenLevel } from '@test/given/assessment';
import { CODES, regionId } from '@test/given/geo';
import { givenSenior } from '@test/given/people';
import { DailySchedule } from './daily-schedule';

const t = useApp();

/** A day passes: several workers knock at once, again and again. */
async function dayComes(day: string): Promise<void> {
  t.clock.set(startOfDay(day));
  for (let knock = 0; knock < 2; knock++) {
    await Promise.all([1, 2, 3].map(() => t.get(DailySchedule).tick()));
    await t.drain();
  }
}

const announced = async (seniorId: string) =>
  t.db.query<{ validTo: string }>(
    `SELECT payload ->> 'validTo' AS "validTo" FROM platform.event
      WHERE type = 'assessment.due-soon.v1' AND payload ->> 'seniorId' = $1`,
    [seniorId],
  );

describe('the days before a result ends', () => {
  it('bring one announcement for each result', async () => {
    const { id } = await givenSenior(t);
    await givenLevel(t, id, 2, '2026-01-10');
    await dayComes('2026-12-10');
    expect(await announced(id)).toEqual([]);
    await dayComes('2026-12-11');
    await dayComes('2026-12-12');
    expect(await announced(id)).toEqual([{ validTo: '2027-01-10' }]);
    await expect(t.db.query('DELETE FROM assessment.reminder')).rejects.toThrow('permission denied');
  });

  it('bring none to those whose next one is there or under way, and none to the dead', async () => {
    const [next, underWay, dead] = [await givenSenior(t), await givenSenior(t), await givenSenior(t)];
    for (const { id } of [next, underWay, dead]) await givenLevel(t, id, 2, '2026-01-20');
    await givenLevel(t, next.id, 2, '2026-12-01');
    const handler = await t.person('县区经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.county),
    });
    await handler.post(`/seniors/${underWay.id}/ability-assessments`, { reason: 'ROUTINE' }).expect(201);
    const death = { kind: 'DEATH', onDate: '2026-12-01', source: '火化证明' };
    await handler.post(`/seniors/${dead.id}/life-events`, death).expect(201);
    await dayComes('2026-12-28');
    for (const { id } of [next, underWay, dead]) expect(await announced(id)).toEqual([]);
  });

  it('end with the assessment expired', async () => {
    t.clock.set(startOfDay('2026-11-23'));
    const { id } = await givenCase(t, await givenAssessmentOffice(t), 'PUBLISHED');
    const state = async () =>
      (
        await t.db.one<{ state: string }>('SELECT state FROM assessment.ability_assessment WHERE id = $1', [
          id,
        ])
      )?.state;
    await dayComes('2027-11-22');
    expect(await state()).toBe('PUBLISHED');
    await dayComes('2027-11-23');
    expect(await state()).toBe('EXPIRED');
  });
});
