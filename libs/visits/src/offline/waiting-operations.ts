import { Injectable } from '@nestjs/common';
import { accountOf, addHours, DomainError, systemCtx, type Ctx } from '@anzhi/kernel';
import {
  CommandLog,
  FieldCipher,
  problemOf,
  Settings,
  UnitOfWork,
  validated,
  type Problem,
  type StoredJob,
  type Tx,
} from '@anzhi/platform';
import { VisitsSettings } from '../visits.settings';
import type { VisitEntity } from '../visits/visit.entity';
import { VisitParties } from '../visits/visit-parties';
import { auditOf } from '../visits/visit-audit';
import { OperationKinds, type OperationKind } from './operation-kinds';
import { WAITING_JOB } from './waiting.queries';

/** An operation whose body was held against its kind. */
export interface ReadOperation {
  readonly key: string;
  readonly visitId: string;
  readonly kind: OperationKind;
  readonly follows: readonly string[];
  readonly body: object;
}

interface WaitingRow {
  readonly key: string;
  readonly kind: string;
  readonly follows: string[];
  readonly body: string;
  readonly receivedAt: Date;
}

const contextOf = (key: string): string => `visits.waiting_operation:${key}`;

/**
 * Operations that came before those they follow. The server keeps them, so that a device may send each once and in any
 * order; each counts as received when it first came. What never gets what it waits for is applied after a day anyway,
 * and refused if it cannot be.
 */
@Injectable()
export class WaitingOperations {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parties: VisitParties,
    private readonly kinds: OperationKinds,
    private readonly commands: CommandLog,
    private readonly cipher: FieldCipher,
    private readonly settings: Settings,
  ) {}

  /** The visit is locked. */
  async mustWait(tx: Tx, visit: VisitEntity, { kind, follows, body }: ReadOperation): Promise<boolean> {
    return (await this.lacks(tx, follows)) || kind.mustWait(tx, visit, body);
  }

  async keep(
    tx: Tx,
    visit: VisitEntity,
    { key, visitId, kind, follows, body }: ReadOperation,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO visits.waiting_operation (key, visit_id, account_id, kind, follows, body, received_at, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'WAITING')`,
      [
        key,
        visitId,
        accountOf(tx.ctx),
        kind.kind,
        follows,
        this.cipher.encrypt(JSON.stringify(body), contextOf(key)),
        tx.now,
      ],
    );
    tx.audit(auditOf(visit, 'visits.operation-waits', { key, kind: kind.kind }));
    const hours = await this.settings.get(tx, VisitsSettings.offlineHours);
    tx.schedule({ kind: WAITING_JOB, key: visitId, dueAt: addHours(tx.now, hours) });
  }

  /** What became of an operation that had to wait; undefined: it never did. */
  async standing(
    db: Pick<Tx, 'one'>,
    key: string,
  ): Promise<{ state: string; problem: Problem | null } | undefined> {
    return db.one('SELECT state, problem FROM visits.waiting_operation WHERE key = $1', [key]);
  }

  /**
   * Applies what need not wait any more, one in a transaction, until nothing moves.
   * @param isPatient false: what has waited for a day is applied although something before it is missing
   */
  async goOn(caller: Ctx, visitId: string, isPatient = true): Promise<void> {
    const { command: _command, ...ctx } = caller;
    let moved: boolean;
    do {
      const tried: { key?: string } = {};
      try {
        moved = await this.uow.run(ctx, (tx) => this.applyOne(tx, visitId, isPatient, tried));
      } catch (error) {
        if (!(error instanceof DomainError) || !tried.key) throw error;
        await this.refuse(ctx, tried.key, error);
        moved = true;
      }
    } while (moved);
  }

  /**
   * Each of those who have something waiting on the visit, as himself. In transactions of its own: what is refused must
   * not undo what was done, and the job itself touches nothing but its row.
   */
  async onDue(tx: Tx, { key: visitId }: StoredJob): Promise<void> {
    const waiting = await tx.query<{ accountId: string }>(
      `SELECT DISTINCT account_id AS "accountId" FROM visits.waiting_operation
        WHERE visit_id = $1 AND state = 'WAITING'`,
      [visitId],
    );
    for (const { accountId } of waiting) {
      const system = systemCtx(tx.ctx.requestId);
      const actor = { accountId, sessionId: null, grants: [{ role: 'CAREGIVER' }] };
      const scope = { ...system.scope, everywhere: false, own: true };
      await this.goOn({ ...system, actor, scope }, visitId, false);
    }
  }

  private async applyOne(
    tx: Tx,
    visitId: string,
    isPatient: boolean,
    tried: { key?: string },
  ): Promise<boolean> {
    const visit = await this.parties.lockAsCaregiver(tx, visitId);
    const dueBefore = addHours(tx.now, -(await this.settings.get(tx, VisitsSettings.offlineHours)));
    for (const row of await waitingOf(tx, visitId)) {
      const operation = await this.read(visitId, row);
      const isOver = !isPatient && row.receivedAt <= dueBefore;
      if (!isOver && (await this.mustWait(tx, visit, operation))) continue;
      tried.key = row.key;
      await operation.kind.apply(tx, visit, operation.body, row.receivedAt, row.key);
      await settle(tx, row.key, 'DONE', null);
      return true;
    }
    return false;
  }

  private async read(
    visitId: string,
    { key, kind: name, follows, body: sealed }: WaitingRow,
  ): Promise<ReadOperation> {
    const kind = this.kinds.of(name);
    if (!kind) throw new Error(`operation ${key} is of the unknown kind ${name}`);
    const body = await validated(kind.body, JSON.parse(this.cipher.decrypt(sealed, contextOf(key))));
    return { key, visitId, kind, follows, body };
  }

  private refuse(ctx: Ctx, key: string, refusal: DomainError): Promise<void> {
    const problem = problemOf(refusal, ctx.locale, ctx.requestId);
    return this.uow.run(ctx, (tx) => settle(tx, key, 'REFUSED', problem));
  }

  /** One that was answered is over, unless the answer was that it waits itself. */
  private async lacks(tx: Tx, follows: readonly string[]): Promise<boolean> {
    if (follows.length === 0) return false;
    const answered = await this.commands.answered(tx, follows);
    if (new Set(answered).size < new Set(follows.map((key) => key.toLowerCase())).size) return true;
    const waiting = await tx.one(
      `SELECT 1 FROM visits.waiting_operation WHERE key = ANY($1::uuid[]) AND state = 'WAITING' LIMIT 1`,
      [follows],
    );
    return waiting !== undefined;
  }
}

/** In the order in which they were done: a key has its moment in it. */
const waitingOf = (tx: Tx, visitId: string): Promise<WaitingRow[]> =>
  tx.query(
    `SELECT key, kind, follows, body, received_at AS "receivedAt" FROM visits.waiting_operation
      WHERE visit_id = $1 AND account_id = $2 AND state = 'WAITING' ORDER BY key`,
    [visitId, accountOf(tx.ctx)],
  );

async function settle(
  tx: Tx,
  key: string,
  state: 'DONE' | 'REFUSED',
  problem: Problem | null,
): Promise<void> {
  await tx.query(
    `UPDATE visits.waiting_operation SET state = $2, problem = $3, body = NULL, settled_at = $4
      WHERE key = $1 AND state = 'WAITING'`,
    [key, state, problem && JSON.stringify(problem), tx.now],
  );
}
