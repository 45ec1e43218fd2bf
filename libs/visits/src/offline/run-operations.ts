import { Injectable } from '@nestjs/common';
import { DomainError, type Ctx } from '@anzhi/kernel';
import {
  CommandKeys,
  Database,
  LEDGER_KEEP_DAYS,
  problemOf,
  UnitOfWork,
  validated,
  type Problem,
  type Tx,
} from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import { VisitParties } from '../visits/visit-parties';
import type { VisitView } from '../visits/visits.dto';
import { OperationKinds } from './operation-kinds';
import type { OperationAnswersView, OperationAnswerView, OperationDto } from './operations.dto';
import { WaitingOperations, type ReadOperation } from './waiting-operations';

/** Asked again a moment later these may well be granted. */
const PASSING: readonly string[] = ['command.in-progress'];
const isPassing = ({ code, status }: DomainError): boolean => PASSING.includes(code) || status === 503;

interface Performed {
  readonly status: 'DONE' | 'WAITING';
  readonly visit: VisitView | null;
}

/**
 * The offline queue of a device: each operation is a command of its own, in a transaction of its own, answered by
 * itself, whatever becomes of the others.
 */
@Injectable()
export class RunOperations {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly keys: CommandKeys,
    private readonly kinds: OperationKinds,
    private readonly parties: VisitParties,
    private readonly waiting: WaitingOperations,
  ) {}

  /** In the order in which they were done, which their keys tell, so that as few as possible have to wait. */
  async execute(ctx: Ctx, operations: readonly OperationDto[]): Promise<OperationAnswersView> {
    const { command: _command, ...caller } = ctx;
    const inOrder = operations.map((operation, at) => ({ operation, at }));
    inOrder.sort((a, b) => (a.operation.key < b.operation.key ? -1 : 1));
    const results: OperationAnswerView[] = [];
    for (const { operation, at } of inOrder) results[at] = await this.one(caller, operation);
    for (const visitId of new Set(operations.map((operation) => operation.visitId)))
      if (await this.hasWaiting(visitId)) await this.waiting.goOn(caller, visitId);
    return { results: await Promise.all(results.map((answer) => this.asItStands(answer))) };
  }

  private async one(caller: Ctx, operation: OperationDto): Promise<OperationAnswerView> {
    const { key } = operation;
    try {
      const read = await this.read(operation);
      const { kind, visitId, follows = [], body } = operation;
      const command = this.keys.of(key, LEDGER_KEEP_DAYS, `${kind} ${visitId}`, { follows, ...body });
      const ctx: Ctx = { ...caller, command };
      const { status, visit } = await this.uow.run(ctx, (tx) => this.perform(tx, read));
      const isOver = status === 'DONE' || (await this.waiting.standing(this.db, key))?.state === 'DONE';
      if (ctx.replayed && isOver) return { key, status: 'REPLAYED', visit: null, problem: null };
      return { key, status, visit, problem: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (isPassing(error)) return { key, status: 'BUSY', visit: null, problem: null };
      return refused(key, problemOf(error, caller.locale, caller.requestId));
    }
  }

  /** @throws visits.unknown-operation, request.invalid */
  private async read({ key, visitId, kind: name, follows = [], body }: OperationDto): Promise<ReadOperation> {
    const kind = this.kinds.of(name);
    if (!kind) throw VisitsErrors.unknownOperation({ kind: name }, '/kind');
    return { key: key.toLowerCase(), visitId, kind, follows, body: await validated(kind.body, body) };
  }

  private async perform(tx: Tx, operation: ReadOperation): Promise<Performed> {
    const visit = await this.parties.lockAsCaregiver(tx, operation.visitId);
    if (await this.waiting.mustWait(tx, visit, operation)) {
      await this.waiting.keep(tx, visit, operation);
      return { status: 'WAITING', visit: null };
    }
    const view = await operation.kind.apply(tx, visit, operation.body, tx.now, operation.key);
    return { status: 'DONE', visit: view };
  }

  /** One that waited may have gone on meanwhile, in this batch or before. */
  private async asItStands(answer: OperationAnswerView): Promise<OperationAnswerView> {
    if (answer.status !== 'WAITING') return answer;
    const standing = await this.waiting.standing(this.db, answer.key);
    if (standing?.state === 'REFUSED' && standing.problem) return refused(answer.key, standing.problem);
    return standing?.state === 'DONE' ? { ...answer, status: 'DONE' } : answer;
  }

  private async hasWaiting(visitId: string): Promise<boolean> {
    const [row] = await this.db.query(
      `SELECT 1 FROM visits.waiting_operation WHERE visit_id = $1 AND state = 'WAITING' LIMIT 1`,
      [visitId],
    );
    return row !== undefined;
  }
}

const refused = (key: string, problem: Problem): OperationAnswerView => ({
  key,
  status: 'REFUSED',
  visit: null,
  problem,
});
