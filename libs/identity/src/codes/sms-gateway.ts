import { Injectable, Logger } from '@nestjs/common';

/** Port: sends text messages. A deployment binds the adapter of its operator. */
export abstract class SmsGateway {
  /** Whether messages can be sent at all. */
  abstract readonly isAvailable: boolean;

  /** @param phone eleven digits */
  abstract send(phone: string, text: string): Promise<void>;
}

export interface PrintedSms {
  readonly phone: string;
  readonly text: string;
}

const KEPT = 20;

/** For demonstration and tests: the message is printed, and the last ones can be read again. Never in production. */
@Injectable()
export class PrintSmsGateway extends SmsGateway {
  override readonly isAvailable = true;
  private readonly log = new Logger('SMS');
  private readonly printed: PrintedSms[] = [];

  async send(phone: string, text: string): Promise<void> {
    this.printed.unshift({ phone, text });
    this.printed.splice(KEPT);
    this.log.log(`${phone} ${text}`);
  }

  /** Newest first. */
  get messages(): readonly PrintedSms[] {
    return this.printed;
  }
}

/** Production before an operator's adapter is bound: refuses rather than pretends. */
@Injectable()
export class NoSmsGateway extends SmsGateway {
  override readonly isAvailable = false;

  send(): Promise<void> {
    return Promise.reject(new Error('no SMS gateway is configured'));
  }
}
