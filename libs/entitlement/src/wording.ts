import type { Fen, Period } from '@anzhi/kernel';

/** Fen as yuan with two decimals, by digits: no fraction is ever calculated. */
export const yuan = (amount: Fen): string => {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** 202611 as people write it. */
export const monthIn = (period: Period): { zh: string; en: string } => {
  const [year, month] = [Math.floor(period / 100), period % 100];
  return { zh: `${year}年${month}月`, en: `${year}-${String(month).padStart(2, '0')}` };
};
