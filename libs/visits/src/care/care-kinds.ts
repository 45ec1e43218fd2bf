import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OperationKinds } from '../offline/operation-kinds';
import { viewOf } from '../visits/visit.view';
import { AcknowledgeRisks } from './care-sheet.usecase';
import { RisksReadDto, VitalSignsDto } from './care.dto';
import { RecordVitalSigns } from './vital-signs.usecase';

/** What was read before the bell was rung and measured at the senior's, as it comes out of an offline queue. */
@Injectable()
export class CareKinds implements OnModuleInit {
  constructor(
    private readonly kinds: OperationKinds,
    private readonly risks: AcknowledgeRisks,
    private readonly vitalSigns: RecordVitalSigns,
  ) {}

  onModuleInit(): void {
    this.kinds.register({
      kind: 'RISKS_READ',
      body: RisksReadDto,
      mustWait: () => false,
      apply: async (tx, visit, body, receivedAt) => {
        await this.risks.apply(tx, visit, body, receivedAt);
        return viewOf(visit);
      },
    });
    this.kinds.register({
      kind: 'VITAL_SIGNS',
      body: VitalSignsDto,
      mustWait: (_tx, { state }) => state === 'SCHEDULED' || state === 'EN_ROUTE',
      apply: async (tx, visit, body, receivedAt) => {
        await this.vitalSigns.apply(tx, visit, body, receivedAt);
        return viewOf(visit);
      },
    });
  }
}
