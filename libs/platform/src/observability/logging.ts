import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Options } from 'pino-http';
import type { Config } from '../config/config';
import { errorInLog } from './error-in-log';

/**
 * A request's logger carries the request's id and nothing else of it: written out for a logger that is never used, the
 * request, headers and all, cost more than many an answer.
 */
export const requestLogs = ({ logLevel }: Pick<Config, 'logLevel'>): Options => ({
  level: logLevel,
  autoLogging: false,
  quietReqLogger: true,
  wrapSerializers: false,
  serializers: { err: errorInLog, req: () => undefined },
});

/** Structured logs; requests are logged once, by `observeRequests`. */
export const loggerModule = (config: Config): DynamicModule =>
  LoggerModule.forRoot({ pinoHttp: requestLogs(config) });
