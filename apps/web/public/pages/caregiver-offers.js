import { get, post } from '../base/api.js';
import { until } from '../base/countdown.js';
import { big, card, note } from '../base/dom.js';
import { action } from '../base/forms.js';
import { orKnown } from '../base/known.js';
import { notice } from '../base/notice.js';
import { say } from '../words/language.js';
import { offerFacts, offerTitle, refusal, seen } from './dispatcher.js';

/** Visits this caregiver is asked about himself, where his provider lets him answer. */
export async function ownOffers() {
  // an offer nobody can answer now is no reason not to show the visits
  const { items } = await orKnown(get('/offers', { state: 'OPEN' }), { items: [] });
  if (document.visibilityState === 'visible') items.forEach(seen);
  return items.map(offerCard);
}

const offerCard = (offer) =>
  card(
    offerTitle(offer),
    big(say('想请您去，还剩 ', 'Would you go? Time left '), until(offer.expiresAt)),
    offerFacts(offer),
    note(say('不方便可以不接，不影响您。', 'You may say no; it does not count against you.')),
    action(`take-${offer.id}`, say('我去', 'I go'), async () => {
      await post(`/offers/${offer.id}/acceptance`);
      notice(
        say('已排进您的日程，地址和电话在下面。', 'It is among your visits below, with address and phone.'),
      );
    }),
    refusal(
      `pass-${offer.id}`,
      say('这次不去', 'Not this time'),
      `/offers/${offer.id}/refusal`,
      say('好的，再问别人。', 'All right; somebody else is asked.'),
    ),
  );
