import { Journeys } from './journeys';
import { OnTheWaySweep } from './on-the-way-sweep';
import { OnTheWayWiring } from './on-the-way-wiring';
import { OnTheWayController, PositionConsentController } from './on-the-way.controller';
import { PositionConsents } from './position-consents';
import { ReadPosition } from './read-position.usecase';
import { RecordPositions } from './record-positions.usecase';
import { VisitWatch } from './visit-watch';
import { WayTo } from './way-to';

export const onTheWayProviders = [
  ...[Journeys, OnTheWaySweep, OnTheWayWiring, PositionConsents, VisitWatch, WayTo],
  ...[ReadPosition, RecordPositions],
];

export const onTheWayControllers = [OnTheWayController, PositionConsentController];
