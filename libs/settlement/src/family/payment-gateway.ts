import { Injectable } from '@nestjs/common';
import { BlindIndex } from '@anzhi/platform';

/** What the payment service says of a payment or a refund. */
export interface GatewayNews {
  /** The service's own number of what it did. */
  readonly reference: string;
  readonly status: 'PAID' | 'FAILED' | 'REFUNDED';
  /** Our id of the payment or the refund. */
  readonly subjectId: string;
  readonly amountFen: number;
}

export interface GatewaySubject {
  readonly id: string;
  readonly amountFen: number;
}

/** Port: collects money of families and gives it back. A deployment binds the adapter of its payment service. */
export abstract class PaymentGateway {
  /** Whether families can be asked at all. */
  abstract readonly isAvailable: boolean;

  /** Asks for the payment; asked again under its id it is the same one. @returns where the family pays; null: nowhere */
  abstract place(payment: GatewaySubject): Promise<{ payUrl: string | null }>;

  /** Sends money back; sent again under its id it is sent once. */
  abstract giveBack(refund: GatewaySubject & { paymentId: string }): Promise<void>;

  /** @returns false when the signature is not the service's */
  abstract isGenuine(news: GatewayNews, signature: string): boolean;

  /** What a service without a network of its own will say: the demo's. A real one calls back, and this is null. */
  abstract foresee(subject: GatewaySubject, status: 'PAID' | 'REFUNDED'): GatewayNews | null;
}

/** For demonstration and tests: everybody pays at once. Never in production. */
@Injectable()
export class DemoGateway extends PaymentGateway {
  override readonly isAvailable = true;

  constructor(private readonly index: BlindIndex) {
    super();
  }

  place(): Promise<{ payUrl: string | null }> {
    return Promise.resolve({ payUrl: null });
  }

  giveBack(): Promise<void> {
    return Promise.resolve();
  }

  sign({ reference, status, subjectId, amountFen }: GatewayNews): string {
    return this.index
      .of([reference, status, subjectId, amountFen].join('\n'), 'settlement.callback')
      .toString('hex');
  }

  isGenuine(news: GatewayNews, signature: string): boolean {
    return signature === this.sign(news);
  }

  foresee({ id, amountFen }: GatewaySubject, status: 'PAID' | 'REFUNDED'): GatewayNews {
    return { reference: `demo-${status.toLowerCase()}-${id}`, status, subjectId: id, amountFen };
  }
}

/** Production before a payment service is bound: says so rather than pretends. */
@Injectable()
export class NoGateway extends PaymentGateway {
  override readonly isAvailable = false;

  place(): Promise<never> {
    return Promise.reject(new Error('no payment service is configured'));
  }

  giveBack(): Promise<never> {
    return Promise.reject(new Error('no payment service is configured'));
  }

  isGenuine(): boolean {
    return false;
  }

  foresee(): null {
    return null;
  }
}
