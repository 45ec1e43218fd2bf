import { VisitsSettings, type MethodLaw } from '@anzhi/visits';

/** What every city starts with: a new one has set nothing of its own. */
export const LIMITS = {
  geofenceMetres: VisitsSettings.geofenceMetres.fallback,
  accuracyMetres: VisitsSettings.accuracyMetres.fallback,
  clockSkewSeconds: VisitsSettings.clockSkewSeconds.fallback,
  offlineHours: VisitsSettings.offlineHours.fallback,
  lateMinutes: VisitsSettings.lateMinutes.fallback,
  anchorHours: VisitsSettings.anchorHours.fallback,
  earlyHours: VisitsSettings.earlyHours.fallback,
};
/** Of a position and of a door's code. */
export const WEIGHT: MethodLaw = { weight: 50, monthlyCap: null };
/** Of the senior's card: where it is, he need not be. */
export const CARD_WEIGHT: MethodLaw = { weight: 40, monthlyCap: null };
export const PICTURE_WEIGHT = 25;
export const DEMAND = 50;
