import { TraceController } from '../trace/trace.controller';
import { TraceQueries } from '../trace/trace.queries';
import { ChainController } from './chain.controller';
import { ChainQueries } from './chain.queries';
import { CosignCheckpoint } from './cosign-checkpoint.usecase';
import { ExportBundle } from './export-bundle.usecase';
import { RoleLog } from './role-log.handler';
import { TransparencyController } from './transparency.controller';

export const chainProviders = [ChainQueries, CosignCheckpoint, ExportBundle, RoleLog, TraceQueries];
export const chainControllers = [ChainController, TransparencyController, TraceController];
