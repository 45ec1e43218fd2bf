import { CaptureWatch } from './capture-watch';
import { Clawbacks } from './clawbacks';
import { JudgeStopCase } from './judge-stop-case.usecase';
import { LifeEventConsequences } from './life-events.handler';
import { Lifting } from './lifting';
import { LostClaims } from './lost-claims.handler';
import { StopAccess } from './stop-access';
import { StopCaseStore } from './stop-case.store';
import { StopCases } from './stop-cases';
import { StopCasesController } from './stop-cases.controller';
import { StopOrders } from './stop-orders.usecase';
import { StopQueries } from './stop.queries';
import { StopRegister } from './stop-register';
import { StopStore } from './stop-store';
import { StopWiring } from './stop-wiring';
import { StoppedLots } from './stopped-lots';
import { Stops } from './stops';
import { StopsController } from './stops.controller';

export const stopsProviders = [
  CaptureWatch,
  Clawbacks,
  JudgeStopCase,
  LifeEventConsequences,
  Lifting,
  LostClaims,
  StopAccess,
  StopCaseStore,
  StopCases,
  StopOrders,
  StopQueries,
  StopRegister,
  StopStore,
  StopWiring,
  StoppedLots,
  Stops,
];

export const stopsControllers = [StopsController, StopCasesController];
