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

  it('that many missed since different moments come to each from his own on, when all come back at once', async () => {
    const here = await officer('同时回来', county);
    const there = await officer('同时回来', otherCounty);
    const above = await t.person('同时回来', { role: 'CITY_AUDITOR', regionId: city });
    const first = await t.watch(above);
    for (const count of [5, 4, 3]) {
      await happen(county, count);
      await happen(otherCounty, 2);
    }
    await first.until(() => first.events.length === 18, 'eighteen events');
    const missed = first.events.map(({ seq }) => seq);
    const since = [missed[0] - 1, missed[5], missed[11], missed[17]];
    const coming = since.flatMap((each) =>
      [here, there, above].flatMap((who) => [t.watch(who, each), t.watch(who, each)]),
    );
    const [watchers] = await Promise.all([Promise.all(coming), happen(county, 6), happen(otherCounty, 6)]);
    await first.until(() => first.events.length === 30, 'thirty events');
    const all = await t.db.query<{ seq: number; rooms: string[] }>(
      'SELECT seq, rooms FROM platform.event WHERE seq >= $1 ORDER BY seq',
      [missed[0]],
    );
    for (const [at, watcher] of watchers.entries()) {
      const ofBoth = [`region:${county}`, `region:${otherCounty}`];
      const his = [[ofBoth[0]], [ofBoth[1]], ofBoth][Math.floor(at / 2) % 3];
      const wanted = all
        .filter(({ seq, rooms }) => seq > since[Math.floor(at / 6)] && rooms.some((r) => his.includes(r)))
        .map(({ seq }) => seq);
      await watcher.until(() => watcher.events.length >= wanted.length, 'all that was missed');
      expect(numbers(watcher)).toEqual(wanted);
    }
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
