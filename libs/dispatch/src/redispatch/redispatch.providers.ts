import { NoShows } from './no-shows';
import { OtherTimes } from './other-times';
import { ReplacementStore } from './replacement-store';
import { ReplacementQueries } from './replacement.queries';
import { Replacements } from './replacements';
import { ReplacementsController } from './replacements.controller';

export const redispatchProviders = [NoShows, OtherTimes, ReplacementQueries, Replacements, ReplacementStore];

export const redispatchControllers = [ReplacementsController];
