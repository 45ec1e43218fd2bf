import { Injectable } from '@nestjs/common';
import { businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { Rulebooks } from '../rulebooks/rulebooks';
import { VisitsErrors } from '../visits.errors';
import { LateEvidence } from '../visits/late-evidence';
import type { VisitEntity } from '../visits/visit.entity';
import { VISIT_STATE_ZH, type VisitState } from '../visits/visit.state';
import { auditOf } from '../visits/visit-audit';
import { VisitParties } from '../visits/visit-parties';
import { audienceOf, factsOf, VisitStore } from '../visits/visit-store';
import {
  alarmsOf,
  careOf,
  implausible,
  missing,
  stopsCare,
  type Alarm,
  type CareGuide,
  type Reading,
} from './care-guide.policy';
import type { VitalReadingsView, VitalSignsDto, VitalVerdictView } from './care.dto';
import { CareRecord } from './care-record';
import { VitalReadings, type Gravity } from './vital-readings';

/** After the leaving, until it is judged for good: what was measured in time may come late. */
const ENDED: readonly VisitState[] = ['CHECKED_OUT', 'CONFIRMED', 'DISPUTED'];

/** What was measured at the senior's, and at once what to do about it. */
@Injectable()
export class RecordVitalSigns {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: VisitParties,
    private readonly rulebooks: Rulebooks,
    private readonly readings: VitalReadings,
    private readonly care: CareRecord,
    private readonly late: LateEvidence,
  ) {}

  /** @throws visits.implausible with the field, visits.not-in-state outside of the service */
  execute(ctx: Ctx, visitId: string, input: VitalSignsDto): Promise<VitalVerdictView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      if (visit.state !== 'IN_SERVICE') throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[visit.state] });
      return this.apply(tx, visit, input, tx.now);
    });
  }

  /**
   * The same for a visit the caller has locked; one that is over may get what was measured during it.
   * @param receivedAt when it first reached the server
   * @throws visits.implausible with the field, visits.not-in-state
   */
  async apply(tx: Tx, visit: VisitEntity, input: VitalSignsDto, receivedAt: Date): Promise<VitalVerdictView> {
    const isOver = ENDED.includes(visit.state);
    if (visit.state !== 'IN_SERVICE' && !isOver)
      throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[visit.state] });
    const where = { regionId: visit.regionId, date: businessDate(visit.startsAt) };
    const guide = await this.rulebooks.care(tx, where);
    const reading = { values: input.values, yes: input.yes };
    const [odd] = implausible(guide, reading);
    if (odd) throw VisitsErrors.implausible({ field: nameIn(guide, odd) }, `/${odd}`);
    const alarms = alarmsOf(guide, visit.itemCode, reading);
    await this.keep(tx, visit, { reading, alarms, deviceAt: new Date(input.measuredAt), receivedAt });
    if (isOver) await this.late.weighed(tx, visit, await this.care.again(tx, visit));
    return verdictOf(guide, visit.itemCode, reading, alarms);
  }

  private async keep(tx: Tx, visit: VisitEntity, { reading, alarms, deviceAt, receivedAt }: Taken) {
    const gravity: Gravity = alarms[0]?.level ?? 'NONE';
    const measuredAt = new Date(Math.min(deviceAt.getTime(), receivedAt.getTime()));
    const codes = alarms.map(({ code }) => code);
    const stored = { ...reading, alarms: codes, gravity, measuredAt, deviceAt };
    await this.readings.add(tx, visit.id, stored, receivedAt);
    tx.audit(auditOf(visit, 'visits.vital-signs-recorded', { gravity }));
    if (alarms.length === 0) return;
    tx.publish({
      type: 'visits.care-alarm.v1',
      payload: { ...factsOf(visit), gravity },
      audience: audienceOf(visit),
    });
  }
}

interface Taken {
  readonly reading: Reading;
  readonly alarms: readonly Alarm[];
  readonly deviceAt: Date;
  readonly receivedAt: Date;
}

function verdictOf(
  guide: CareGuide,
  itemCode: string,
  reading: Reading,
  alarms: readonly Alarm[],
): VitalVerdictView {
  const care = careOf(guide, itemCode);
  const lacking = missing(care, reading);
  return {
    gravity: alarms[0]?.level ?? 'NONE',
    alarms: alarms.map(({ code, zh, en, level }) => ({ code, zh, en, level })),
    missing: guide.measures.filter(({ code }) => lacking.includes(code)),
    stops: alarms.some(stopsCare) ? [...care.stops] : [],
  };
}

/** The name people know the field by. */
const nameIn = ({ measures }: CareGuide, field: string): string => {
  const code = field.split('/')[1];
  const measure = measures.find((each) => each.code === code);
  return measure ? `${measure.zh} ${measure.en}` : code;
};

/** Vital signs of a visit, in the clear for those whose business they are; each reading is on record. */
@Injectable()
export class ReadVitalSigns {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: VisitStore,
    private readonly rulebooks: Rulebooks,
    private readonly readings: VitalReadings,
  ) {}

  execute(ctx: Ctx, visitId: string): Promise<VitalReadingsView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.store.lock(tx, visitId);
      const where = { regionId: visit.regionId, date: businessDate(visit.startsAt) };
      const guide = await this.rulebooks.care(tx, where);
      const readings = await this.readings.of(tx, visit.id);
      tx.audit(auditOf(visit, 'visits.vital-signs-read'));
      return {
        items: readings.map(({ alarms, measuredAt, values, yes, gravity }) => ({
          measuredAt: measuredAt.toISOString(),
          values: { ...values },
          yes: [...yes],
          gravity,
          alarms: guide.alarms
            .filter(({ code }) => alarms.includes(code))
            .map(({ code, zh, en, level }) => ({ code, zh, en, level })),
        })),
      };
    });
  }
}
