import { attentionOf, sectionOf, sectionsFrom } from './attention.policy';

describe('what an officer should look at first', () => {
  it.each([
    [411, 'OPEN_RETURN', 'OPEN_MATTERS'],
    [400, 'OPEN_RETURN', 'OPEN_MATTERS'],
    [399, 'DISPUTED', 'OPEN_MATTERS'],
    [300, 'DISPUTED', 'OPEN_MATTERS'],
    [299, 'AWAITS_OFFICER', 'OPEN_MATTERS'],
    [200, 'AWAITS_OFFICER', 'OPEN_MATTERS'],
    [100, 'FLAGGED', 'FLAGGED'],
    [0, 'NONE', 'REST'],
  ])('%i is %s', (urgency, attention, section) => {
    expect(attentionOf(urgency)).toBe(attention);
    expect(sectionOf(urgency)).toBe(section);
  });

  it('is read section after section, from where the page before ended', () => {
    expect(sectionsFrom(undefined, false)).toEqual(['OPEN_MATTERS', 'FLAGGED', 'REST']);
    expect(sectionsFrom(302, false)).toEqual(['OPEN_MATTERS', 'FLAGGED', 'REST']);
    expect(sectionsFrom(100, false)).toEqual(['FLAGGED', 'REST']);
    expect(sectionsFrom(0, false)).toEqual(['REST']);
    expect(sectionsFrom(undefined, true)).toEqual(['OPEN_MATTERS']);
    expect(sectionsFrom(201, true)).toEqual(['OPEN_MATTERS']);
    expect(sectionsFrom(0, true)).toEqual([]);
  });
});
