import { newId } from '@anzhi/kernel';
import type { Statement } from '../frame/pg-loop';
import { perSecondOf } from './load';
import { booking, COUNTY, FEN, MINUTES, type World } from './world';

/** A round of captures takes the holds that the round of bookings before it has left. */
const ROUND = 600;

export interface Capturing {
  book(): Promise<{ perSecond: number }>;
  capture(): Promise<{ perSecond: number }>;
}

/** Every visit with evidence of its own, registered and verified before the clock runs. */
export async function openCapturing(world: World): Promise<Capturing> {
  const next = booking(world, world.slices);
  const waiting: string[][] = [];
  const book = () => {
    const bookings = Array.from({ length: ROUND }, next);
    waiting.push(bookings.map(({ holdId }) => holdId));
    return perSecondOf(world.app, bookings);
  };
  await book();
  return {
    book,
    async capture() {
      const holds = waiting.shift()!;
      const evidence = await verified(world, holds.length);
      return perSecondOf(
        world.app,
        holds.map((holdId, index) => captureOf(holdId, evidence[index])),
      );
    },
  };
}

const captureOf = (holdId: string, evidenceId: string): Statement => ({
  text: `SELECT * FROM ledger.post($1, $2, $3, $4::bigint[], $5, $6)`,
  values: [COUNTY, newId(), holdId, [MINUTES, FEN], evidenceId, new Date()],
});

async function verified({ app }: World, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await app.query(
    `INSERT INTO ledger.evidence (county_id, evidence_id, kind, reference, hash, registered_at)
     SELECT $1, id, 'VISIT', id, sha256(id::text::bytea), $3 FROM unnest($2::uuid[]) AS id`,
    [COUNTY, ids, new Date()],
  );
  await app.query(
    `UPDATE ledger.evidence SET state = 'VERIFIED', verified_at = $3 WHERE county_id = $1 AND evidence_id = ANY ($2::uuid[])`,
    [COUNTY, ids, new Date()],
  );
  return ids;
}
