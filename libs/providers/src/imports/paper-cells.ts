import type { ImportColumn, RowReader } from '@anzhi/platform';
import { ProvidersErrors } from '../providers.errors';

const UNLIMITED = ['长期', '长期有效', '无固定期限'];

export interface Term {
  readonly validFrom: string | undefined;
  readonly lastDay: string | null;
}

/** From when and until when a licence or credential holds; 长期 or nothing: until it is withdrawn. */
export function termOf(cells: RowReader): Term {
  const validFrom = cells.date('validFrom');
  const isOpen = UNLIMITED.includes(cells.text('lastDay') ?? UNLIMITED[0]);
  const lastDay = isOpen ? null : (cells.date('lastDay') ?? null);
  if (validFrom && lastDay && lastDay < validFrom) cells.fail('lastDay', ProvidersErrors.datesSwapped());
  return { validFrom, lastDay };
}

export const TERM_COLUMNS: readonly ImportColumn[] = [
  {
    key: 'validFrom',
    zh: '有效期起',
    en: 'Valid from',
    aliases: ['起始日期', '发证日期'],
    required: true,
    example: '2024-01-01',
    hint: { zh: '首日', en: 'First day' },
  },
  {
    key: 'lastDay',
    zh: '有效期止',
    en: 'Valid until',
    aliases: ['截止日期', '有效期至'],
    example: '长期',
    hint: { zh: '末日；长期有效的填“长期”或不填', en: 'Last day; empty when it holds until withdrawn' },
  },
];
