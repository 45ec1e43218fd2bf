import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Ctx } from '@anzhi/kernel';

/** Counts requests by account, or by address before login: many seniors may share one address. */
@Injectable()
export class CallerThrottler extends ThrottlerGuard {
  protected override async shouldSkip(host: ExecutionContext): Promise<boolean> {
    return host.getType() !== 'http';
  }

  protected override async getTracker(request: Record<string, unknown>): Promise<string> {
    return (request.ctx as Ctx | undefined)?.actor.accountId ?? String(request.ip);
  }
}
