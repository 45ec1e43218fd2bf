import { useApp, type ApiClient } from '@test/app';
import { givenTeam, type GivenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import {
  givenConfirmedVisit,
  givenDisputedVisit,
  givenOfficers,
  givenServedVisit,
} from '@test/given/oversight';
import type { GivenVisit } from '@test/given/visits';
import type { VisitFileView } from './visit-file.dto';
import type { VisitLinePageView } from './visit-list.dto';

describe('An officer reads', () => {
  const t = useApp();
  let team: GivenTeam;
  let sound: GivenVisit;
  let doubtful: GivenVisit;
  let disputed: GivenVisit;
  let flagged: GivenVisit;
  let returned: GivenVisit;
  let officers: Awaited<ReturnType<typeof givenOfficers>>;
  let auditor: ApiClient;

  const list = async (by: ApiClient, query = ''): Promise<VisitLinePageView> =>
    (await by.get(`/oversight/visits${query}`).expect(200)).body as VisitLinePageView;
  const idsOf = async (by: ApiClient, query = ''): Promise<string[]> =>
    (await list(by, query)).items.map(({ id }) => id);

  beforeAll(async () => {
    team = await givenTeam(t);
    returned = await givenConfirmedVisit(t, team);
    sound = await givenConfirmedVisit(t, team);
    flagged = await givenServedVisit(t, team, 'DOUBTFUL');
    doubtful = await givenConfirmedVisit(t, team, 'DOUBTFUL');
    disputed = await givenDisputedVisit(t, team);
    officers = await givenOfficers(t);
    auditor = await t.person('李审计', { role: 'CITY_AUDITOR', regionId: await regionId(t, CODES.city) });
    await officers.verifier.post(`/oversight/visits/${sound.id}/approval`, {}).expect(201);
    await officers.verifier
      .post(`/oversight/visits/${returned.id}/return`, { reason: '时间对不上' })
      .expect(201);
  });

  describe('the list', () => {
    it('with exceptions first', async () => {
      const { items } = await list(officers.verifier);
      expect(items.map(({ id, attention }) => [id, attention])).toEqual([
        [returned.id, 'OPEN_RETURN'],
        [disputed.id, 'DISPUTED'],
        [doubtful.id, 'AWAITS_OFFICER'],
        [flagged.id, 'FLAGGED'],
        [sound.id, 'NONE'],
      ]);
      expect(items[0]).toMatchObject({
        senior: '王*华',
        caregiver: '李*理',
        stateZh: '已核验',
        arrivalMethod: 'POSITION',
        plannedMinutes: 120,
        heldMinutes: 120,
        capturedMinutes: 120,
        reversedMinutes: null,
        withheld: true,
      });
    });

    it('page by page, each visit once and in the same order', async () => {
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: VisitLinePageView = await list(auditor, `?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(paged).toEqual(await idsOf(auditor));
      expect(paged).toHaveLength(5);
    });

    it('narrowed down', async () => {
      const town = await regionId(t, CODES.town);
      const other = await regionId(t, CODES.otherCountysTown);
      const day = (visit: GivenVisit): Promise<{ startsAt: Date } | undefined> =>
        t.db.one('SELECT starts_at AS "startsAt" FROM visits.visit WHERE id = $1', [visit.id]);
      const from = (await day(doubtful))!.startsAt.toISOString();
      expect(await idsOf(auditor, '?needsAttention=true')).toEqual([returned.id, disputed.id, doubtful.id]);
      expect(await idsOf(auditor, '?flag=UNPROVEN')).toEqual([doubtful.id, flagged.id]);
      expect(await idsOf(auditor, '?state=DISPUTED')).toEqual([disputed.id]);
      expect(await idsOf(auditor, `?from=${from}`)).toEqual([disputed.id, doubtful.id]);
      expect(await idsOf(auditor, `?to=${from}`)).toEqual([returned.id, flagged.id, sound.id]);
      expect(await idsOf(auditor, `?regionId=${town}`)).toHaveLength(5);
      expect(await idsOf(auditor, `?regionId=${other}`)).toEqual([]);
      expect(await idsOf(auditor, `?providerId=${team.provider.id}`)).toEqual(await idsOf(auditor));
      expect(await idsOf(auditor, `?caregiverId=${sound.id}`)).toEqual([]);
      await auditor.get('/oversight/visits?needsAttention=perhaps').expect(422);
    });

    it('of his own divisions only', async () => {
      expect(await idsOf(officers.neighbour)).toEqual([]);
      const town = await regionId(t, CODES.town);
      expect(await idsOf(officers.neighbour, `?regionId=${town}`)).toEqual([]);
    });
  });

  describe('the file of one visit', () => {
    it('from the booking to the last minute', async () => {
      const { body } = await officers.reviewer.get(`/oversight/visits/${returned.id}`).expect(200);
      const file = body as VisitFileView;
      expect(file.order).toMatchObject({ channel: 'WEB', bookedAs: 'REPRESENTATIVE', bookedByName: '王*明' });
      expect(file.order.priceReasons.length).toBeGreaterThan(0);
      expect(file.address).toBe('双庄街道幸福社区和谐小区**号楼');
      expect(file.dispatch.rankings[0].candidates[0]).toMatchObject({
        providerId: team.provider.id,
        place: 1,
      });
      expect(file.dispatch.offers).toMatchObject([{ state: 'ACCEPTED', provider: team.provider.name }]);
      expect(file.dispatch.assignments).toMatchObject([{ caregiver: '李*理', active: true }]);
      expect(file.checks).toMatchObject([
        { kind: 'IN', method: 'POSITION', distanceMetres: 0, accuracyMetres: 10 },
        { kind: 'OUT', method: 'POSITION' },
      ]);
      for (const check of file.checks)
        expect(Object.keys(check)).toEqual(expect.arrayContaining(['deviceAt', 'serverAt']));
      expect(JSON.stringify(file.checks)).not.toMatch(/latitude|longitude/);
      expect(file.confirmation).toMatchObject({ by: '王*明', automatic: false, callBackOwed: false });
      expect(file.evidence).toMatchObject({
        state: 'VERIFIED',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
      expect(file.steps.map(({ to }) => to)).toEqual(
        expect.arrayContaining(['HELD', 'ACCEPTED', 'IN_SERVICE', 'VERIFIED']),
      );
      expect(file.reviews).toMatchObject([{ kind: 'RETURN', state: 'OPEN', reason: '时间对不上' }]);
      expect(file.trail.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['ordering.order-booked', 'visits.verified', 'oversight.visit-returned']),
      );
      expect(JSON.stringify(body)).not.toMatch(/王建华|王小明|李护理|12号楼|138\d{8}/);
    });

    it('with the chain from the grant and its reason to the minute', async () => {
      const { body } = await officers.reviewer.get(`/oversight/visits/${returned.id}`).expect(200);
      const [hold] = (body as VisitFileView).chain;
      expect(hold.split).toMatchObject({ programmeCode: 'SQ_HOME_CARE', programmeMinutes: 120 });
      expect(hold.grants).toMatchObject([{ period: 202611, unit: 'MINUTE', amount: 480 }]);
      expect(hold.grants[0].reason.zh).toMatch(/最低生活保障/);
      const minutes = hold.steps.filter(({ unit }) => unit === 'MINUTE');
      expect(minutes.map(({ step, amount }) => [step, amount])).toEqual([
        ['HELD', 120],
        ['CAPTURED', 120],
        ['WITHHELD', expect.any(Number)],
      ]);
    });

    it('with the dispute, and a visit that nobody confirmed', async () => {
      const one = (await auditor.get(`/oversight/visits/${disputed.id}`).expect(200)).body as VisitFileView;
      expect(one.dispute).toMatchObject({ by: '王*明', reason: '只来了半小时', decision: null });
      expect(one).toMatchObject({
        confirmation: null,
        capturedMinutes: null,
        heldMinutes: 120,
        evidence: { state: 'REGISTERED' },
      });
    });

    it('not from outside his divisions', async () => {
      const { body } = await officers.neighbour.get(`/oversight/visits/${sound.id}`).expect(404);
      expect(body).toMatchObject({ code: 'oversight.visit-not-found' });
    });
  });

  it('the audit trail of a thing, a senior, or a time, in his divisions', async () => {
    const actions = async (by: ApiClient, query: string): Promise<string[]> => {
      const { body } = await by.get(`/audit-trail?${query}`).expect(200);
      return (body as { items: { action: string }[] }).items.map(({ action }) => action);
    };
    const ofVisit = `subject=visit&subjectId=${sound.id}`;
    expect(await actions(officers.reviewer, ofVisit)).toEqual([
      'visits.verified',
      'visits.confirmed',
      'visits.checked-out',
      'visits.in-service',
      'visits.scheduled',
    ]);
    expect(await actions(officers.neighbour, ofVisit)).toEqual([]);
    expect(await actions(auditor, `seniorId=${sound.household.senior.id}`)).toContain(
      'ordering.order-booked',
    );
    expect(await actions(auditor, `from=${t.clock.now().toISOString()}`)).toContain(
      'oversight.visit-returned',
    );
    expect(await actions(auditor, 'to=2026-11-01T00:00:00Z')).toEqual([]);
    const first = await auditor.get('/audit-trail?limit=3').expect(200);
    const { items, nextCursor } = first.body as { items: { id: number }[]; nextCursor: string };
    const second = await auditor.get(`/audit-trail?limit=3&cursor=${nextCursor}`).expect(200);
    const all = await auditor.get('/audit-trail?limit=6').expect(200);
    expect((all.body as { items: unknown[] }).items).toEqual([
      ...items,
      ...(second.body as { items: unknown[] }).items,
    ]);
    await auditor.get('/audit-trail?subject=visit').expect(422);
    await officers.verifier.get('/audit-trail').expect(403);
  });

  it('his home: what waits, and the minutes of the month, by township', async () => {
    const { body } = await officers.reviewer.get('/oversight/summary').expect(200);
    const figures = {
      needsAttention: 3,
      openReturns: 1,
      disputes: 1,
      awaitingOfficer: 1,
      unmetDemand: 0,
      heldMinutes: 360,
      capturedMinutes: 240,
      reversedMinutes: 0,
    };
    expect(body).toMatchObject({ period: 202611, total: figures });
    const { townships } = body as { townships: { regionId: number }[] };
    expect(townships[0]).toMatchObject({ regionId: await regionId(t, CODES.town), ...figures });
    expect(townships.length).toBeGreaterThan(1);
    const elsewhere = await officers.neighbour.get('/oversight/summary').expect(200);
    expect(elsewhere.body).toMatchObject({ total: { needsAttention: 0, capturedMinutes: 0 } });
  });
});
