/**
 * Officers get exceptions first. The database ranks (view oversight.ranked_visit) in hundreds; what is left over is
 * the number of doubts, so that in each group the more doubtful comes first.
 */
export const ATTENTION = {
  OPEN_RETURN: { from: 400, zh: '已退回，待裁定' },
  DISPUTED: { from: 300, zh: '家属有异议' },
  AWAITS_OFFICER: { from: 200, zh: '存疑，待审核' },
  FLAGGED: { from: 100, zh: '有提示，未查看' },
  NONE: { from: 0, zh: '无' },
} as const;
export type Attention = keyof typeof ATTENTION;

/** Open matters: few at any time, whatever their age. */
export const OPEN_MATTERS_FROM = ATTENTION.AWAITS_OFFICER.from;

const LEVELS = Object.keys(ATTENTION) as Attention[];

export const attentionOf = (urgency: number): Attention =>
  LEVELS.find((level) => urgency >= ATTENTION[level].from) ?? 'NONE';

/** The list is read in three sections, one after the other, each from an index of its own. */
export const SECTIONS = ['OPEN_MATTERS', 'FLAGGED', 'REST'] as const;
export type Section = (typeof SECTIONS)[number];

export const sectionOf = (urgency: number): Section =>
  urgency >= OPEN_MATTERS_FROM ? 'OPEN_MATTERS' : urgency >= ATTENTION.FLAGGED.from ? 'FLAGGED' : 'REST';

/**
 * The sections that still have rows to give.
 * @param urgency of the last row given; undefined at the beginning
 */
export function sectionsFrom(urgency: number | undefined, onlyOpenMatters: boolean): Section[] {
  const begun = urgency === undefined ? 0 : SECTIONS.indexOf(sectionOf(urgency));
  return SECTIONS.slice(begun, onlyOpenMatters ? 1 : SECTIONS.length);
}
