/** Prices of the soft rules in equivalent minutes: "so many minutes of extra travel to avoid this once". */
export interface Weights {
  /** Kept with every plan made by them. */
  readonly version: string;
  readonly travelPerMinute: number;
  /** Of a late start: price per minute from the minute on. Rising, so that nobody is sacrificed. */
  readonly lateness: readonly { readonly fromMinute: number; readonly perMinute: number }[];
  /** Per minute of the latest start of all. The published benchmarks have it; `lateness` replaces it. */
  readonly largestLateness: number;
  /** A caregiver who was here never, or once or twice, in 90 days. */
  readonly unknownCaregiver: number;
  readonly littleKnownCaregiver: number;
  readonly thirdFaceOfWeek: number;
  readonly preferredSex: number;
  readonly preferredDialect: number;
  readonly overtimePerMinute: number;
  readonly idleFromMinute: number;
  readonly idlePerMinute: number;
  /** Times the square of a caregiver's hours from the fair ones, in minutes. */
  readonly caregiverFairness: number;
  /** Times the square of a provider's hours from its fair share, in minutes. */
  readonly providerFairness: number;
  /** Another start than the published one by more than `movedFromMinute`, another caregiver than the published one. */
  readonly movedVisit: number;
  readonly movedFromMinute: number;
  readonly changedCaregiver: number;
  /** Of an order of class C; one of class B outweighs all of class C together, one of class A all of B and C. */
  readonly unserved: number;
}

export const DEFAULT_WEIGHTS: Weights = {
  version: 'default-1',
  travelPerMinute: 1,
  lateness: [
    { fromMinute: 0, perMinute: 1 },
    { fromMinute: 15, perMinute: 3 },
    { fromMinute: 30, perMinute: 6 },
  ],
  largestLateness: 0,
  unknownCaregiver: 20,
  littleKnownCaregiver: 10,
  thirdFaceOfWeek: 30,
  preferredSex: 25,
  preferredDialect: 15,
  overtimePerMinute: 3,
  idleFromMinute: 45,
  idlePerMinute: 0.3,
  caregiverFairness: 2,
  providerFairness: 1.5,
  movedVisit: 10,
  movedFromMinute: 15,
  changedCaregiver: 25,
  unserved: 480,
};

const NOTHING: Omit<Weights, 'version' | 'travelPerMinute' | 'lateness' | 'largestLateness' | 'unserved'> = {
  unknownCaregiver: 0,
  littleKnownCaregiver: 0,
  thirdFaceOfWeek: 0,
  preferredSex: 0,
  preferredDialect: 0,
  overtimePerMinute: 0,
  idleFromMinute: 0,
  idlePerMinute: 0,
  caregiverFairness: 0,
  providerFairness: 0,
  movedVisit: 0,
  movedFromMinute: 0,
  changedCaregiver: 0,
};

/** Travel, all lateness and the largest one, each minute alike (Mankowska, Meisel & Bierwirth 2014, times three). */
export const BENCHMARK_WEIGHTS: Weights = {
  ...NOTHING,
  version: 'benchmark-1',
  travelPerMinute: 1,
  lateness: [{ fromMinute: 0, perMinute: 1 }],
  largestLateness: 1,
  unserved: 1e7,
};
