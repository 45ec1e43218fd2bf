import { AcceptOffer } from './accept-offer.usecase';
import { AnswerOffer } from './answer-offer';
import { DeclineOffer } from './decline-offer.usecase';
import { NobodySent } from './nobody-sent';
import { OfferPresenter } from './offer-presenter';
import { OfferRules } from './offer-rules';
import { OfferRulesController } from './offer-rules.controller';
import { OfferStore } from './offer-store';
import { OfferTimeout } from './offer-timeout';
import { OfferQueries } from './offer.queries';
import { OffersController } from './offers.controller';
import { OfferWiring } from './offer-wiring';
import { StraightOffers } from './straight-offers';

export const offersProviders = [
  ...[AcceptOffer, AnswerOffer, DeclineOffer, NobodySent],
  ...[OfferPresenter, OfferQueries, OfferRules, OfferStore, OfferTimeout, OfferWiring, StraightOffers],
];

export const offersControllers = [OffersController, OfferRulesController];
