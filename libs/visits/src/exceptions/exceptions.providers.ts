import { CaptureGate } from '../visits/capture-gate';
import { ExceptionQueries } from './exception.queries';
import { Exceptions } from './exceptions';
import { ExceptionsController } from './exceptions.controller';
import { SettleException } from './settle-exception.usecase';

export const exceptionProviders = [CaptureGate, ExceptionQueries, Exceptions, SettleException];
export const exceptionControllers = [ExceptionsController];
