import { newId, type Ctx } from '@anzhi/kernel';
import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { givenTown, type GivenTown } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { ctxOf } from '@test/given/ordering';
import { ServedTown, type ServedParty } from '@test/given/served';
import { caregiverOf, givenService, givenVisit, type GivenVisit } from '@test/given/visits';
import type { LiveWatcher } from '@test/live';
import { RatingQueries } from './rating.queries';
import type { AverageQuery } from './ratings.dto';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');
/** When nothing of October can change any more. */
const SETTLED = new Date('2026-11-15T00:00:00+08:00');
const RATED = '2026-10-13T12:00:00+08:00';
const CONTENT = { score: 5, reasons: ['KIND', 'PUNCTUAL'], words: '很细心', showsCaregiver: false };

describe('the rating of a visit', () => {
  const t = useApp();
  const owner = useClient(() => t.database.ownerUrl);
  const app = useClient(() => t.database.appUrl);
  let town: GivenTown;
  beforeAll(async () => {
    town = await givenTown(t);
  });
  beforeEach(() => t.clock.set(FIRST_DAY));

  const served = async (): Promise<GivenVisit> => {
    t.clock.set(FIRST_DAY);
    const visit = await givenVisit(t, await town.team());
    await givenService(t, visit);
    return visit;
  };
  const familyOf = ({ household }: GivenVisit): Promise<ApiClient> => t.again(household.family);
  const rate = (who: ApiClient, { id }: Pick<GivenVisit, 'id'>, body: object = CONTENT) =>
    who.put(`/visits/${id}/rating`, body);

  it('is given once and changed within its days, and keeps the day on which it ends', async () => {
    const visit = await served();
    const leftAt = t.clock.now();
    const first = await rate(await familyOf(visit), visit).expect(200);
    const openUntil = new Date(leftAt.getTime() + 14 * 86_400_000).toISOString();
    expect(first.body).toMatchObject({ rating: CONTENT, openUntil });

    t.clock.set(new Date(openUntil));
    const changed = { score: 2, reasons: ['LATE'], showsCaregiver: true };
    await rate(await familyOf(visit), visit, changed).expect(200);
    const { body } = await (await familyOf(visit)).get(`/visits/${visit.id}/rating`).expect(200);
    expect(body).toMatchObject({ rating: { ...changed, words: null }, openUntil });
    expect(await t.db.query('SELECT FROM visits.rating WHERE visit_id = $1', [visit.id])).toHaveLength(1);

    t.clock.advanceMinutes(1);
    const late = await rate(await familyOf(visit), visit).expect(409);
    expect(late.body).toMatchObject({ code: 'visits.rating-closed' });
    const seen = await (await familyOf(visit)).get(`/visits/${visit.id}/rating`).expect(200);
    expect(seen.body).toMatchObject({ rating: { score: 2 }, openUntil: null });
  });

  it('says in the audit trail that there was one, not which, and is told to nobody', async () => {
    const visit = await served();
    await t.drain();
    const watchers = [visit.household.family, await caregiverOf(t, visit.team), visit.team.dispatcher];
    const live: LiveWatcher[] = [];
    for (const who of watchers) live.push(await t.watch(await t.again(who)));
    await rate(await familyOf(visit), visit).expect(200);
    await t.drain();
    const [line] = await t.db.query<{ details: object; organisationId: string | null }>(
      `SELECT details, organisation_id AS "organisationId" FROM platform.audit_trail
        WHERE subject_id = $1 AND action = 'visits.rated'`,
      [visit.id],
    );
    expect(JSON.stringify(line)).not.toMatch(/score|5/);
    expect(live.flatMap(({ events }) => events)).toEqual([]);
  });

  it.each([
    [{ score: 0 }, '/score'],
    [{ score: 6 }, '/score'],
    [{ score: 4.5 }, '/score'],
    [{ reasons: ['HANDSOME'] }, '/reasons'],
    [{ words: 'x'.repeat(301) }, '/words'],
    [{ showsCaregiver: undefined }, '/showsCaregiver'],
  ])('is not %j', async (odd, pointer) => {
    const { body } = await rate(
      await t.person('家属', { role: 'FAMILY' }),
      { id: newId() },
      { ...CONTENT, ...odd },
    ).expect(422);
    expect((body as { errors: { pointer: string }[] }).errors[0].pointer).toContain(pointer);
  });

  it('is the family’s: nobody else gives it, sees it, or rates what has not ended', async () => {
    const visit = await givenVisit(t, await town.team());
    expect((await rate(await familyOf(visit), visit).expect(409)).body).toMatchObject({
      code: 'visits.not-in-state',
    });
    await givenService(t, visit);
    const stranger = await t.person('别家的家属', { role: 'FAMILY' });
    await rate(stranger, visit).expect(404);
    await stranger.get(`/visits/${visit.id}/rating`).expect(404);
    for (const who of [await caregiverOf(t, visit.team), await t.again(visit.team.dispatcher)]) {
      await rate(who, visit).expect(403);
      await who.get(`/visits/${visit.id}/rating`).expect(403);
    }
  });

  it('is shown to the caregiver as that of a visit only if the family says so', async () => {
    const visit = await served();
    const shown = async () => (await (await caregiverOf(t, visit.team)).get('/my/ratings').expect(200)).body;
    await rate(await familyOf(visit), visit).expect(200);
    expect(await shown()).toEqual({ items: [], nextCursor: null });
    await rate(await familyOf(visit), visit, { ...CONTENT, showsCaregiver: true }).expect(200);
    expect(await shown()).toMatchObject({ items: [{ visitId: visit.id, score: 5, words: '很细心' }] });
    await rate(await familyOf(visit), visit).expect(200);
    expect(await shown()).toEqual({ items: [], nextCursor: null });
  });

  describe('as an average of October', () => {
    const queries = () => t.get(RatingQueries);
    const averages = async (ctx: Ctx, query: Partial<AverageQuery> = {}) =>
      (await queries().averages(ctx, { month: '2026-10', by: 'CAREGIVER', limit: 50, ...query })).items;
    const officer = (regionId: number) => ctxOf(newId(), { regionIds: [regionId] });
    const himself = ({ accountId }: ServedParty) => ctxOf(accountId, { own: true });
    let place: ServedTown;
    let many: ServedParty;
    let few: ServedParty;
    let unhappy: ServedParty;
    let elsewhere: number;

    /** A caregiver of the town whose visits were rated so. */
    const rated = (scores: readonly number[]): ServedParty => {
      const worker = place.addWorker();
      for (const score of scores) {
        const { id } = place.addVisit({ worker });
        place.add('visits.rating', {
          ...{
            visit_id: id,
            after_check: 'OUT',
            score,
            reasons: [],
            shows_caregiver: false,
            rated_by: newId(),
          },
          ...{ rated_at: RATED, changed_at: RATED, open_until: RATED },
        });
      }
      return worker;
    };

    beforeAll(async () => {
      place = await new ServedTown(t).found();
      many = rated([5, 4, 4, 5, 3]);
      few = rated([1, 1, 1, 1]);
      unhappy = rated([2, 2, 2, 2, 3]);
      await place.flush();
      elsewhere = await regionId(t, CODES.otherCounty);
    });
    beforeEach(() => t.clock.set(SETTLED));

    it('is shown from the least number on, the unhappiest first', async () => {
      expect(await averages(officer(place.countyId))).toEqual([
        { id: unhappy.id, name: expect.stringMatching('护理员') as string, count: 5, average: 2.2 },
        { id: many.id, name: expect.stringMatching('护理员') as string, count: 5, average: 4.2 },
      ]);
    });

    it('is of the visits one may see, of the month one asks about', async () => {
      const provider = { id: place.provider.id, count: 14, average: 2.6 };
      const staff = ctxOf(newId(), { organisationIds: [place.provider.id] });
      for (const ctx of [officer(place.countyId), staff])
        expect(await averages(ctx, { by: 'PROVIDER' })).toMatchObject([provider]);
      expect(await averages(officer(elsewhere), { by: 'PROVIDER' })).toEqual([]);
      expect(await averages(ctxOf(newId(), { organisationIds: [newId()] }))).toEqual([]);
      expect(await averages(officer(place.countyId), { month: '2026-09' })).toEqual([]);
    });

    it('comes by pages', async () => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const query = { month: '2026-10', by: 'CAREGIVER' as const, limit: 1, ...(cursor ? { cursor } : {}) };
        const page = await queries().averages(officer(place.countyId), query);
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(ids).toEqual([unhappy.id, many.id]);
    });

    it('is his own to a caregiver, with nobody’s name', async () => {
      const items = [{ month: '2026-10', count: 5, average: 4.2 }];
      expect(await queries().ownAverages(himself(many))).toEqual({ items });
      expect(await queries().ownAverages(himself(few))).toEqual({ items: [] });
    });

    it('is not shown while a rating of the month can still change', async () => {
      t.clock.set(new Date(SETTLED.getTime() - 1));
      expect(await averages(officer(place.countyId))).toEqual([]);
      expect(await queries().ownAverages(himself(many))).toEqual({ items: [] });
    });
  });

  describe('in the database', () => {
    const insert = (visitId: string, odd: Record<string, unknown> = {}) => {
      const at = '2026-11-23T12:00:00Z';
      const row = {
        ...{ visit_id: visitId, score: 5, reasons: '{}', shows_caregiver: false, rated_by: newId() },
        ...{ rated_at: at, changed_at: at, open_until: at },
        ...odd,
      };
      const names = Object.keys(row);
      return owner.query(
        `INSERT INTO visits.rating (${names.join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
        Object.values(row),
      );
    };
    let visit: GivenVisit;
    beforeAll(async () => {
      visit = await served();
    });

    it.each([
      ['a sixth star', { score: 6 }, 'rating_one_to_five'],
      ['an unknown reason', { reasons: '{HANDSOME}' }, 'rating_known_reasons'],
      ['words that say nothing', { words: ' ' }, 'rating_words_say_something'],
      ['a change after its time', { changed_at: '2026-11-23T12:00:01Z' }, 'rating_in_time'],
      ['one upon an arrival', { after_check: 'IN' }, 'rating_after_the_leaving'],
    ])('there is not %s', async (_what, odd, constraint) => {
      await expect(insert(visit.id, odd)).rejects.toMatchObject({ constraint });
    });

    it('there is none of a visit that has not ended, and no second one of one that has', async () => {
      const scheduled = await givenVisit(t, await town.team());
      await expect(insert(scheduled.id)).rejects.toMatchObject({ code: '23503' });
      await insert(visit.id);
      await expect(insert(visit.id)).rejects.toMatchObject({ code: '23505' });
    });

    it.each(['DELETE FROM visits.rating', 'UPDATE visits.rating SET open_until = now()'])(
      'the product may not %s',
      async (sql) => {
        await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
      },
    );
  });
});
