import { BatchWindow } from './batch-window';
import { DecideGroup } from './decide-group';

export const batchProviders = [BatchWindow, DecideGroup];
