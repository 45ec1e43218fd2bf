import dyLtci from '../../data/programmes/dy-ltci.json';
import hfGovHome2022 from '../../data/programmes/hf-gov-home-2022.json';
import jjHomeVisits from '../../data/programmes/jj-home-visits.json';
import natVoucher from '../../data/programmes/nat-voucher.json';
import retrofitLonghua from '../../data/programmes/retrofit-longhua.json';
import retrofitShenyang from '../../data/programmes/retrofit-shenyang.json';
import retrofitWuhan from '../../data/programmes/retrofit-wuhan.json';
import retrofitYangjiang from '../../data/programmes/retrofit-yangjiang.json';
import sqCareVisits from '../../data/programmes/sq-care-visits.json';
import sqEmergencyCall from '../../data/programmes/sq-emergency-call.json';
import sqHomeCare from '../../data/programmes/sq-home-care.json';
import sqMeals from '../../data/programmes/sq-meals.json';
import sqRetrofit from '../../data/programmes/sq-retrofit.json';
import szTekunCare from '../../data/programmes/sz-tekun-care.json';
import tjMeals from '../../data/programmes/tj-meals.json';
import type { ParameterUnit } from './parameters/parameter-unit';
import type { ProgrammeIdentity, Terms } from './programme';

/** A programme as it comes with a release: law where its division exists, a template for drafts everywhere. */
export interface ShippedProgramme {
  /** What it is, where its numbers come from, and what was decided where the source is silent. */
  readonly about: string;
  /** Code of its division; null: the nation. */
  readonly regionCode: string | null;
  readonly identity: Omit<ProgrammeIdentity, 'regionId'>;
  readonly parameters: readonly ShippedParameter[];
  /** One after the other; `to` is the first day on which it no longer holds. */
  readonly versions: readonly { readonly from: string; readonly to: string | null; readonly terms: Terms }[];
}

export interface ShippedParameter {
  readonly name: string;
  readonly regionCode: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly value: number | Readonly<Record<string, number>>;
  readonly unit: ParameterUnit;
  /** What it rests on, as families and officers read it. */
  readonly citation: string;
  /** Where the number was taken from, for engineers; it stays in the file. */
  readonly reference: string;
  readonly isDefault: boolean;
}

/** By code. That the files are what they are taken for is tested (`shipped.spec.ts`). */
export const SHIPPED = [
  dyLtci,
  hfGovHome2022,
  jjHomeVisits,
  natVoucher,
  retrofitLonghua,
  retrofitShenyang,
  retrofitWuhan,
  retrofitYangjiang,
  sqCareVisits,
  sqEmergencyCall,
  sqHomeCare,
  sqMeals,
  sqRetrofit,
  szTekunCare,
  tjMeals,
] as unknown as readonly ShippedProgramme[];
