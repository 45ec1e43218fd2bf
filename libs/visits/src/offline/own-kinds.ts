import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AddProof } from '../proofs/add-proof.usecase';
import { JoinFile } from '../proofs/join-file.usecase';
import { LaterProofDto, ProofFileDto } from '../proofs/proofs.dto';
import { CheckIn } from '../visits/check-in.usecase';
import { CheckOut } from '../visits/check-out.usecase';
import type { VisitEntity } from '../visits/visit.entity';
import { viewOf } from '../visits/visit.view';
import { auditOf } from '../visits/visit-audit';
import { VisitStore } from '../visits/visit-store';
import { CheckOutDto, DoorCheckDto } from '../visits/visits.dto';
import { OperationKinds } from './operation-kinds';
import { TaskReportDto } from './operations.dto';
import { keepTaskReport } from './task-reports';

const isAwaited = ({ state }: VisitEntity): boolean => state === 'SCHEDULED' || state === 'EN_ROUTE';
const isOn = (visit: VisitEntity): boolean => isAwaited(visit) || visit.state === 'IN_SERVICE';

/** Arrival, leaving and what belongs to them, as they come out of an offline queue. */
@Injectable()
export class OwnKinds implements OnModuleInit {
  constructor(
    private readonly kinds: OperationKinds,
    private readonly checkIn: CheckIn,
    private readonly checkOut: CheckOut,
    private readonly proofs: AddProof,
    private readonly files: JoinFile,
    private readonly store: VisitStore,
  ) {}

  onModuleInit(): void {
    this.kinds.register({
      kind: 'CHECK_IN',
      body: DoorCheckDto,
      mustWait: () => false,
      apply: (tx, visit, body, receivedAt) => this.checkIn.apply(tx, visit, body, receivedAt),
    });
    this.kinds.register({
      kind: 'TASKS',
      body: TaskReportDto,
      mustWait: (_tx, visit) => isAwaited(visit),
      apply: async (tx, visit, body, receivedAt, key) => {
        this.store.requireNext(visit, 'checkOut');
        await keepTaskReport(tx, visit.id, key, body, receivedAt);
        tx.audit(auditOf(visit, 'visits.tasks-reported', { key }));
        return viewOf(visit);
      },
    });
    this.kinds.register({
      kind: 'CHECK_OUT',
      body: CheckOutDto,
      mustWait: (_tx, visit) => isAwaited(visit),
      apply: (tx, visit, body, receivedAt) => this.checkOut.apply(tx, visit, body, receivedAt),
    });
    this.kinds.register({
      kind: 'PROOF',
      body: LaterProofDto,
      mustWait: (_tx, visit, { of }) => (of === 'IN' ? isAwaited(visit) : isOn(visit)),
      apply: (tx, visit, body, receivedAt) => this.proofs.apply(tx, visit, body, receivedAt),
    });
    this.kinds.register({
      kind: 'FILE',
      body: ProofFileDto,
      mustWait: async (tx, visit, { fileId }) =>
        isOn(visit) && !(await this.files.isAnnounced(tx, visit.id, fileId)),
      apply: (tx, visit, { fileId }) => this.files.apply(tx, visit, fileId),
    });
  }
}
