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
    this.log.error(exception);
    return HttpErrors.failed();
  }
}

/** Fastify's own refusals (unreadable JSON, body too large) carry a statusCode. */
const statusOf = (exception: unknown): number | undefined =>
  (exception as { statusCode?: number } | undefined)?.statusCode;
