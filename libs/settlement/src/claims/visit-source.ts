import { Injectable, type OnModuleInit } from '@nestjs/common';
import { VisitsFacade } from '@anzhi/visits';
import { ClaimSources, type ClaimFacts } from './claim-sources';

const ELEMENTS_ZH: Readonly<Record<string, string>> = {
  POSITION: '定位',
  PRESENCE: '到场证明',
  TASKS: '服务内容记录',
};

/** Visits as a kind of claim: the ledger's evidence of a visit bears the visit's id. */
@Injectable()
export class VisitSource implements OnModuleInit {
  constructor(
    private readonly sources: ClaimSources,
    private readonly visits: VisitsFacade,
  ) {}

  onModuleInit(): void {
    this.sources.register('VISIT', async (db, evidenceIds) => {
      const visits = await this.visits.claimFacts(db, evidenceIds);
      return new Map(
        visits.map(({ visitId, regionId, senior, caregiver, lateMinutes, missing }): [string, ClaimFacts] => [
          visitId,
          {
            ...{ regionId, senior, performer: caregiver, lateMinutes },
            missing: missing.map((element) => ELEMENTS_ZH[element] ?? element),
          },
        ]),
      );
    });
  }
}
