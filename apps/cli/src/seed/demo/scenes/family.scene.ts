import { addMinutes, minuteOfDay } from '@anzhi/kernel';
import { displayCode, readDemoDoors } from '@anzhi/visits';
import type { DemoCast } from '../demo-people';
import { accept, assign, book, homesOf, promised, type Wish } from './orders';
import { SceneRefusedError, type Scene, type Stage } from './stage';

/** No programme of the city pays for them. */
const ITEMS = ['GLUCOSE', 'MED_PICKUP'];
const MINUTES = 30;
const MINUTE_MS = 60_000;
/** By day, and over so long ago that the family has looked at it. */
const DAY = { from: 8 * 60, to: 17 * 60 };
const OVER_MINUTES = 180;

/**
 * Two services that no programme pays for, served at the first senior's home and proved at his door: the family has paid
 * the one and is to pay the other.
 */
export const familyScene: Scene = {
  name: 'family',
  async play(stage, cast) {
    stage.at(8, '10:00');
    for (const isPaid of [true, false]) {
      const wish = await ownService(stage, cast);
      const family = await stage.as('FAMILY');
      const orderId = await book(family, wish);
      if (!(await accept(stage, orderId))) throw new SceneRefusedError('the provider was not asked');
      const sent = await assign(
        stage,
        orderId,
        cast.provider.caregivers.map(({ id }) => id),
      );
      if (!sent) throw new SceneRefusedError('nobody could be sent');
      await serve(stage, cast, { ...wish, ...sent });
      await family.post(`/visits/${sent.visitId}/confirmation`);
      await stage.drain();
      if (isPaid) await family.post('/family-payments', { orderIds: [orderId] });
      await stage.drain();
    }
  },
};

/** Something the family pays itself, at the first hour that can be promised. */
async function ownService(
  stage: Stage,
  { provider: { id: providerId, caregivers } }: DemoCast,
): Promise<Wish> {
  const family = await stage.as('FAMILY');
  const [home] = await homesOf(family);
  const latest = addMinutes(stage.now, -OVER_MINUTES);
  const items = await stage.db.query<{ itemCode: string }>(ABLE, [
    ITEMS,
    providerId,
    caregivers.map(({ id }) => id),
  ]);
  for (const { itemCode } of items) {
    const wish = { ...home, itemCode, providerId, minutes: MINUTES };
    const startsAt = (await promised(family, wish)).find((start) => isByDay(start) && start <= latest);
    if (startsAt) return { ...wish, startsAt };
  }
  throw new SceneRefusedError('nobody of the demo can come for anything that the family pays');
}

const isByDay = (start: Date): boolean => minuteOfDay(start) >= DAY.from && minuteOfDay(start) <= DAY.to;

/** What one of them may do, what most families know first. */
const ABLE = `
  SELECT i.code AS "itemCode" FROM unnest($1::text[]) WITH ORDINALITY AS w(code, n)
    JOIN providers.offered_item o ON o.item_code = w.code AND o.provider_id = $2
    JOIN catalogue.item i ON i.code = w.code
   WHERE EXISTS (SELECT FROM providers.caregiver c WHERE c.id = ANY($3::uuid[]) AND i.required_skills <@ c.skills)
   ORDER BY w.n`;

/** On the way, in with the code of the display, out with the tasks done. */
async function serve(
  stage: Stage,
  { family }: DemoCast,
  wish: Wish & { readonly visitId: string; readonly caregiver: number },
): Promise<void> {
  const { visitId } = wish;
  stage.moveTo(addMinutes(wish.startsAt, -25));
  await stage.drain();
  const caregiver = await stage.as('CAREGIVER', wish.caregiver);
  await caregiver.post(`/visits/${visitId}/departure`);
  stage.moveTo(addMinutes(wish.startsAt, -2));
  const [door] = await readDemoDoors(stage.dataDir);
  const code = displayCode(
    Buffer.from(door.secret, 'hex'),
    Math.floor(stage.clock.now().getTime() / MINUTE_MS),
  );
  const position = { ...family.place, accuracyMetres: 12 };
  const deviceAt = (): string => stage.clock.now().toISOString();
  await caregiver.post(`/visits/${visitId}/check-in`, {
    deviceAt: deviceAt(),
    proofs: [
      { ...stage.proof('POSITION'), position },
      { ...stage.proof('DOOR_TAG'), tag: { tagId: door.tagId, code } },
    ],
  });
  if (wish.itemCode === 'GLUCOSE')
    await caregiver.post(`/visits/${visitId}/vital-signs`, { measuredAt: deviceAt(), ...MEASURED });
  stage.moveTo(addMinutes(wish.startsAt, MINUTES));
  const tasks = await stage.db.query<{ code: string }>(TASKS, [wish.itemCode]);
  await caregiver.post(`/visits/${visitId}/check-out`, {
    ...{ method: 'POSITION', position, deviceAt: deviceAt() },
    tasks: tasks.map(({ code }) => ({ code, outcome: 'DONE' })),
  });
  await stage.drain();
}

const MEASURED = { values: { GLUCOSE: 6.4 }, yes: [] };

const TASKS = `SELECT task ->> 'code' AS code FROM catalogue.item, jsonb_array_elements(sample_tasks) AS task WHERE code = $1`;
