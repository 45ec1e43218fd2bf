import { end, freshToken, memory, remember, renew } from './session.js';

const KEPT_EVENTS = 60;
const RETRY_MS = 2_000;

/**
 * Follows the live events of this tab's person. The last number seen is kept, so that a connection that was lost, or
 * a page that was loaded again, is sent what it missed, once and in order.
 * @param {{ onEvent: (event: object) => void, onState: (connected: boolean) => void }} listeners
 * @returns {() => void} stops following
 */
export function follow({ onEvent, onState }) {
  const socket = window.io('/live', {
    auth: (give) => {
      freshToken().then(
        (token) => give({ token, since: memory().since }),
        () => give({}),
      );
    },
    transports: ['websocket', 'polling'],
  });
  let mayReturn = true;
  const back = () => setTimeout(() => mayReturn && socket.connect(), RETRY_MS);

  socket.on('ready', ({ seq }) => {
    remember({ events: [], since: seq, ...memory() });
    onState(true);
  });
  socket.on('event', (event) => {
    const { events = [] } = memory();
    remember({ since: event.seq, events: [event, ...events].slice(0, KEPT_EVENTS) });
    onEvent(event);
  });
  socket.on('bye', ({ reconnect }) => {
    mayReturn = reconnect;
    if (!reconnect) end();
  });
  socket.on('disconnect', (why) => {
    onState(false);
    // of all reasons only this one is not followed by a new attempt of the client itself
    if (why === 'io server disconnect') back();
  });
  socket.on('connect_error', (error) => {
    onState(false);
    // refused, not unreachable: the token has ended
    if (error.data) renew().then(back, back);
  });
  return () => {
    mayReturn = false;
    socket.removeAllListeners();
    socket.disconnect();
  };
}
