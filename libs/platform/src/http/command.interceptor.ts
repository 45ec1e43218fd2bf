import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Ctx } from '@anzhi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { DEFAULT_KEEP_DAYS, KEEP_DAYS } from '../auth/decorators';
import { CommandErrors } from '../commands/command-errors';
import { CommandLog } from '../commands/command-log';
import { BlindIndex } from '../crypto/field-cipher';
import { fieldsOf } from './request-fields';

/** Enough that nobody makes two contents alike for one command on purpose without the key. */
const HASH_BYTES = 16;

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Gives every write its command key, and marks the answer when it is the answer of an earlier, equal command. */
@Injectable()
export class CommandInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly commands: CommandLog,
    private readonly index: BlindIndex,
  ) {}

  intercept(host: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (host.getType() !== 'http') return next.handle();
    const request = host.switchToHttp().getRequest<FastifyRequest & { ctx: Ctx }>();
    if (READS.has(request.method)) return next.handle();
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') throw CommandErrors.keyMissing();
    const targets = [host.getHandler(), host.getClass()];
    const keepDays =
      this.reflector.getAllAndOverride<number | undefined>(KEEP_DAYS, targets) ?? DEFAULT_KEEP_DAYS;
    this.commands.check(key, keepDays);
    const ctx: Ctx = {
      ...request.ctx,
      command: { key: key.toLowerCase(), content: this.contentOf(request), keepDays },
    };
    request.ctx = ctx;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap(() => {
        if (ctx.replayed) void reply.header('Idempotency-Replayed', 'true');
      }),
    );
  }

  /**
   * The same method, path and body are the same command; the order of JSON members does not matter. Keyed,
   * because a body may hold a password and its plain hash could be guessed.
   */
  private contentOf({ method, url, body }: FastifyRequest): Record<string, string> {
    const fields = Object.entries({ '': `${method} ${url}`, ...fieldsOf(body) });
    return Object.fromEntries(fields.map(([pointer, text]) => [pointer, this.hashOf(text)]));
  }

  private hashOf(text: string): string {
    return this.index.of(text, 'platform.command').subarray(0, HASH_BYTES).toString('base64url');
  }
}
