import type { LiveEvent } from '@anzhi/contracts';
import { nextOf, parseBatch, type EventBatch } from './batch';

const event = (seq: number) => ({ event: { seq, id: `id-${seq}` } as LiveEvent, rooms: [] });
const batch = (after: string | null, ...seqs: number[]): EventBatch => ({ after, events: seqs.map(event) });

describe('A batch', () => {
  const last = { seq: 7, id: 'id-7' };

  it('that continues the last event is delivered', () => {
    const next = batch('id-7', 8, 9);
    expect(nextOf(next, last)).toBe(next.events);
  });

  it('that was delivered before is not delivered again', () => {
    expect(nextOf(batch('id-4', 5, 6, 7), last)).toEqual([]);
    expect(nextOf(batch(null, 1), last)).toEqual([]);
  });

  it.each([
    ['something lies between', batch('id-8', 9)],
    ['a part of it was delivered', batch('id-5', 6, 7, 8)],
    ['it is of another log with the same numbers', batch('other-7', 8)],
    ['it begins another log', batch(null, 8)],
  ])('sends to the log where %s', (_, strange) => expect(nextOf(strange, last)).toBeUndefined());

  it('sends to the log at the beginning of a log: no two beginnings can be told apart', () =>
    expect(nextOf(batch(null, 1), { seq: 0, id: null })).toBeUndefined());

  it('is read as it was written, in the form of the log', () => {
    const written = {
      after: 'a',
      events: [
        { seq: 1, id: 'b', type: 't', at: '2026-11-23T09:00:00.25+08:00', payload: { x: 1 }, rooms: ['r'] },
      ],
    };
    expect(parseBatch(JSON.stringify(written))).toEqual({
      after: 'a',
      events: [
        {
          rooms: ['r'],
          event: { seq: 1, id: 'b', type: 't', at: '2026-11-23T01:00:00.250Z', payload: { x: 1 } },
        },
      ],
    });
  });

  it.each(['', 'x', '{}', '{"events":[{}]}', 'null'])('is none where %j is written', (text) =>
    expect(parseBatch(text)).toBeUndefined(),
  );
});
