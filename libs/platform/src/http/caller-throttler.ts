import { Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { Ctx } from '@anzhi/kernel';

/** Counts requests by account, or by address before login: many seniors may share one address. */
@Injectable()
export class CallerThrottler extends ThrottlerGuard {
  protected override async shouldSkip(host: ExecutionContext): Promise<boolean> {
    return host.getType() !== 'http';
  }

  /** One count for all endpoints. */
  protected override generateKey(_host: ExecutionContext, tracker: string, limit: string): string {
    return `${limit}:${tracker}`;
  }

  protected override async getTracker(request: Record<string, unknown>): Promise<string> {
    return (request.ctx as Ctx | undefined)?.actor.accountId ?? String(request.ip);
  }
}
