import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Config } from '../config/config';

/** Structured logs; requests are logged once, by `observeRequests`. */
export const loggerModule = (config: Config): DynamicModule =>
  LoggerModule.forRoot({ pinoHttp: { level: config.logLevel, autoLogging: false, quietReqLogger: true } });
