/**
 * Every number the synthetic city is drawn from, with its source. Tags as in the domain handbook: SRC a public
 * text, MEM general knowledge with its confidence, DESIGN our own choice. None of them is a rule of the platform.
 */
import type { CredentialType, LivingSituation, ProviderType } from './rows';

type Weights<T> = readonly (readonly [item: T, weight: number])[];

/** SRC Suqian 2023-09: 160,000 old, solitary or poor seniors covered by door-to-door care. */
export const REFERENCE_SENIORS = 160_000;

/** SRC Suqian 2023-09: facilities for those 160,000. */
export const PROVIDERS_PER_REFERENCE: Readonly<Record<ProviderType, number>> = {
  INSTITUTION: 145,
  RURAL_AREA_CENTRE: 16,
  MEDICAL_NURSING: 24,
  COMMUNITY_CENTRE: 793,
  STREET_DAY_CARE: 16,
};

/** DESIGN: enough for three declines and an acceptance to be seen in the smallest demo county. */
export const LEAST_REHAB_PROVIDERS_PER_COUNTY = 3;
/** DESIGN: share with a nursing station of their own (of institutions, SRC Suzhou: 146 public homes sign with hospitals). */
export const NURSING_STATION_SHARE: Readonly<Record<ProviderType, number>> = {
  INSTITUTION: 0.3,
  RURAL_AREA_CENTRE: 0.25,
  MEDICAL_NURSING: 0,
  COMMUNITY_CENTRE: 0.05,
  STREET_DAY_CARE: 0.1,
};
/** DESIGN: share of time-limited licences that lapse within 60 days, and that have already lapsed. */
export const LICENCE_LAPSING_SHARE = 0.04;
export const LICENCE_LAPSED_SHARE = 0.01;

/** DESIGN: one caregiver for 40 seniors, and two at least for every provider. */
export const SENIORS_PER_CAREGIVER = 40;
export const LEAST_CAREGIVERS_PER_PROVIDER = 2;
/** DESIGN: how many of the remaining caregivers a provider of each type gets. */
export const CAREGIVER_PULL: Weights<ProviderType> = [
  ['INSTITUTION', 3],
  ['RURAL_AREA_CENTRE', 4],
  ['MEDICAL_NURSING', 10],
  ['COMMUNITY_CENTRE', 2],
  ['STREET_DAY_CARE', 5],
];
/** MEM:med: most care workers are women of 40 to 60. */
export const CAREGIVER_FEMALE_SHARE = 0.85;
export const CAREGIVER_AGES: Weights<readonly [low: number, high: number]> = [
  [[22, 39], 25],
  [[40, 49], 35],
  [[50, 59], 40],
];
/** DESIGN: credentials beside the health certificate that everyone holds. */
export const CREDENTIAL_SHARES: Weights<CredentialType> = [
  ['CARE_WORKER', 0.75],
  ['ESCORT_TRAINING', 0.3],
  ['SOCIAL_WORKER', 0.05],
];
/** DESIGN: in a provider that may do rehabilitation; its first two caregivers are therapists in any case. */
export const REHAB_THERAPIST_SHARE = 0.4;
export const REGISTERED_NURSE_SHARE = 0.3;
/** DESIGN: caregivers who speak the standard language besides the local dialect. */
export const PUTONGHUA_SHARE = 0.7;
/** DESIGN: working weeks, minutes of the day. */
export const WORKING_WEEKS: Weights<{
  readonly weekdays: readonly number[];
  readonly startMinute: number;
  readonly endMinute: number;
}> = [
  [{ weekdays: [1, 2, 3, 4, 5], startMinute: 480, endMinute: 1080 }, 40],
  [{ weekdays: [1, 2, 3, 4, 5, 6], startMinute: 450, endMinute: 1050 }, 30],
  [{ weekdays: [1, 2, 3, 4, 5, 6, 7], startMinute: 480, endMinute: 720 }, 15],
  [{ weekdays: [3, 4, 5, 6, 7], startMinute: 600, endMinute: 1200 }, 15],
];

/**
 * Why a senior is covered. SRC Suqian 2023-09: 低保 137,000, 特困 17,500, 困难残疾人 84,000 of all ages. MEM:low:
 * 40 % of 低保 and 80 % of 特困 are seniors, three quarters of the latter live at home. The rest of the 160,000
 * divides between great age and living alone by DESIGN.
 */
export type Route = 'TEKUN' | 'DIBAO' | 'HANDICAP' | 'ADVANCED_AGE' | 'LIVING_ALONE';
export const ROUTE_SHARES: Weights<Route> = [
  ['TEKUN', 0.065],
  ['DIBAO', 0.34],
  ['HANDICAP', 0.08],
  ['ADVANCED_AGE', 0.36],
  ['LIVING_ALONE', 0.155],
];
/** DESIGN: households in which both of a couple are covered. */
export const COUPLE_SHARES: Readonly<Record<Route, number>> = {
  TEKUN: 0,
  DIBAO: 0.35,
  HANDICAP: 0,
  ADVANCED_AGE: 0.25,
  LIVING_ALONE: 0,
};
/**
 * 困难残疾人 beside the route of that name, so that about 45 % (MEM:low) of the 84,000 are seniors covered here. They
 * are all entered as SEVERE_HANDICAP, the only category of policy.md 6.1 for them: rather too many.
 */
