import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { Rulebooks } from '../rulebooks/rulebooks';
import { VisitsErrors } from '../visits.errors';
import type { VisitEntity } from '../visits/visit.entity';
import { VISIT_STATE_ZH } from '../visits/visit.state';
import { VisitParties } from '../visits/visit-parties';
import { auditOf } from '../visits/visit-audit';
import { CareGate } from './care-gate';
import { careOf, type Alarm, type CareGuide, type Sign } from './care-guide.policy';
import type { AlarmSignView, CareSheetView, KnownAlarmView, RisksReadDto } from './care.dto';
import { acknowledged, Risks, riskViews } from './risks';

/** As long as it matters to whoever serves. */
const NEEDED_IN: readonly string[] = ['SCHEDULED', 'EN_ROUTE', 'IN_SERVICE'];

/** What whoever serves should know before he rings the bell: risks first, then what to measure and when to stop. */
@Injectable()
export class ReadCareSheet {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: VisitParties,
    private readonly rulebooks: Rulebooks,
    private readonly risks: Risks,
    private readonly gate: CareGate,
    private readonly people: PeopleFacade,
  ) {}

  /** @throws visits.not-found, visits.not-in-state */
  execute(ctx: Ctx, visitId: string): Promise<CareSheetView> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      if (!NEEDED_IN.includes(visit.state))
        throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[visit.state] });
      tx.audit(auditOf(visit, 'visits.care-sheet-read'));
      const where = { regionId: visit.regionId, date: businessDate(visit.startsAt) };
      return this.sheet(tx, visit, await this.rulebooks.care(tx, where));
    });
  }

  private async sheet(tx: Tx, visit: VisitEntity, guide: CareGuide): Promise<CareSheetView> {
    const care = careOf(guide, visit.itemCode);
    const read = await acknowledged(tx, visit.id);
    const home = await this.people.address(tx, visit.addressId);
    return {
      wayUp:
        home && home.floor !== null && home.hasLift !== null
          ? { floor: home.floor, hasLift: home.hasLift }
          : null,
      risks: riskViews(guide, await this.risks.of(tx, visit.seniorId), { itemCode: visit.itemCode, read }),
      mustAcknowledge: await this.gate.mustRead(tx, visit),
      measures: guide.measures.filter(({ code }) => care.measures.includes(code)),
      questions: guide.questions.filter(({ code }) => care.questions.includes(code)),
      alarms: guide.alarms.filter(({ code }) => care.alarms.includes(code)).map(alarmView),
      stops: [...care.stops],
      taskReasons: [...guide.taskReasons],
    };
  }
}

const alarmView = ({ code, zh, en, level, any }: Alarm): KnownAlarmView => ({
  ...{ code, zh, en, level },
  signs: any.map(signView),
});

const signView = (sign: Sign): AlarmSignView => ({
  ...{ measure: null, question: null, above: null, atLeast: null, below: null },
  ...sign,
});

/** "I have read it": for exactly the risks that were shown. */
@Injectable()
export class AcknowledgeRisks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: VisitParties,
  ) {}

  execute(ctx: Ctx, visitId: string, riskIds: readonly string[]): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const visit = await this.parties.lockAsCaregiver(tx, visitId);
      if (!NEEDED_IN.includes(visit.state))
        throw VisitsErrors.notInState({ state: VISIT_STATE_ZH[visit.state] });
      await this.apply(tx, visit, { riskIds: [...riskIds], readAt: tx.now.toISOString() }, tx.now);
    });
  }

  /**
   * The same for a visit the caller has locked, whatever has become of it: who has read has read.
   * @param receivedAt when it first reached the server
   */
  async apply(
    tx: Tx,
    visit: VisitEntity,
    { riskIds, readAt }: RisksReadDto,
    receivedAt: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO visits.risk_acknowledgement (visit_id, risk_id, account_id, at, device_at)
       SELECT $1, id, $3, $4, $6 FROM visits.care_risk WHERE id = ANY($2::uuid[]) AND senior_id = $5
       ON CONFLICT DO NOTHING`,
      [visit.id, riskIds, accountOf(tx.ctx), receivedAt, visit.seniorId, readAt],
    );
    tx.audit(auditOf(visit, 'visits.risks-acknowledged', { risks: riskIds.length }));
  }
}
