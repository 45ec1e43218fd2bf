import { Injectable, Logger } from '@nestjs/common';
import type { Ctx, Locale } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { Accounts } from '../accounts/accounts';
import { Guesses } from '../guessing/guesses';
import { IdentityErrors } from '../identity.errors';
import { LoginTrail } from '../sessions/login-trail';
import type { CodeSentDto } from './codes.dto';
import { OneTimeCodes } from './one-time-codes';
import { SmsGateway } from './sms-gateway';

/**
 * Sends a one-time code. A number without an account gets a code too, which is never sent: the answer and the
 * limits are the same, so nobody learns who has an account. The answer does not wait for the message either.
 */
@Injectable()
export class RequestCode {
  private readonly log = new Logger(RequestCode.name);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly codes: OneTimeCodes,
    private readonly guesses: Guesses,
    private readonly sms: SmsGateway,
    private readonly trail: LoginTrail,
  ) {}

  /** @throws identity.sms-unavailable, identity.code-too-soon, identity.codes-used-up */
  async execute(ctx: Ctx, input: { phone: string; address: string }): Promise<CodeSentDto> {
    if (!this.sms.isAvailable) throw IdentityErrors.smsUnavailable();
    let text: string | undefined;
    const answer = await this.uow.run(ctx, async (tx) => {
      const account = await this.accounts.findByPhone(tx, input.phone);
      const issued = await this.codes.issue(tx, input.phone, this.guesses.callerIndex(input.address));
      const minutes = Math.floor((issued.expiresAt.getTime() - tx.now.getTime()) / 60_000);
      text = account?.status === 'ACTIVE' ? messageOf(ctx.locale, issued.code, minutes) : undefined;
      this.trail.codeRequested(tx, input.phone, account?.id);
      return { expiresAt: issued.expiresAt.toISOString(), nextAt: issued.nextAt.toISOString() };
    });
    if (text) {
      this.sms
        .send(input.phone, text)
        .catch((error: unknown) => this.log.error({ err: error }, 'sending an SMS failed'));
    }
    return answer;
  }
}

const messageOf = (locale: Locale, code: string, minutes: number): string =>
  locale === 'en'
    ? `[Anzhi] Your code is ${code}, valid for ${minutes} minutes. Do not tell it to anybody.`
    : `【安之】验证码 ${code}，${minutes} 分钟内有效。请勿告诉任何人，工作人员不会向您索要。`;