export const HANDICAP_SHARES: Readonly<Record<Route, number>> = {
  TEKUN: 0.35,
  DIBAO: 0.35,
  HANDICAP: 1,
  ADVANCED_AGE: 0.03,
  LIVING_ALONE: 0.03,
};
/** DESIGN: further categories among those who are not 低保 or 特困 (policy.md 6.1). */
export const OTHER_CATEGORY_SHARES: Weights<string> = [
  ['DIBAO_EDGE', 0.05],
  ['JISHENG_SPECIAL', 0.01],
  ['YOUFU_KEY', 0.015],
];
/** DESIGN: of seniors with children who live in a village, away from them. */
export const LEFT_BEHIND_SHARE = 0.1;

/** MEM:high: seventh census 2020, persons of 60 and over in ten thousands, by the first year of the band. */
export const AGE_BANDS: readonly { readonly from: number; readonly to: number; readonly weight: number }[] = [
  { from: 60, to: 64, weight: 7338 },
  { from: 65, to: 69, weight: 7401 },
  { from: 70, to: 74, weight: 4959 },
  { from: 75, to: 79, weight: 3124 },
  { from: 80, to: 84, weight: 2038 },
  { from: 85, to: 89, weight: 1083 },
  { from: 90, to: 94, weight: 365 },
  { from: 95, to: 99, weight: 82 },
  { from: 100, to: 105, weight: 12 },
];
/** MEM:med: the older, the more women. */
export const FEMALE_SHARES: readonly { readonly from: number; readonly share: number }[] = [
  { from: 90, share: 0.66 },
  { from: 80, share: 0.57 },
  { from: 70, share: 0.52 },
  { from: 60, share: 0.505 },
];
/**
 * GB/T 42195 levels 0 to 4 in percent, by age. DESIGN, so that moderate and worse come to 11 to 12 % of all
 * seniors (MEM:high: fifth national survey 2021, 11.6 %).
 */
export const ABILITY_LEVELS: readonly { readonly from: number; readonly weights: Weights<number> }[] = [
  { from: 90, weights: levels(26, 26, 22, 15, 11) },
  { from: 80, weights: levels(48, 24, 14, 9, 5) },
  { from: 70, weights: levels(75, 13, 6, 4, 2) },
  { from: 60, weights: levels(88, 6, 3, 2, 1) },
];
/** DESIGN: a handicap takes the level one step down this often. */
export const HANDICAP_WORSENS_SHARE = 0.5;
/** DESIGN: seniors with an assessment on file. */
export const ASSESSED_SHARE = 0.7;
/** SRC policy.md 1.3: scores that give each level, lowest and highest. */
export const LEVEL_SCORES: readonly (readonly [low: number, high: number])[] = [
  [90, 90],
  [66, 89],
  [46, 65],
  [30, 45],
  [0, 29],
];

function levels(...weights: number[]): Weights<number> {
  return weights.map((weight, level) => [level, weight] as const);
}

/** How single covered seniors live. MEM:high: of all seniors 14.2 % alone, 59.7 % in empty nests (survey 2021). */
export const LIVING_SITUATIONS: Readonly<Record<Route, Weights<LivingSituation>>> = {
  TEKUN: living(85, 5, 0, 10),
  DIBAO: living(25, 30, 38, 7),
  HANDICAP: living(14, 40, 40, 6),
  ADVANCED_AGE: living(22, 20, 53, 5),
  LIVING_ALONE: living(100, 0, 0, 0),
};

function living(alone: number, spouse: number, children: number, others: number): Weights<LivingSituation> {
  return [
    ['ALONE', alone],
    ['WITH_SPOUSE', spouse],
    ['WITH_CHILDREN', children],
    ['WITH_OTHER_RELATIVES', others],
  ];
}

/** DESIGN: representatives of a household. 特困 seniors have nobody bound to support them. */
export const REPRESENTATIVES: Weights<number> = [
  [0, 15],
  [1, 50],
  [2, 35],
];
export const TEKUN_NEIGHBOUR_SHARE = 0.1;

/** DESIGN: seniors with a second address at a child's home; homes whose position was taken from a map (GCJ-02). */
export const SECOND_ADDRESS_SHARE = 0.05;
export const MAP_PICKED_SHARE = 0.1;
/** DESIGN: identity numbers given elsewhere; of those given here, the share under an abolished code if there was one. */
export const BORN_ELSEWHERE_SHARE = 0.1;
export const FORMER_CODE_SHARE = 0.6;

/** MEM:med: dialect groups spoken at home. */
export const DIALECTS: Readonly<Record<string, string>> = {
  '3208': 'JIANGHUAI',
  '3209': 'JIANGHUAI',
  '321302': 'ZHONGYUAN',
  '321311': 'ZHONGYUAN',
  '321322': 'JIANGHUAI',
  '321323': 'JIANGHUAI',
  '321324': 'ZHONGYUAN',
  '321371': 'ZHONGYUAN',
  '3413': 'ZHONGYUAN',
  '3705': 'JILU',
};
