import { DisclosureController } from './disclosure.controller';
import { DisclosureQueries } from './disclosure.queries';
import { Disclosures } from './disclosures';

export const disclosureProviders = [DisclosureQueries, Disclosures];
export const disclosureControllers = [DisclosureController];
