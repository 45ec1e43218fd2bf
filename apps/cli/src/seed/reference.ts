import { loadCatalogue } from '@anzhi/catalogue';
import { loadWeights } from '@anzhi/dispatch';
import { loadProgrammes } from '@anzhi/entitlement';
import { loadDivisions } from '@anzhi/geo';
import { loadRules } from '@anzhi/oversight';

/** What every installation has, each after what it refers to. Changes nothing that is there already. */
export async function loadReferenceData(appUrl: string): Promise<void> {
  await loadDivisions(appUrl);
  await loadCatalogue(appUrl);
  await loadProgrammes(appUrl);
  await loadWeights(appUrl);
  await loadRules(appUrl);
}
