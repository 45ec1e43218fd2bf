import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Ctx } from '@anzhi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { DEFAULT_KEEP_DAYS, KEEP_DAYS, KEY_IN_CONTENT } from '../auth/decorators';
import { CommandErrors } from '../commands/command-errors';
import { CommandKeys } from '../commands/command-keys';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Gives every write its command key, and marks the answer when it is the answer of an earlier, equal command. */
@Injectable()
export class CommandInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: CommandKeys,
  ) {}

  intercept(host: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (host.getType() !== 'http') return next.handle();
    const request = host.switchToHttp().getRequest<FastifyRequest & { ctx: Ctx }>();
    if (READS.has(request.method)) return next.handle();
    const targets = [host.getHandler(), host.getClass()];
    if (this.reflector.getAllAndOverride(KEY_IN_CONTENT, targets)) return next.handle();
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') throw CommandErrors.keyMissing();
    const keepDays =
      this.reflector.getAllAndOverride<number | undefined>(KEEP_DAYS, targets) ?? DEFAULT_KEEP_DAYS;
    const { method, url, body } = request;
    const command = this.keys.of(key, keepDays, `${method} ${url}`, body);
    const ctx: Ctx = { ...request.ctx, command };
    request.ctx = ctx;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap(() => {
        if (ctx.replayed) void reply.header('Idempotency-Replayed', 'true');
      }),
    );
  }
}
