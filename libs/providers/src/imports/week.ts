import { overlap, type DayStretch } from '../caregivers/working-hours.policy';

const DAYS = '一二三四五六日';
const PART = /^(每天|工作日|周[一二三四五六日天](?:[至到\-~]周?[一二三四五六日天])?)$/;
const TIMES = /^(\d{1,2}):(\d{2})[-~至到](\d{1,2}):(\d{2})$/;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/**
 * A week as people write it: 周一至周五 8:00-12:00 14:00-18:00；周六 08:00-12:00.
 * @returns null when it cannot be read, or when stretches of one day overlap
 */
export function readWeek(text: string): DayStretch[] | null {
  const week: DayStretch[] = [];
  for (const part of text
    .normalize('NFKC')
    .split(/[;\n]/)
    .filter((each) => each.trim())) {
    const words = part.split(/[\s,、]+/).filter(Boolean);
    const days = words.filter((word) => PART.test(word)).map(daysOf);
    const times = words.filter((word) => !PART.test(word)).map(minutesOf);
    if (!days.length || !times.length || times.includes(null) || days.includes(null)) return null;
    for (const weekday of days.flat() as number[]) {
      for (const stretch of times as Minutes[]) week.push({ weekday, ...stretch });
    }
  }
  return week.length && !overlap(week) ? week : null;
}

function daysOf(word: string): number[] | null {
  if (word === '每天') return EVERY_DAY;
  if (word === '工作日') return EVERY_DAY.slice(0, 5);
  const named = word.replace(/天/g, '日').match(/[一二三四五六日]/g)!;
  const [first, last = first] = named.map((day) => DAYS.indexOf(day) + 1);
  return first <= last ? EVERY_DAY.slice(first - 1, last) : null;
}

type Minutes = Pick<DayStretch, 'startMinute' | 'endMinute'>;

function minutesOf(word: string): Minutes | null {
  const parts = TIMES.exec(word)?.slice(1).map(Number);
  if (!parts) return null;
  const [fromHour, fromMinute, toHour, toMinute] = parts;
  const [startMinute, endMinute] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  const isTime = fromMinute < 60 && toMinute < 60 && startMinute < endMinute && endMinute <= 1440;
  return isTime ? { startMinute, endMinute } : null;
}
