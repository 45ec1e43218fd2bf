import { BookableSlots } from './bookable-slots';
import { CaregiverMatch } from './caregiver-match';
import { Exclusions } from './exclusions.usecase';
import { MatchingController } from './matching.controller';
import { OwnDecisions } from './own-decisions.queries';

export const matchingProviders = [BookableSlots, CaregiverMatch, Exclusions, OwnDecisions];
export const matchingControllers = [MatchingController];
