import { Injectable } from '@nestjs/common';
import type { EventMap } from '@anzhi/contracts';
import { addDays, businessDate } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Settings, type StoredEvent, type Tx } from '@anzhi/platform';
import { EntitlementSettings } from '../entitlement.settings';
import { Lifting } from './lifting';
import type { Stop } from './stop';
import { StopRegister } from './stop-register';
import type { StopReason } from './stop.state';
import { StopStore } from './stop-store';
import { afterDeath, inHospital, inInstitution, movedOut, type StopTerms } from './stop-terms.policy';

type LifeEvent = EventMap['people.life-event-recorded.v1'];
type Stay = 'inHospitalSince' | 'inInstitutionSince';

const BEGINS: Readonly<Record<string, StopReason | undefined>> = {
  DEATH: 'DEATH',
  HOSPITAL_ADMISSION: 'HOSPITAL',
  INSTITUTION_ADMISSION: 'INSTITUTION',
  MOVE: 'MOVE_OUT',
  MOVE_OUT: 'MOVE_OUT',
};
const ENDS: Readonly<Record<string, StopReason | undefined>> = {
  DISCHARGE: 'HOSPITAL',
  INSTITUTION_DISCHARGE: 'INSTITUTION',
};
const STAY: Readonly<Partial<Record<StopReason, Stay>>> = {
  HOSPITAL: 'inHospitalSince',
  INSTITUTION: 'inInstitutionSince',
};
/** Longer stays are looked up no further. */
const MAX_STAY_DAYS = 400;

/** What follows for claims from what happened to a senior, from the day on which it happened, whenever it was known. */
@Injectable()
export class LifeEventConsequences {
  constructor(
    private readonly people: PeopleFacade,
    private readonly settings: Settings,
    private readonly register: StopRegister,
    private readonly store: StopStore,
    private readonly lifting: Lifting,
  ) {}

  async recorded(tx: Tx, event: StoredEvent<'people.life-event-recorded.v1'>): Promise<void> {
    const { kind } = event.payload;
    const [begins, ends] = [BEGINS[kind], ENDS[kind]];
    if (begins) await this.begin(tx, begins, event.payload, event.id);
    if (ends) await this.end(tx, ends, event.payload);
  }

  /** It did not happen: the stop is lifted; of a discharge, the stay goes on. */
  async retracted(tx: Tx, { payload }: StoredEvent<'people.life-event-retracted.v1'>): Promise<void> {
    const { seniorId, kind, onDate } = payload;
    const [begins, ends] = [BEGINS[kind], ENDS[kind]];
    const reason = '登记有误，已撤销';
    for (const stop of begins ? await this.store.standing(tx, seniorId, [begins]) : [])
      if (stop.happenedOn === onDate) await this.lifting.lift(tx, stop, { role: 'SYSTEM', reason });
    for (const stop of ends ? await this.store.standing(tx, seniorId, [ends]) : [])
      if (stop.until === onDate) await this.store.move(tx, stop, 'reopen', { role: 'SYSTEM', reason });
  }

  private async begin(tx: Tx, reason: StopReason, event: LifeEvent, causeId: string): Promise<void> {
    const { seniorId, onDate } = event;
    const home = await this.homeOf(tx, event);
    if (!home) return;
    const terms = await this.termsOf(tx, reason, event);
    await this.register.record(tx, {
      ...home,
      ...{ seniorId, programme: null, reason, causeId, happenedOn: onDate, terms },
    });
  }

  private async end(tx: Tx, reason: StopReason, { seniorId, onDate }: LifeEvent): Promise<void> {
    const open = (stop: Stop) => stop.until === null && stop.from <= onDate;
    for (const stop of (await this.store.standing(tx, seniorId, [reason])).filter(open)) {
      const until = onDate > stop.from ? onDate : addDays(stop.from, 1);
      await this.store.move(tx, stop, 'end', { role: 'SYSTEM', reason: '登记出院或离开机构', until });
    }
  }

  /** Where he lived until then; undefined: he stayed in the county, so nothing ends. */
  private async homeOf(
    tx: Tx,
    { seniorId, kind, onDate }: LifeEvent,
  ): Promise<{ countyId: number; regionId: number } | undefined> {
    const senior = (await this.people.senior(tx, seniorId))!;
    if (BEGINS[kind] !== 'MOVE_OUT') return { countyId: senior.countyId, regionId: senior.regionId };
    const before = await this.people.residenceOn(tx, seniorId, addDays(onDate, -1));
    const left = before ?? senior;
    return kind === 'MOVE' && left.countyId === senior.countyId
      ? undefined
      : { countyId: left.countyId, regionId: left.regionId };
  }

  private async termsOf(tx: Tx, reason: StopReason, { seniorId, onDate }: LifeEvent): Promise<StopTerms> {
    if (reason === 'DEATH') return afterDeath(onDate);
    if (reason === 'MOVE_OUT') return movedOut(onDate);
    const days = await this.settings.get(tx, EntitlementSettings.hospitalDays);
    const terms = reason === 'HOSPITAL' ? inHospital(onDate, days) : inInstitution(onDate);
    return { ...terms, until: await this.endOfStay(tx, seniorId, STAY[reason]!, onDate) };
  }

  /** A stay that became known late may be over. @returns its first day after; null: it goes on */
  private async endOfStay(tx: Tx, seniorId: string, stay: Stay, since: string): Promise<string | null> {
    const goesOn = async (on: string) => {
      const [resident] = await this.people.residents(tx, { seniorIds: [seniorId] }, on);
      return !resident || resident[stay] !== null;
    };
    const today = businessDate(tx.now);
    if (await goesOn(today)) return null;
    let day = addDays(since, 1);
    for (let left = MAX_STAY_DAYS; left > 0 && day < today && (await goesOn(day)); left--)
      day = addDays(day, 1);
    return day;
  }
}
