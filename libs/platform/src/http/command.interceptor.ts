import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Ctx } from '@anzhi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { tap, type Observable } from 'rxjs';
import { DEFAULT_KEEP_DAYS, KEEP_DAYS } from '../auth/decorators';
import { CommandErrors } from '../commands/command-errors';
import { CommandLog } from '../commands/command-log';
import { BlindIndex } from '../crypto/field-cipher';
import { HttpErrors } from './http.errors';

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
      command: { key: key.toLowerCase(), requestHash: this.hashOf(request), keepDays },
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
  private hashOf(request: FastifyRequest): string {
    const content = `${request.method} ${request.url}\n${canonical(request.body)}`;
    return this.index.of(content, 'platform.command').toString('hex');
  }
}

/** No form is nested deeper; what is could only be meant to exhaust the stack. */
const DEEPEST = 50;

function canonical(value: unknown, depth = 0): string {
  if (depth > DEEPEST) throw HttpErrors.malformed();
  if (Buffer.isBuffer(value)) return createHash('sha256').update(value).digest('hex');
  if (Array.isArray(value)) return `[${value.map((member) => canonical(member, depth + 1)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, depth + 1)}`).join(',')}}`;
}
