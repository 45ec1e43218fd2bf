import { dayOf, now, timeOf } from '../base/clock.js';
import { say } from './language.js';

const DAY_MS = 86_400_000;

/** 15:30 */
export const clock = (iso) => timeOf(Date.parse(iso));

/** 15:30:05, to compare two clocks. */
export const preciseClock = (iso) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(11, 19);

/** 今天, 明天, 11月3日 */
export function day(iso) {
  const of = dayOf(Date.parse(iso));
  if (of === dayOf(now())) return say('今天', 'today');
  if (of === dayOf(now() + DAY_MS)) return say('明天', 'tomorrow');
  if (of === dayOf(now() - DAY_MS)) return say('昨天', 'yesterday');
  const [, month, date] = of.split('-').map(Number);
  return say(`${month}月${date}日`, `${date}/${month}`);
}

/** 2025年11月3日 of 2025-11-03 */
export function date(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  return say(`${year}年${month}月${date}日`, `${date}/${month}/${year}`);
}

/** 2025年11月3日 15:30; for what may be long ago. */
export const dateTime = (iso) => `${date(dayOf(Date.parse(iso)))} ${clock(iso)}`;

/** 今天 15:30 */
export const moment = (iso) => `${day(iso)} ${clock(iso)}`;

/** 12.50 元 */
export const yuan = (fen) =>
  say(`${(fen / 100).toFixed(2)} 元`, `${fen < 0 ? '-' : ''}¥${(Math.abs(fen) / 100).toFixed(2)}`);

/** 120 分钟 */
export const minutes = (count) => say(`${count} 分钟`, `${count} min`);

/** 120 分钟, 12.50 元, 2 次 */
export function amountIn({ unit, amount }) {
  if (unit === 'MINUTE' || unit === 'TIME_CREDIT') return minutes(amount);
  return unit === 'VISIT' ? say(`${amount} 次`, `${amount} visits`) : yuan(amount);
}

/** A length of a bar. */
export const minutePart = (label, value, tone) => ({ label, value, tone, text: minutes(value) });

/** 35 米, 2.4 公里 */
export const metres = (count) =>
  count < 1_000
    ? say(`${count} 米`, `${count} m`)
    : say(`${(count / 1_000).toFixed(1)} 公里`, `${(count / 1_000).toFixed(1)} km`);

/** 2:05 until the instant, or undefined when it has passed. */
export function countdown(iso) {
  const seconds = Math.floor((Date.parse(iso) - now()) / 1_000);
  if (seconds <= 0) return undefined;
  const part = (value) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

/** 2025年11月 of 202511; 0 is once for all. */
export const month = (period) =>
  period === 0
    ? say('一次性', 'once')
    : say(`${Math.floor(period / 100)}年${period % 100}月`, `${period % 100}/${Math.floor(period / 100)}`);

/** The month an instant lies in, 202511. */
export const periodOf = (ms) => Number(dayOf(ms).slice(0, 7).replace('-', ''));

/** Months later or earlier. */
export function shiftPeriod(period, by) {
  const months = Math.floor(period / 100) * 12 + (period % 100) - 1 + by;
  return Math.floor(months / 12) * 100 + (months % 12) + 1;
}

/** 2,500 基点 as 25 % */
export const percent = (basisPoints) => `${basisPoints / 100}%`;

export const people = (count) => say(`${count} 人`, `${count}`);

/** The last characters of an id, by which people at two screens know that they mean the same order. */
export const shortId = (id) => id.slice(-4).toUpperCase();
