import type { RowKind, RowKinds } from '../rows';
import type { Load } from './load';
import {
  writeCaregivers,
  writeCredentials,
  writeLicences,
  writeOfficers,
  writeProviders,
  writeWorkingHours,
} from './providers';
import {
  writeAddresses,
  writeAssessments,
  writeCategories,
  writeRepresentations,
  writeRepresentatives,
  writeSeniors,
} from './seniors';

type Writers = { readonly [Kind in RowKind]: (load: Load, rows: readonly RowKinds[Kind][]) => Promise<void> };

/** Towns come with the reference data, and no table needs the invented villages: an address is of its town. */
const alreadyThere = async (): Promise<void> => undefined;

const WRITERS: Writers = {
  towns: alreadyThere,
  villages: alreadyThere,
  officers: writeOfficers,
  providers: writeProviders,
  licences: writeLicences,
  caregivers: writeCaregivers,
  credentials: writeCredentials,
  workingHours: writeWorkingHours,
  seniors: writeSeniors,
  addresses: writeAddresses,
  categories: writeCategories,
  assessments: writeAssessments,
  representatives: writeRepresentatives,
  representations: writeRepresentations,
};

/** One batch of the generator into the tables it belongs in. */
export async function writeBatch<Kind extends RowKind>(
  load: Load,
  { kind, rows }: { readonly kind: Kind; readonly rows: readonly RowKinds[Kind][] },
): Promise<void> {
  const write: Writers[Kind] = WRITERS[kind];
  await write(load, rows);
}
