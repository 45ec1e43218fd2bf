import type { LiveEvent } from '@anzhi/contracts';

/** An event and the rooms it belongs to. */
export interface RoomedEvent {
  readonly event: LiveEvent;
  readonly rooms: readonly string[];
}

/** A place in the event log. */
export interface LogPosition {
  readonly seq: number;
  /** Id of that event; null at the beginning. */
  readonly id: string | null;
}

/** Events that were numbered together, in order. */
export interface EventBatch {
  /** Id of the event before the first one; null when there is none. */
  readonly after: string | null;
  readonly events: readonly RoomedEvent[];
}

/** A batch as the relay's statement writes it. */
interface WrittenBatch {
  readonly after: string | null;
  readonly events: readonly {
    readonly seq: number;
    readonly id: string;
    readonly type: string;
    readonly at: string;
    readonly payload: unknown;
    readonly rooms: readonly string[];
  }[];
}

/** @returns undefined for whatever is not a batch: then the log is read */
export function parseBatch(text: string): EventBatch | undefined {
  if (text === '') return undefined;
  try {
    const { after, events } = JSON.parse(text) as WrittenBatch;
    return {
      after,
      events: events.map(({ seq, id, type, at, payload, rooms }) => ({
        rooms,
        event: { seq, id, type, at: new Date(at).toISOString(), payload } as LiveEvent,
      })),
    };
  } catch {
    return undefined;
  }
}

/**
 * What of a batch is to be delivered next. Numbers alone do not show that nothing lies between, because another log
 * (a restored database, a Redis of somebody else) has the same ones: the batch must name the very event delivered last.
 *
 * @returns its events; none when all of them were delivered before; undefined when only the log can tell
 */
export function nextOf(batch: EventBatch, last: LogPosition): readonly RoomedEvent[] | undefined {
  if (batch.after !== null && batch.after === last.id) return batch.events;
  return batch.events.every(({ event }) => event.seq <= last.seq) ? [] : undefined;
}
