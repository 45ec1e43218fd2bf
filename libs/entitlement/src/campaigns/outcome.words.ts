import type { Words } from '../rules/rule';
import type { Outcome } from './campaign.state';

const WORDS: Readonly<Record<Outcome, Words>> = {
  CONFIRMED: { zh: '情况属实', en: 'confirmed' },
  CHANGED: { zh: '情况有变', en: 'something has changed' },
  NOT_FOUND: { zh: '未见到老人', en: 'nobody was met' },
  MOVED: { zh: '已迁走', en: 'moved away' },
  DECEASED: { zh: '已离世', en: 'deceased' },
  REFUSED: { zh: '拒绝核查', en: 'refused to be verified' },
};

export const outcomeWords = (outcome: Outcome): Words => WORDS[outcome];
