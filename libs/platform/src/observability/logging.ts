import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Config } from '../config/config';
import { errorInLog } from './error-in-log';

/** Structured logs; requests are logged once, by `observeRequests`. */
export const loggerModule = (config: Config): DynamicModule =>
  LoggerModule.forRoot({
    pinoHttp: {
      level: config.logLevel,
      autoLogging: false,
      quietReqLogger: true,
      wrapSerializers: false,
      serializers: { err: errorInLog },
    },
  });
