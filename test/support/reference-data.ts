import { loadReferenceData } from '../../apps/cli/src/seed/reference';

/**
 * Loads what every deployment has (the division tree, the catalogue) into the template database, so that each
 * cloned database starts with it. A loader connects as the app role and closes its connections before it returns.
 */
export const referenceData: readonly ((appUrl: string) => Promise<void>)[] = [loadReferenceData];
