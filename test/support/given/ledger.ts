import { ConsoleLogger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { createHash } from 'node:crypto';
import { newId, systemCtx } from '@anzhi/kernel';
import {
  LedgerChecks,
  LedgerFacade,
  LedgerModule,
  type DayRange,
  type HoldCommand,
  type LedgerUnit,
  type Leg,
  type Resolution,
} from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { usePlatform, type TestPlatform } from '../platform';

const RECORDING = { kind: 'TEST', authorising: false, noOverdraft: false } as const;

/** A lot and how much of it a hold takes; minutes when no unit is named. */
type Part = readonly [lot: string, amount: number, unit?: LedgerUnit];

/** One county's ledger and the accounts every story needs, all made through the ledger's own commands. */
export class GivenLedger {
  readonly countyId = 321302;
  facade: LedgerFacade;
  checks: LedgerChecks;
  get: <T>(type: abstract new (...args: never[]) => T) => T;
  /** Where grants come from, where captured and lapsed amounts go, by unit. */
  private readonly sinks = new Map<string, string>();

  constructor(readonly platform: TestPlatform) {}

  async open(): Promise<void> {
    const module = await Test.createTestingModule({ imports: [LedgerModule] })
      .setLogger(new ConsoleLogger({ logLevels: [] }))
      .useMocker((token) => this.platform.get(token as never))
      .compile();
    this.get = (type) => module.get(type, { strict: false });
    this.facade = this.get(LedgerFacade);
    this.checks = this.get(LedgerChecks);
    for (const unit of ['MINUTE', 'FEN'] as const)
      for (const kind of ['SOURCE', 'SPENT', 'LAPSED'])
        this.sinks.set(
          `${unit} ${kind}`,
          await this.write((tx) =>
            this.facade.openAccount(tx, { countyId: this.countyId, unit, ...RECORDING, kind }),
          ),
        );
  }

  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.platform.uow.run(systemCtx('test'), work);
  }

  source(unit: LedgerUnit = 'MINUTE'): string {
    return this.sinks.get(`${unit} SOURCE`)!;
  }
  spent(unit: LedgerUnit = 'MINUTE'): string {
    return this.sinks.get(`${unit} SPENT`)!;
  }
  lapsed(unit: LedgerUnit = 'MINUTE'): string {
    return this.sinks.get(`${unit} LAPSED`)!;
  }

  /** A new id of this moment by the test's clock. */
  id(): string {
    return newId(this.platform.clock.now());
  }

  /** A new command. */
  command(): { countyId: number; commandId: string } {
    return { countyId: this.countyId, commandId: this.id() };
  }

  /** A new command on a hold. */
  on(holdId: string): HoldCommand {
    return { ...this.command(), holdId };
  }

  /** An account that holds so much and cannot be overdrawn. */
  async lot(
    amount: number,
    { unit = 'MINUTE', usable }: { unit?: LedgerUnit; usable?: DayRange } = {},
  ): Promise<string> {
    const accountId = this.id();
    await this.write((tx) =>
      this.facade.grantLots(tx, {
        ...this.command(),
        unit,
        kind: 'LOT',
        source: this.source(unit),
        usable: usable ?? null,
        lots: [{ accountId, amount }],
        businessDate: '2026-11-01',
      }),
    );
    return accountId;
  }

  leg([debitAccount, amount, unit = 'MINUTE']: Part): Leg {
    return { unit, debitAccount, creditAccount: this.spent(unit), amount };
  }

  /** Sets amounts of these lots aside. @returns the hold's id */
  async hold(...parts: readonly Part[]): Promise<string> {
    const holdId = this.id();
    const legs = parts.map((part) => this.leg(part));
    await this.write((tx) =>
      this.facade.hold(tx, { countyId: this.countyId, holdId, legs, serviceDate: '2026-11-24' }),
    );
    return holdId;
  }

  async evidence({ verified = true } = {}): Promise<string> {
    const evidenceId = newId();
    const ref = { countyId: this.countyId, evidenceId };
    const hash = createHash('sha256').update(evidenceId).digest();
    await this.write(async (tx) => {
      await this.facade.registerEvidence(tx, { ...ref, kind: 'VISIT', reference: evidenceId, hash });
      if (verified) await this.facade.verifyEvidence(tx, ref);
    });
    return evidenceId;
  }

  /** On evidence of its own. */
  async post(holdId: string, ...amounts: readonly number[]): Promise<Resolution> {
    const evidenceId = await this.evidence();
    return this.write((tx) => this.facade.post(tx, { ...this.on(holdId), amounts, evidenceId }));
  }

  void(holdId: string): Promise<Resolution> {
    return this.write((tx) => this.facade.void(tx, this.on(holdId)));
  }

  /** Month end for these lots. */
  close(...lots: readonly { accountId: string; carry?: { to: string; limit: number } }[]) {
    return this.write((tx) =>
      this.facade.close(tx, {
        ...this.command(),
        accounts: lots.map((lot) => ({ ...lot, lapseTo: this.lapsed() })),
        businessDate: '2026-11-30',
      }),
    );
  }

  async available(lot: string): Promise<number> {
    return (await this.facade.balance(this.platform.db, this.countyId, lot)).available;
  }
}

export function useLedger(): GivenLedger {
  const ledger = new GivenLedger(usePlatform());
  beforeAll(() => ledger.open());
  return ledger;
}
