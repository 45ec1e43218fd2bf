import type { DomainError } from '@anzhi/kernel';
import type { ImportColumn, RowProblem } from '../import-definition';
import { RowErrors } from '../imports.errors';
import { hasLostDigits, isFormulaError } from '../table/cell-text';

const DATE = /^(\d{4})(?:-|\/|\.|年)?(\d{1,2})(?:-|\/|\.|月)?(\d{1,2})日?(?: 00:00)?$/;
const SEPARATORS = /[、,，;；|\n]/;
const DEFAULT_LENGTH = 200;

/**
 * The cells of one row by column. Each reading says for itself what is wrong and goes on, so that the officer
 * learns of everything in the row at once; an empty or wrong cell reads as undefined.
 */
export class RowReader {
  private readonly found: RowProblem[] = [];
  private readonly columns: ReadonlyMap<string, ImportColumn>;

  /** @param cells text by column key */
  constructor(
    columns: readonly ImportColumn[],
    private readonly cells: ReadonlyMap<string, string>,
  ) {
    this.columns = new Map(columns.map((column) => [column.key, column]));
    for (const { key, required } of columns) {
      const text = cells.get(key) ?? '';
      if (required && !text) this.fail(key, RowErrors.required());
      if (hasLostDigits(text)) this.fail(key, RowErrors.digitsLost());
      if (isFormulaError(text)) this.fail(key, RowErrors.formulaError());
    }
  }

  get problems(): readonly RowProblem[] {
    return this.found;
  }

  /** One problem a cell is enough. */
  fail(key: string, { code, params }: DomainError): undefined {
    if (!this.found.some(({ column }) => column === key)) this.found.push({ column: key, code, params });
    return undefined;
  }

  text(key: string, limit = DEFAULT_LENGTH): string | undefined {
    if (!this.columns.has(key)) throw new Error(`no column ${key}`);
    const text = this.cells.get(key);
    if (!text) return undefined;
    return text.length > limit ? this.fail(key, RowErrors.tooLong({ limit })) : text;
  }

  /** What `read` makes of the text; null means that it is wrong. */
  parsed<T>(key: string, read: (text: string) => T | null, error: () => DomainError): T | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    return read(text) ?? this.fail(key, error());
  }

  /** `YYYY-MM-DD`, from 2026-11-30, 2026/11/3, 2026年11月30日 or 20261130. */
  date(key: string): string | undefined {
    return this.parsed(key, dayOf, RowErrors.notADate);
  }

  number(key: string, min: number, max: number): number | undefined {
    const within = (text: string): number | null => {
      const value = Number(text.normalize('NFKC'));
      return value >= min && value <= max ? value : null;
    };
    return this.parsed(key, within, () => RowErrors.notANumber({ min, max }));
  }

  /** @param choices code by what may be written; the code itself may be, too */
  choice<Code extends string>(key: string, choices: Readonly<Record<string, Code>>): Code | undefined {
    return this.parsed(
      key,
      (text) => codeOf(choices, text),
      () => notAChoice(choices),
    );
  }

  /** Several choices in one cell, separated by 、 or a comma. */
  choices<Code extends string>(key: string, choices: Readonly<Record<string, Code>>): Code[] {
    const codes = this.list(key).map((text) => codeOf(choices, text) ?? this.fail(key, notAChoice(choices)));
    return [...new Set(codes.filter((code) => code !== undefined))];
  }

  list(key: string): string[] {
    const texts = this.text(key)?.split(SEPARATORS) ?? [];
    return texts.map((text) => text.trim()).filter(Boolean);
  }
}

const codeOf = <Code extends string>(choices: Readonly<Record<string, Code>>, text: string): Code | null =>
  choices[text] ?? Object.values(choices).find((code) => code === text.toUpperCase()) ?? null;

const notAChoice = (choices: Readonly<Record<string, string>>): DomainError =>
  RowErrors.notAChoice({ choices: Object.keys(choices).join('、') });

function dayOf(text: string): string | null {
  const [, year, month, day] = DATE.exec(text.normalize('NFKC')) ?? [];
  if (!year) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null;
}
