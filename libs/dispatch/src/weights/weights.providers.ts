import { DecideWeights } from './decide-weights.usecase';
import { ProposeWeights } from './propose-weights.usecase';
import { WeightsController } from './weights.controller';
import { WeightsGate } from './weights.gate';
import { WeightsQueries } from './weights.queries';

export const weightsProviders = [WeightsQueries, WeightsGate, ProposeWeights, DecideWeights];
export const weightsControllers = [WeightsController];
