import { isUuidV7, newId, timeOfId } from './ids';

describe('ids', () => {
  it('carry their time and sort by it', () => {
    const early = newId(new Date('2026-11-23T01:00:00Z'));
    const late = newId(new Date('2026-11-23T01:00:01Z'));
    expect(early < late).toBe(true);
    expect(timeOfId(early).toISOString()).toBe('2026-11-23T01:00:00.000Z');
  });

  it('are told from other texts', () => {
    expect(isUuidV7(newId())).toBe(true);
    expect(isUuidV7('0190f0a0-0000-4000-8000-000000000000')).toBe(false);
    expect(isUuidV7('x')).toBe(false);
  });
});
