import { Injectable, Logger } from '@nestjs/common';

/** Port: sends text messages. A deployment binds the adapter of its operator. */
export abstract class SmsGateway {
  /** Whether messages can be sent at all. */
  abstract readonly isAvailable: boolean;
  /** Whether a message that is handed over again under its key is sent once only. */
  abstract readonly knowsKeys: boolean;

  /**
   * @param phone eleven digits
   * @param key names the message; without one it is handed over once and never again
   * @throws SmsRefused when it certainly was not sent; after anything else nobody knows
   */
  abstract send(phone: string, text: string, key?: string): Promise<void>;
}

/** The operator did not take the message. */
export class SmsRefused extends Error {
  /** @param isFinal another attempt cannot succeed: no such number, forbidden words */
  constructor(
    message: string,
    readonly isFinal = false,
  ) {
    super(message);
  }
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
  override readonly knowsKeys = true;
  private readonly log = new Logger('SMS');
  private readonly printed: PrintedSms[] = [];
  private readonly keys = new Set<string>();

  async send(phone: string, text: string, key?: string): Promise<void> {
    if (key && this.keys.has(key)) return;
    if (key) this.keys.add(key);
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
  override readonly knowsKeys = false;

  send(): Promise<void> {
    return Promise.reject(new Error('no SMS gateway is configured'));
  }
}
