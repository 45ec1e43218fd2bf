import { newId } from '@anzhi/kernel';
import { RuleRuns } from '@anzhi/oversight';
import type { VisitView } from '@anzhi/visits';
import type { ApiClient, TestApp } from '../app';
import { givenTown, type GivenTeam } from './dispatch';
import { CODES, regionId } from './geo';
import type { GivenHousehold } from './ordering';
import type { CaregiverWish } from './providers';
import { caregiverOf, givenService, givenVisit, type GivenVisit } from './visits';

/** What an officer reads of a rule. */
export interface Read {
  readonly rule: string;
  readonly variant: string;
  readonly severity: string;
  readonly zh: string;
  readonly en: string;
  readonly subjectId: string;
  readonly visitIds: readonly string[];
}

export interface VisitOfCase {
  /** Of November 2026. */
  readonly day: number;
  readonly at?: string;
  readonly minutes?: number;
  /** Which of the team; the first unless given. */
  readonly caregiver?: number;
  /** Somebody new unless given. */
  readonly household?: GivenHousehold;
}

/** A town with one provider, its caregivers, and the officers who look at what they do; everything by the API. */
export class FraudStage {
  team!: GivenTeam;
  countyId!: number;
  private officer!: ApiClient;

  constructor(private readonly t: TestApp) {}

  async open(staff: readonly CaregiverWish[]): Promise<void> {
    this.countyId = await regionId(this.t, CODES.county);
    this.officer = await this.t.person('县区审核员', { role: 'COUNTY_REVIEWER', regionId: this.countyId });
    this.team = await (await givenTown(this.t)).team({ staff });
  }

  /** Booked by a family, accepted, and this caregiver assigned. */
  async book({
    day,
    at = '09:00',
    minutes = 60,
    caregiver = 0,
    household,
  }: VisitOfCase): Promise<GivenVisit> {
    const dispatcher = await this.t.again(this.team.dispatcher);
    const team = { ...this.team, dispatcher, caregivers: [this.team.caregivers[caregiver]] };
    const startsAt = `2026-11-${day}T${at}:00+08:00`;
    return givenVisit(this.t, team, { startsAt, plannedMinutes: minutes }, household);
  }

  /** Served as long as was planned, the same at both ends. */
  serve(visit: GivenVisit, check?: object, minutes = 60): Promise<VisitView> {
    return givenService(this.t, visit, { minutes, ...(check && { check }) });
  }

  /** Arrives and leaves with proofs of his own for each end. */
  async serveWith(
    visit: GivenVisit,
    proofs: (end: 'IN' | 'OUT') => object[],
    minutes = 60,
  ): Promise<VisitView> {
    const { clock } = this.t;
    const sent = (end: 'IN' | 'OUT') => {
      const deviceAt = clock.now().toISOString();
      return {
        deviceAt,
        proofs: proofs(end).map((each) => ({ id: newId(), capturedAt: deviceAt, ...each })),
      };
    };
    clock.set(visit.startsAt);
    const arrived = (await caregiverOf(this.t, visit.team)).post(`/visits/${visit.id}/check-in`, sent('IN'));
    await arrived.expect(201);
    clock.advanceMinutes(minutes);
    const leaving = { ...sent('OUT'), tasks: [] };
    const left = (await caregiverOf(this.t, visit.team)).post(`/visits/${visit.id}/check-out`, leaving);
    return (await left.expect(201)).body as VisitView;
  }

  /** VERIFIED: it is paid. CONFIRMED: it waits for an officer, nothing is paid. */
  async confirm(visit: GivenVisit): Promise<string> {
    const family = await this.t.again(visit.household.family);
    const { body } = await family.post(`/visits/${visit.id}/confirmation`).expect(201);
    return (body as VisitView).state;
  }

  /** Minutes that were captured of the order's grant; none: nothing was paid. */
  async paidMinutes({ orderId }: GivenVisit): Promise<number> {
    const { captured } = (await this.t.db.one<{ captured: number | null }>(
      'SELECT captured_minutes AS captured FROM ordering."order" WHERE id = $1',
      [orderId],
    ))!;
    return captured ?? 0;
  }

  /** The rule is asked of November by night; what the officer reads next morning, of a visit or of somebody. */
  async reads(rule: string, about: { visitId?: string; subjectId?: string } = {}): Promise<Read[]> {
    const { visitId, subjectId } = about;
    await this.t.write((tx) =>
      this.t.get(RuleRuns).run(tx, { kind: 'NIGHTLY', from: '2026-11-01', to: '2026-12-01', codes: [rule] }),
    );
    const officer = await this.t.again(this.officer);
    const query = `rule=${rule}&limit=200${visitId ? `&visitId=${visitId}` : ''}`;
    const { items } = (await officer.get(`/oversight/rule-hits?${query}`).expect(200)).body as {
      items: Read[];
    };
    return items.filter((hit) => !subjectId || hit.subjectId === subjectId);
  }
}
