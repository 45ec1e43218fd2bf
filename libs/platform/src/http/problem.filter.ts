import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '@anzhi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpErrors } from './http.errors';
import { localeOf } from './locale';
import { problemOf } from './problem';

/** Every failure leaves as a problem document; what we did not expect is logged and tells the caller nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = this.translate(exception);
    if (error.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    if (error.status === 503) void reply.header('Retry-After', '2');
    void reply
      .status(error.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .header('Content-Language', localeOf(request.headers['accept-language']))
      .send(problemOf(error, localeOf(request.headers['accept-language']), String(request.id)));
  }

  private translate(exception: unknown): DomainError {
    if (exception instanceof DomainError) return exception;
    const status = exception instanceof HttpException ? exception.getStatus() : statusOf(exception);
    if (status === 404) return HttpErrors.unknownPath();
    if (status === 413) return HttpErrors.tooLarge();
    if (status === 415) return HttpErrors.unsupportedType();
    if (status === 429) return HttpErrors.tooMany();
    if (status !== undefined && status < 500) return HttpErrors.malformed();
    if (isUnstorable(exception)) {
      this.log.warn({ err: exception }, 'a value could not be stored');
      return HttpErrors.unstorable();
    }
    this.log.error({ err: exception }, 'a request failed');
    return HttpErrors.failed();
  }
}

/**
 * Values that passed validation and that PostgreSQL cannot hold: a number or a time out of range, a zero byte. The
 * caller can change them, so he is told; any other failure of a statement is ours.
 */
const UNSTORABLE = new Set(['22003', '22008', '22021', '22P05']);
const isUnstorable = (exception: unknown): boolean =>
  UNSTORABLE.has((exception as { driverError?: { code?: string } } | undefined)?.driverError?.code ?? '');

/** Fastify's own refusals (unreadable JSON, body too large) carry a statusCode. */
const statusOf = (exception: unknown): number | undefined =>
  (exception as { statusCode?: number } | undefined)?.statusCode;
