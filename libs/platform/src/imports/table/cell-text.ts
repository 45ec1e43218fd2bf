/** What a workbook's cell holds, as the reading thread hands it over. */
export type WorkbookCell = string | boolean | null | { readonly number: string } | { readonly date: number };

/** From here on a spreadsheet program no longer keeps every digit. */
const SAFE_NUMBER = 1e15;

/** The text an officer sees in the cell; a number that lost digits looks like 3.21302E+17, as it does on screen. */
export function workbookText(cell: WorkbookCell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'string') return cleanText(cell);
  return 'date' in cell ? dateText(new Date(cell.date)) : numberText(Number(cell.number));
}

const numberText = (value: number): string => {
  if (Math.abs(value) >= SAFE_NUMBER) return value.toExponential(5).toUpperCase();
  return String(Number(value.toPrecision(15)));
};

const dateText = (at: Date): string => {
  const [day, time] = at.toISOString().split('T');
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
};

const LOST_DIGITS = /^\d(?:\.\d+)?E\+\d\d$/i;
export const hasLostDigits = (text: string): boolean => LOST_DIGITS.test(text);

const FORMULA_ERROR = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/;
export const isFormulaError = (text: string): boolean => FORMULA_ERROR.test(text);

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const TEXT_FORMULA = /^="([^"]*)"$/;
const APOSTROPHE = /^'/;
const DANGEROUS = /^[=+\-@\t\r']/;
/** An amount taken away begins with a minus, runs as nothing, and must stay a number that can be added. */
const AMOUNT = /^-\d+(?:\.\d+)?$/;

/**
 * Without blanks around, invisible characters, and the two ways people force a number to be text: `="321302"` in a
 * CSV and a leading apostrophe.
 */
export const cleanText = (text: string): string =>
  text.replace(INVISIBLE, '').trim().replace(TEXT_FORMULA, '$1').replace(APOSTROPHE, '').trim();

/** What a spreadsheet program would run as a formula is kept text by an apostrophe; `cleanText` takes it away. */
export const guardText = (text: string): string =>
  DANGEROUS.test(text) && !AMOUNT.test(text) ? `'${text}` : text;
