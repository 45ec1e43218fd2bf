import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { LIVE_NAMESPACE } from '@anzhi/contracts';
import { serve } from './child';

/** What socket.io does by itself: rooms that are joined on trust, and a broadcast. */
const http = createServer();
const live = new Server(http).of(LIVE_NAMESPACE);
live.on('connection', (socket) => {
  const { token } = socket.handshake.auth as { token: string };
  void socket.join(token);
  socket.emit('ready', { seq: 0 });
});

const ORDERS = {
  listen: (): Promise<string> =>
    new Promise((resolve) =>
      http.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)),
    ),
  broadcast(messages: readonly { room: string; event: object }[]): void {
    for (const { room, event } of messages) live.to(room).emit('event', event);
  },
};
export type BareOrders = typeof ORDERS;

serve(ORDERS);
