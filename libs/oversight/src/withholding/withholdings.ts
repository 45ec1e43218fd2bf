import { Injectable } from '@nestjs/common';
import { EntitlementFacade, type Withholding } from '@anzhi/entitlement';
import type { Tx } from '@anzhi/platform';

/** What an officer's step, a rule, a case or a sample does to the payment of an order. */
export interface Withheld {
  readonly orderId: string;
  /** Whose ledger; left out: the order's. */
  readonly countyId?: number;
  readonly cause: {
    readonly kind: Exclude<Withholding['cause']['kind'], 'STOP'>;
    readonly id: string;
  };
  /** In plain words; read by the provider. */
  readonly reason: string;
}

/**
 * Stops and frees payment, never the service. Each cause stands by itself; the ledger's mark is placed with the first
 * and ended with the last one, whoever placed them (entitlement's stops included), also when two do so at once.
 */
@Injectable()
export class Withholdings {
  constructor(private readonly entitlement: EntitlementFacade) {}

  /** The same cause twice is once. @throws entitlement.order-not-held */
  async place(tx: Tx, withheld: Withheld): Promise<void> {
    await this.entitlement.withhold(tx, withheld);
  }

  /** A cause that does not stand (any more) changes nothing. */
  async end(tx: Tx, withheld: Withheld): Promise<void> {
    await this.entitlement.endWithholding(tx, withheld);
  }
}
