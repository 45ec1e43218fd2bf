import { Test } from '@nestjs/testing';
import { createHash } from 'node:crypto';
import { newId, systemCtx } from '@anzhi/kernel';
import { LedgerFacade, LedgerModule, type Leg } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { usePlatform, type TestPlatform } from '../platform';

const MINUTES = { unit: 'MINUTE', kind: 'TEST', authorising: false, noOverdraft: false } as const;

/** One county's ledger and the accounts every story needs, all made through the ledger's own commands. */
export class GivenLedger {
  readonly countyId = 321302;
  facade: LedgerFacade;
  /** Where grants come from, where captured and expired minutes go. */
  source: string;
  spent: string;
  lapsed: string;

  constructor(readonly platform: TestPlatform) {}

  async open(): Promise<void> {
    const module = await Test.createTestingModule({ imports: [LedgerModule] }).compile();
    this.facade = module.get(LedgerFacade);
    const account = { countyId: this.countyId, ...MINUTES };
    await this.write(async (tx) => {
      this.source = await this.facade.openAccount(tx, account);
      this.spent = await this.facade.openAccount(tx, account);
      this.lapsed = await this.facade.openAccount(tx, account);
    });
  }

  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.platform.uow.run(systemCtx('test'), work);
  }

  /** An account that holds so many minutes and cannot be overdrawn. */
  lot(minutes: number): Promise<string> {
    const { countyId } = this;
    return this.write(async (tx) => {
      const lot = await this.facade.openAccount(tx, {
        ...MINUTES,
        countyId,
        kind: 'LOT',
        authorising: true,
        noOverdraft: true,
      });
      await this.facade.transfer(tx, {
        countyId,
        commandId: newId(),
        code: 'GRANT',
        unit: 'MINUTE',
        legs: [{ debitAccount: this.source, creditAccount: lot, amount: minutes }],
        businessDate: '2026-11-01',
      });
      return lot;
    });
  }

  /** Sets minutes of these lots aside. @returns the hold's id */
  async hold(...parts: readonly [lot: string, minutes: number][]): Promise<string> {
    const holdId = newId();
    const legs = parts.map(([debitAccount, amount]): Leg => ({
      debitAccount,
      creditAccount: this.spent,
      amount,
    }));
    const { countyId } = this;
    await this.write((tx) =>
      this.facade.hold(tx, { countyId, holdId, unit: 'MINUTE', legs, serviceDate: '2026-11-24' }),
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

  async post(holdId: string, amount: number): Promise<{ posted: number; released: number }> {
    const evidenceId = await this.evidence();
    return this.write((tx) => this.facade.post(tx, { countyId: this.countyId, holdId, amount, evidenceId }));
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
