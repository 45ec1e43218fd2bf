import { Withholdings } from './withholdings';

export const withholdingProviders = [Withholdings];
