import { get, post } from '../base/api.js';
import { draft, dropDraft, keepDraft } from '../base/drafts.js';
import { el, note } from '../base/dom.js';
import { action } from '../base/forms.js';
import { notice } from '../base/notice.js';
import { getOrLast } from '../base/queue.js';
import { say } from '../words/language.js';

const SEND_MS = 60_000;
const MOST_KEPT = 100;
const LOST = [403, 404, 409];

/** The visit whose way is followed in this tab, and how to stop. */
let followed;

/** One big button: off to the next visit. */
export const setOff = (visit) =>
  action(`depart-${visit.id}`, say('出发', 'Set off'), async () => {
    await post(`/visits/${visit.id}/departure`);
    notice(say('已出发，家属看到了预计到达时间。', 'On the way; the family sees when to expect you.'));
  });

/** Agrees, or takes it back, in one press. */
export async function consentLine() {
  const { agreed } = await getOrLast('/position-consent');
  const change = (to, label, done) =>
    action(
      `consent-${to}`,
      label,
      async () => {
        await post('/position-consent', { agreed: to });
        if (!to) stop();
        notice(done);
      },
      'plain',
    );
  return el(
    'div',
    { class: 'step' },
    note(
      agreed
        ? say(
            '您同意在去服务的路上共享位置：签到就停，家属只看到几点到。',
            'You share your position on the way: it ends with the check-in, and the family sees an arrival time only.',
          )
        : say(
            '共享路上的位置，家属看到的到达时间更准。只在出发后、签到前记录，几天后删除，随时可以收回。',
            'Share your position on the way, and the family knows better when you come. Only between setting off and checking in, deleted after some days, and you may take it back at any time.',
          ),
    ),
    agreed
      ? change(
          false,
          say('不再共享', 'Stop sharing'),
          say('已收回，位置已删除。', 'Taken back; all was deleted.'),
        )
      : change(true, say('同意共享', 'I agree'), say('谢谢，只在路上记录。', 'Thank you; on the way only.')),
  );
}

/**
 * Follows the way to a visit while it lasts, and forgets it with the check-in. Without a signal positions wait in this
 * tab and go out together; what is left when the check-in comes is thrown away.
 * @param {object} [visit] the next visit
 */
export async function followWay(visit) {
  const isOnTheWay = visit?.state === 'EN_ROUTE';
  if (followed && (!isOnTheWay || followed.id !== visit.id)) stop();
  if (!isOnTheWay || followed || !navigator.geolocation) return;
  followed = { id: visit.id };
  const { agreed } = await get('/position-consent').catch(() => ({ agreed: false }));
  if (followed?.id !== visit.id) return;
  if (!agreed) return void (followed = undefined);
  followed.watch = navigator.geolocation.watchPosition(taken, () => {}, { enableHighAccuracy: true });
  followed.timer = setInterval(sendWaiting, SEND_MS);
}

const waitingKey = () => `way-${followed.id}`;

function taken({ coords: { latitude, longitude, accuracy }, timestamp }) {
  if (!followed) return;
  const waiting = draft(waitingKey()) ?? [];
  const deviceAt = new Date(timestamp).toISOString();
  waiting.push({ latitude, longitude, datum: 'WGS84', accuracyMetres: Math.round(accuracy), deviceAt });
  keepDraft(waitingKey(), waiting.slice(-MOST_KEPT));
}

async function sendWaiting() {
  const positions = (followed && draft(waitingKey())) ?? [];
  if (!positions.length) return;
  const { id } = followed;
  try {
    await post(`/visits/${id}/positions`, { positions });
    const since = (draft(`way-${id}`) ?? []).slice(positions.length);
    if (followed?.id === id) keepDraft(`way-${id}`, since);
  } catch ({ status }) {
    // arrived, sent elsewhere, or no longer agreed; anything else is tried again
    if (LOST.includes(status) && followed?.id === id) stop();
  }
}

function stop() {
  if (!followed) return;
  dropDraft(waitingKey());
  clearInterval(followed.timer);
  if (followed.watch !== undefined) navigator.geolocation.clearWatch(followed.watch);
  followed = undefined;
}
