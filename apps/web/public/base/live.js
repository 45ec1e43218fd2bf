import { LiveClient } from './live-client.js';
import { end, freshToken, isLoggedIn, memory, remember, renew } from './session.js';

const KEPT_EVENTS = 60;

/**
 * Follows the live events of this tab's person. The last number seen is kept, so that a connection that was lost, or
 * a page that was loaded again, is sent what it missed, once and in order.
 * @param {{ onEvent: (event: object) => void, onState: (connected: boolean) => void }} listeners
 * @returns {() => void} stops following
 */
export function follow({ onEvent, onState }) {
  const client = new LiveClient({
    connect: window.io,
    since: memory().since,
    token: async (refused) => {
      if (refused && isLoggedIn()) await renew();
      return isLoggedIn() ? freshToken() : null;
    },
    onEvent: (event) => {
      const { events = [] } = memory();
      remember({ since: event.seq, events: [event, ...events].slice(0, KEPT_EVENTS) });
      onEvent(event);
    },
    // what every section shows is read from the start; the list of events has a gap, so it begins anew
    onReset: (since) => {
      remember({ since, events: [] });
      location.reload();
    },
    onState: (connected) => {
      if (connected) remember({ events: [], since: client.seq, ...memory() });
      onState(connected);
    },
    onEnd: (why) => {
      if (why === 'session-ended') end();
    },
  });
  return () => client.close();
}
