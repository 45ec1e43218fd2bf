import type { Weights as EngineWeights } from '../engine';
import type { DispatchWeights } from './weights.queries';

/** The bureau's version as the engine that plans a day takes it, in minutes: one table serves both. */
export function engineWeights({ id, prices }: DispatchWeights): EngineWeights {
  const minutes = (tenths: number): number => tenths / 10;
  return {
    version: id,
    travelPerMinute: minutes(prices.travelMinute),
    lateness: [
      { fromMinute: 0, perMinute: minutes(prices.lateMinute) },
      { fromMinute: 15, perMinute: minutes(prices.late15Minute) },
      { fromMinute: 30, perMinute: minutes(prices.late30Minute) },
    ],
    largestLateness: 0,
    unknownCaregiver: minutes(prices.unknownCaregiver),
    littleKnownCaregiver: minutes(prices.littleKnownCaregiver),
    thirdFaceOfWeek: minutes(prices.thirdFaceOfWeek),
    preferredSex: minutes(prices.preferredSex),
    preferredDialect: minutes(prices.preferredDialect),
    overtimePerMinute: minutes(prices.overtimeMinute),
    idleFromMinute: prices.idleFromMinutes,
    idlePerMinute: minutes(prices.idleMinute),
    caregiverFairness: minutes(prices.caregiverFairHour),
    providerFairness: minutes(prices.providerFairHour),
    movedVisit: minutes(prices.movedVisit),
    movedFromMinute: prices.movedFromMinutes,
    changedCaregiver: minutes(prices.changedCaregiver),
    unserved: minutes(prices.unserved),
  };
}
