import { get } from '../../base/api.js';
import { categoryCard } from './categories.js';
import { consentCard } from './consents.js';
import { factCard } from './facts.js';
import { lifeEventCard } from './life-events.js';

/**
 * Everything on a senior's file that rules ask for, each with when it is true and since when one knows.
 * @param {{ record?: boolean, readEvidence?: boolean, recordEvent?: boolean, retractEvent?: boolean, consent?: 'OWN' | 'PAPER' }} can
 */
export async function seniorRecords(id, can) {
  const senior = await get(`/seniors/${id}`);
  return Promise.all([
    categoryCard(senior, can),
    lifeEventCard(senior, can),
    factCard(id, can),
    consentCard(id, can.consent),
  ]);
}
