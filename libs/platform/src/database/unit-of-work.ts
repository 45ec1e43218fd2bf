import { Injectable } from '@nestjs/common';
import { Clock, DomainError, type Ctx } from '@anzhi/kernel';
import { DataSource } from 'typeorm';
import { setTimeout as delay } from 'node:timers/promises';
import { writeAudit } from '../audit/audit-trail';
import { CommandLog, type Outcome } from '../commands/command-log';
import { writeOutbox } from '../events/outbox';
import { Wake, type Committed } from '../events/wake';
import { writeJobs } from '../jobs/write-jobs';
import { CommittedRefusal, Tx } from './tx';

/** Serialization failure, deadlock, lock not available: nothing is wrong but the moment. */
const RETRIABLE = new Set(['40001', '40P01', '55P03']);
const MAX_ATTEMPTS = 5;

/**
 * Runs one command in one transaction: its change, audit lines, events, jobs and the answer remembered under
 * its key are committed together or not at all. The closure is run again as a whole, in a new transaction,
 * when the database asks for it, so it must not touch anything but the transaction.
 *
 * A refusal undoes the change and is remembered as the answer: repeated under its key the command is refused
 * again, whatever has become possible since. Whoever wants to try anew makes a new key.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly commands: CommandLog,
    private readonly wake: Wake,
  ) {}

  async run<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(ctx, work);
      } catch (error) {
        if (error instanceof DefinitiveRefusal) return this.keepRefusal(ctx, error.refusal);
        if (attempt >= MAX_ATTEMPTS || !isRetriable(error)) throw error;
        await delay(Math.random() * 20 * 2 ** attempt);
      }
    }
  }

  private async attempt<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
    let left: Committed = { events: false, jobs: false };
    const outcome = await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      const tx = new Tx(ctx, this.clock.now(), manager);
      const earlier = await this.commands.claim(tx);
      if (earlier) return earlier;
      const outcome = await outcomeOf(work(tx));
      await writeAudit(tx);
      await writeOutbox(tx);
      await writeJobs(tx);
      await this.commands.remember(tx, outcome);
      left = { events: tx.events.length > 0, jobs: tx.jobs.length > 0 };
      return outcome;
    });
    this.wake.committed(left);
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.answer as T;
  }

  /** Where a twin was let through meanwhile, its answer is the command's. */
  private async keepRefusal<T>(ctx: Ctx, refusal: DomainError): Promise<T> {
    if (!ctx.command) throw refusal;
    const outcome = await this.dataSource.transaction('READ COMMITTED', async (manager) => {
      const tx = new Tx(ctx, this.clock.now(), manager);
      const earlier = await this.commands.claim(tx);
      if (!earlier) await this.commands.remember(tx, { refusal });
      return earlier ?? { refusal };
    });
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.answer as T;
  }
}

/** Carries a refusal that undoes the change out of its transaction. */
class DefinitiveRefusal extends Error {
  constructor(readonly refusal: DomainError) {
    super(refusal.message);
  }
}

/** Asked again a moment later these may well be granted. */
const PASSING: readonly number[] = [401, 429, 503];

async function outcomeOf(work: Promise<unknown>): Promise<Outcome> {
  try {
    return { answer: await work };
  } catch (error) {
    if (error instanceof CommittedRefusal) return { refusal: error.refusal };
    if (error instanceof DomainError && !PASSING.includes(error.status)) throw new DefinitiveRefusal(error);
    throw error;
  }
}

function isRetriable(error: unknown): boolean {
  const { code, constraint } =
    (error as { driverError?: { code?: string; constraint?: string } }).driverError ?? {};
  // A twin of this command committed between our look and our insert: look again, it is a replay now.
  return (code !== undefined && RETRIABLE.has(code)) || constraint === 'command_pkey';
}
