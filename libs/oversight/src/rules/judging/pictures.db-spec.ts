import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { ServedTown, type ServedParty } from '@test/given/served';
import { RuleRuns } from './rule-runs';

const PICTURE = '00ff00ff00ff00ff';
const TWO_BITS_AWAY = '00ff00ff00ff00fc';

/** A night may hear of a visit long after the one that had its picture from it. */
describe('Pictures that come one night after the other', () => {
  const t = useApp();
  let town: ServedTown;
  let worker: ServedParty;
  const visits: Record<string, string> = {};

  const pictured = async (name: string, by: ServedParty, at: string, perceptual_hash: string) => {
    const { id } = town.addVisit({ worker: by, at });
    town.add('visits.proof', {
      ...{ visit_id: id, id: newId(), kind: 'OUT', method: 'PHOTO', captured_at: '2026-10-12T01:00Z' },
      ...{ received_at: '2026-10-12T01:00Z', result: 'VALID', label: 'RECEIVED', weight: 0, detail: {} },
      ...{ account_id: by.accountId, caregiver_id: by.id, service_month: '2026-10-01', perceptual_hash },
    });
    await town.flush();
    visits[name] = id;
  };
  const newHits = async (): Promise<number> => {
    const { results } = await t.write((tx) =>
      t.get(RuleRuns).run(tx, { kind: 'ON_DEMAND', from: '2026-10-01', to: '2026-11-01', codes: ['R11'] }),
    );
    t.clock.advanceMinutes(60);
    return results[0].newHits;
  };
  const mostLike = async () => {
    const [row] = await t.db.query<{ other: string; bits: number }>(
      'SELECT other_id AS other, bits FROM oversight.month_likeness WHERE visit_id = $1',
      [visits.last],
    );
    return row;
  };

  beforeAll(async () => {
    town = await new ServedTown(t).found();
    worker = town.addWorker();
    await pictured('last', worker, '2026-10-13 09:00', PICTURE);
  });

  it('are alone at first', async () => {
    expect(await newHits()).toBe(0);
    expect(await mostLike()).toBeUndefined();
  });

  it('are compared with those that were there, and the later visit has borrowed, whichever was heard of first', async () => {
    await pictured('before', worker, '2026-10-12 09:00', TWO_BITS_AWAY);
    expect(await newHits()).toBe(1);
    expect(await mostLike()).toEqual({ other: visits.before, bits: 2 });
  });

  it('are looked for everywhere when they are the very same: that is the most like', async () => {
    await pictured('elsewhere', town.addWorker(), '2026-10-11 09:00', PICTURE);
    expect(await newHits()).toBe(0);
    expect(await mostLike()).toEqual({ other: visits.elsewhere, bits: 0 });
  });

  it('are compared once', async () => {
    const made = () => t.db.query('SELECT visit_id, made_at FROM oversight.month_picture ORDER BY visit_id');
    const before = await made();
    expect(before).toHaveLength(3);
    expect(await newHits()).toBe(0);
    expect(await made()).toEqual(before);
  });
});
