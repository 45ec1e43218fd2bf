import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobQueue, type StoredJob, type Tx } from '@anzhi/platform';
import { CASE_CLOCK_JOB, CaseClock } from './case-clock';
import { TERM_OF } from './case-clock.policy';
import { CaseMoney } from './case-money';
import type { CaseEvent, CaseState } from './case.state';
import { CaseStore } from './case-store';

/** What stands in the record when the clock took the step. */
const WHY: Readonly<Partial<Record<CaseEvent, string>>> = {
  takeUp: '期限内无人受理，系统自动受理',
  evidenceDue: '请在期限内提交与本案服务有关的全部材料（服务记录、照片、排班、工资发放）',
  noEvidence: '机构未在期限内举证',
  noAnswer: '机构未在期限内申辩',
  close: '申诉期满，无申诉',
};

/** The clock of cases: where nobody acted in time the case goes on, or those above are told. */
@Injectable()
export class CaseClocks implements OnModuleInit {
  constructor(
    private readonly jobs: JobQueue,
    private readonly store: CaseStore,
    private readonly clock: CaseClock,
    private readonly money: CaseMoney,
  ) {}

  onModuleInit(): void {
    this.jobs.register(CASE_CLOCK_JOB, (tx, job) => this.onDeadline(tx, job));
  }

  /** The term of a state is over; a case that has gone on since is left alone. */
  async onDeadline(tx: Tx, { payload }: StoredJob): Promise<void> {
    const caseId = String(payload.caseId);
    const state = payload.state as Exclude<CaseState, 'CLOSED'>;
    const file = await this.store.lockFor(tx, caseId, state);
    if (!file) return;
    const event = TERM_OF[state].then;
    if (!event) {
      const { regionId } = file;
      tx.publish({ type: 'oversight.case-overdue.v1', payload: { caseId, state }, audience: { regionId } });
      await this.clock.start(tx, caseId, state);
      return;
    }
    await this.store.move(tx, file, event, { reason: WHY[event]! });
    if (event === 'takeUp')
      await this.money.secure(tx, file, await this.store.visits(tx, caseId), WHY.takeUp!);
  }
}
