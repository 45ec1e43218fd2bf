import { IdentityFacade } from '@anzhi/identity';
import { newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { useApp } from '@test/app';
import type { LiveWatcher } from '@test/live';

/** A division's officers stand in the room of every division below theirs. */
describe('live events', () => {
  const t = useApp();
  let city: number;
  let county: number;
  let otherCounty: number;

  beforeAll(async () => {
    const id = async (code: string) =>
      (await t.db.one<{ id: number }>(
        `SELECT r.id FROM geo.region r JOIN geo.region_code c ON c.region_id = r.id WHERE c.code = $1`,
        [code],
      ))!.id;
    [city, county, otherCounty] = [await id('321300'), await id('321302'), await id('321322')];
  });

  const happen = async (regionId: number, count = 1): Promise<void> => {
    for (let i = 0; i < count; i++) {
      await t.write(async (tx) =>
        tx.publish({
          type: 'people.life-event-recorded.v1',
          payload: { seniorId: newId(), kind: 'MOVE', onDate: '2026-11-23' },
          audience: { regionId },
        }),
      );
    }
    await t.drain();
  };
  const officer = (name: string, regionId: number) => t.person(name, { role: 'COUNTY_HANDLER', regionId });
  const numbers = (watcher: LiveWatcher): number[] => watcher.events.map(({ seq }) => seq);

  it('reach the officers of the division and of those above, and nobody else', async () => {
    const here = await t.watch(await officer('县区经办', county));
    const above = await t.watch(await t.person('市级审计', { role: 'CITY_AUDITOR', regionId: city }));
    const elsewhere = await t.watch(await officer('外县经办', otherCounty));
    const family = await t.watch(await t.person('家属', { role: 'FAMILY' }));
    await happen(county);
    await happen(otherCounty);
    await elsewhere.saw('people.life-event-recorded.v1');
    await above.until(() => above.events.length === 2, 'two events');
    await here.saw('people.life-event-recorded.v1');
    expect(here.events).toHaveLength(1);
    expect(elsewhere.events).toHaveLength(1);
    expect(family.events).toEqual([]);
  });

  it('that were missed come again in order, without gaps or repeats, also while new ones happen', async () => {
    const person = await officer('掉线经办', county);
    const first = await t.watch(person);
    await happen(county, 3);
    await first.until(() => first.events.length === 3, 'three events');
    const since = first.lastSeq;
    first.close();
    await happen(county, 40);
    const [again] = await Promise.all([t.watch(person, since), happen(county, 20)]);
    await again.until(() => again.events.length === 60, 'sixty events');
    expect(numbers(again)).toEqual([...new Set(numbers(again))].sort((a, b) => a - b));
    expect(Math.min(...numbers(again))).toBeGreaterThan(since);
  });

  it('are for nobody without a session', async () => {
    await expect(t.watch({ token: null })).rejects.toThrow('auth.session-ended');
    await expect(t.watch({ token: 'forged' })).rejects.toThrow('auth.session-ended');
  });

  it('are for nobody any more from the event on by which his right ended', async () => {
    const person = await officer('调离经办', county);
    const watcher = await t.watch(person);
    const happenIn = async (tx: Tx) =>
      tx.publish({
        type: 'people.life-event-recorded.v1',
        payload: { seniorId: newId(), kind: 'MOVE', onDate: '2026-11-23' },
        audience: { regionId: county },
      });
    // one page of the log: before, the end of the role, after
    await t.write(happenIn);
    await t.write((tx) =>
      t.get(IdentityFacade).revokeRole(tx, person.accountId!, { role: 'COUNTY_HANDLER', regionId: county }),
    );
    await t.write(happenIn);
    await t.write((tx) =>
      t.get(IdentityFacade).grantRole(tx, person.accountId!, { role: 'COUNTY_HANDLER', regionId: county }),
    );
    await t.write(happenIn);
    await t.write((tx) =>
      t.get(IdentityFacade).revokeRole(tx, person.accountId!, { role: 'COUNTY_HANDLER', regionId: county }),
    );
    await t.write(happenIn);
    await t.drain();
    const roleEvents = () => watcher.types.filter((type) => type === 'identity.roles-changed.v1');
    await watcher.until(() => roleEvents().length === 3, 'three changes of the role');
    // he holds no role by the time the first change is delivered, so that nothing after it is his
    expect(watcher.types).toEqual(['people.life-event-recorded.v1', ...roleEvents()]);
  });

  it('end with the session', async () => {
    const person = await officer('离岗经办', county);
    const watcher = await t.watch(person);
    const sessions = await person.get('/sessions').expect(200);
    const { items } = sessions.body as { items: { id: string }[] };
    await person.delete(`/sessions/${items[0].id}`).expect(204);
    await t.drain();
    await watcher.until(() => watcher.farewells.includes('session-ended'), 'the farewell');
  });
});
