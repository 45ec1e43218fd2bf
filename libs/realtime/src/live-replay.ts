import { setImmediate as letOthers } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { EVENT_PAGE, EventLog, type Missed } from '@anzhi/platform';
import { Gathered } from './gathered';
import type { LiveConnection } from './live-connection';
import { LIMITS } from './live-limits';
import { LiveTail } from './live-tail';

/**
 * Sends again what was missed, to many connections at a time: when all come back at once the log is read a page for
 * many of them, and what several of them missed is read and encoded once.
 */
@Injectable()
export class LiveReplay {
  private readonly pages = new Gathered<LiveConnection, number>(
    (connections) => this.sendPages(connections),
    LIMITS.replayedTogether,
  );

  constructor(
    private readonly events: EventLog,
    private readonly tail: LiveTail,
  ) {}

  /**
   * Sends everything up to the last event that was delivered here; what comes after it comes in live. So it never tells
   * of anything that lies behind the end of a right.
   * @returns `whole`: the client may go on to live events; `too-much`: it missed more than is sent again; `gone`
   */
  async to(connection: LiveConnection): Promise<'whole' | 'too-much' | 'gone'> {
    for (;;) {
      const missed = await this.pages.ask(connection);
      if (!connection.socket.connected) return 'gone';
      if (connection.hasMissedTooMuch) return 'too-much';
      if (missed > LIMITS.unwaitedEvents && !(await connection.drained())) {
        connection.cut();
        return 'gone';
      }
      if (missed < EVENT_PAGE) return 'whole';
    }
  }

  /** @returns how many events the page of each of them has */
  private async sendPages(connections: readonly LiveConnection[]): Promise<number[]> {
    const missed = await this.events.missedBy(connections, this.tail.seq);
    const counts = connections.map(() => 0);
    for (const { by } of missed) for (const at of by) counts[at]++;
    const ready = connections.map((connection, at) => connection.mayReplay(counts[at]));
    await this.send(connections, missed, ready);
    return counts;
  }

  private async send(
    connections: readonly LiveConnection[],
    missed: readonly Missed[],
    ready: readonly boolean[],
  ): Promise<void> {
    let sent = 0;
    for (const { event, by } of missed) {
      const to = by.filter((at) => ready[at] && connections[at].advance(event));
      if (!to.length) continue;
      const ids = to.map((at) => connections[at].socket.id);
      connections[to[0]].socket.nsp.to(ids).emit('event', event);
      sent += to.length;
      if (sent < LIMITS.sentAtOnce) continue;
      sent = 0;
      await letOthers();
    }
  }
}
