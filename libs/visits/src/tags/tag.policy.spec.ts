import fc from 'fast-check';
import { judgeTag, type EarlierReading, type KnownTag, type TagReading, type TagScene } from './tag.policy';

const at = (time: string): Date => new Date(`2026-11-23T${time}+08:00`);
const minuteOf = (when: Date): number => Math.floor(when.getTime() / 60_000);
const tag: KnownTag = {
  kind: 'DOOR_NFC',
  seniorId: 'wang',
  addressId: 'home',
  issuedAt: new Date('2026-01-01T00:00+08:00'),
  endedAt: null,
};
const reading: TagReading = { counter: 7, at: at('09:00:00'), isAuthentic: true };
const scene: TagScene = {
  method: 'DOOR_TAG',
  orderId: 'order',
  seniorId: 'wang',
  addressId: 'home',
  isElsewhere: false,
  earlier: [],
  displayToleranceMinutes: 2,
};
const judged = (
  change: { tag?: Partial<KnownTag>; reading?: Partial<TagReading>; scene?: Partial<TagScene> } = {},
) => judgeTag({ ...tag, ...change.tag }, { ...reading, ...change.reading }, { ...scene, ...change.scene });
const earlier = (counter: number, time: string, orderId = 'other'): Partial<TagScene> => ({
  earlier: [{ counter, at: at(time), orderId }],
});

describe('a reading of a tag', () => {
  it('proves the home it was issued for', () => expect(judged()).toBe('READ'));

  it.each([
    ['FORGED', { reading: { isAuthentic: false } }],
    ['OTHER_SENIOR', { scene: { seniorId: 'li' } }],
    ['OTHER_HOME', { scene: { addressId: 'daughter’s' } }],
    ['WRONG_KIND', { scene: { method: 'CARD' as const } }],
    ['WRONG_KIND', { tag: { kind: 'CARD' as const, addressId: null } }],
    ['ELSEWHERE', { scene: { isElsewhere: true } }],
    ['ENDED', { tag: { endedAt: at('09:00:00') } }],
    ['ENDED', { tag: { issuedAt: at('09:00:01') } }],
    ['REPLAYED', { scene: earlier(7, '08:00:00') }],
    ['REPLAYED', { scene: earlier(7, '08:00:00', 'order') }],
    ['OUT_OF_ORDER', { scene: earlier(8, '08:59:59') }],
    ['OUT_OF_ORDER', { scene: earlier(6, '09:00:01') }],
  ])('is %s: %j', (verdict, change) => expect(judged(change)).toBe(verdict));

  it('may come late, as long as counter and time agree', () => {
    expect(judged({ scene: earlier(6, '08:00:00') })).toBe('READ');
    expect(judged({ scene: earlier(9, '14:00:00') })).toBe('READ');
    expect(judged({ tag: { endedAt: at('09:00:01') } })).toBe('READ');
  });

  it('needs a tag and something that was read', () => {
    expect(judgeTag(undefined, reading, scene)).toBe('UNKNOWN_TAG');
    expect(judgeTag(tag, undefined, scene)).toBe('UNREADABLE');
  });

  it('a card is shown wherever the senior is', () => {
    const card = { kind: 'CARD' as const, addressId: null };
    expect(judged({ tag: card, scene: { method: 'CARD', isElsewhere: true } })).toBe('READ');
  });

  it('of a display is of its minute, and of one order', () => {
    const shown = (counter: number, change: Partial<TagScene> = {}) =>
      judged({ tag: { kind: 'DOOR_DISPLAY' }, reading: { counter }, scene: change });
    const now = minuteOf(at('09:00:00'));
    expect([shown(now), shown(now + 2), shown(now - 2)]).toEqual(['READ', 'READ', 'READ']);
    expect([shown(now + 3), shown(now - 3), shown(now - 1_440)]).toEqual(['STALE', 'STALE', 'STALE']);
    expect(shown(now, earlier(now, '09:00:00', 'order'))).toBe('READ');
    expect(shown(now, earlier(now, '09:00:00'))).toBe('REPLAYED');
  });

  it('honest taps are all accepted, in whatever order they arrive; none is accepted a second time', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (minutes, dice) => {
          const honest = [...minutes]
            .sort((a, b) => a - b)
            .map((minute, index) => ({
              counter: 10 + 3 * index,
              at: new Date(minute * 60_000 + tag.issuedAt.getTime()),
            }));
          const arriving = honest
            .map((tap) => ({ tap, place: dice.next().value! }))
            .sort((a, b) => a.place - b.place)
            .map(({ tap }) => tap);
          const known: EarlierReading[] = [];
          for (const tap of arriving) {
            expect(judged({ reading: tap, scene: { earlier: known } })).toBe('READ');
            known.push({ ...tap, orderId: 'order' });
            expect(judged({ reading: tap, scene: { earlier: known } })).toBe('REPLAYED');
          }
        },
      ),
    );
  });
});
