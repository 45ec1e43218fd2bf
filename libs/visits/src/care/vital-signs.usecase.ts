import { Injectable } from '@nestjs/common';
import { businessDate, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { Rulebooks } from '../rulebooks/rulebooks';
import { VisitsErrors } from '../visits.errors';
import { VISIT_STATE_ZH } from '../visits/visit.state';
import { auditOf } from '../visits/visit-audit';
import { VisitParties } from '../visits/visit-parties';
import { audienceOf, factsOf, VisitStore } from '../visits/visit-store';
import { alarmsOf, careOf, implausible, missing, stopsCare, type CareGuide } from './care-guide.policy';
import type { VitalReadingsView, VitalSignsDto, VitalVerdictView } from './care.dto';
import { VitalReadings, type Gravity } from './vital-readings';

/** What was measured at the senior's, and at once what to do about it. */
@Injectable()
export class RecordVitalSigns {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: VisitParties,
    private readonly rulebooks: Rulebooks,
    private readonly readings: VitalReadings,
  ) {}

  /** @throws visits.implausible with the field, visits.not-in-state outside of the service */
  execute(ctx: Ctx, visitId: string, input: VitalSignsDto): Promise<VitalVerdictView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      if (visit.state !== 'IN_SERVICE') throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[visit.state] });
      const where = { regionId: visit.regionId, date: businessDate(visit.startsAt) };
      const guide = await this.rulebooks.care(tx, where);
      const reading = { values: input.values, yes: input.yes };
      const [odd] = implausible(guide, reading);
      if (odd) throw VisitsErrors.implausible({ field: nameIn(guide, odd) }, `/${odd}`);
      const alarms = alarmsOf(guide, visit.itemCode, reading);
      const gravity: Gravity = alarms[0]?.level ?? 'NONE';
      const measuredAt = new Date(Math.min(Date.parse(input.measuredAt), tx.now.getTime()));
      const codes = alarms.map(({ code }) => code);
      await this.readings.add(tx, visit.id, { ...reading, alarms: codes, gravity, measuredAt });
      tx.audit(auditOf(visit, 'visits.vital-signs-recorded', { gravity }));
      if (alarms.length > 0) {
        tx.publish({
          type: 'visits.care-alarm.v1',
          payload: { ...factsOf(visit), gravity },
          audience: audienceOf(visit),
        });
      }
      const care = careOf(guide, visit.itemCode);
      const lacking = missing(care, reading);
      return {
        gravity,
        alarms: alarms.map(({ code, zh, en, level }) => ({ code, zh, en, level })),
        missing: guide.measures.filter(({ code }) => lacking.includes(code)),
        stops: alarms.some(stopsCare) ? [...care.stops] : [],
      };
    });
  }
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
