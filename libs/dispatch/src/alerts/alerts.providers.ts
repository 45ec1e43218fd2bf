import { AcknowledgeAlert } from './acknowledge-alert.usecase';
import { AlertGate } from './alert.gate';
import { AlertQueries } from './alert.queries';
import { AlertStore } from './alert-store';
import { AlertSweep } from './alert-sweep';
import { AlertWiring } from './alert-wiring';
import { AlertsController, OfferReceiptsController } from './alerts.controller';
import { CaregiverWatch } from './caregiver-watch';
import { DisposeAlert } from './dispose-alert.usecase';
import { EscalateAlert } from './escalate-alert';
import { OfferWatch } from './offer-watch';
import { SeeOffer } from './see-offer.usecase';

export const alertsProviders = [
  ...[AcknowledgeAlert, DisposeAlert, EscalateAlert, SeeOffer],
  ...[AlertGate, AlertQueries, AlertStore, AlertSweep, AlertWiring, CaregiverWatch, OfferWatch],
];

export const alertsControllers = [AlertsController, OfferReceiptsController];
