import { writeTable, type MadeFile } from '@anzhi/platform';
import { Injectable } from '@nestjs/common';

/** One transfer that a bank is asked to make. */
export interface Transfer {
  /** Of the statement; comes back with the bank's answer. */
  readonly number: string;
  readonly bankName: string;
  readonly accountName: string;
  readonly accountNo: string;
  readonly fen: number;
}

export interface BankOrder {
  /** FK-321302-20261228-00001 */
  readonly number: string;
  readonly transfers: readonly Transfer[];
}

export type WriteBankFile = (order: BankOrder) => Promise<MadeFile>;

/**
 * How a county's bank or treasury wants its transfers: bound by whoever runs the platform. Unbound it is a table that can
 * be read and taken over: CSV with its mark, amounts in yuan.
 */
@Injectable()
export class BankFileFormat {
  private format: WriteBankFile = plainTable;

  bind(format: WriteBankFile): void {
    this.format = format;
  }

  write(order: BankOrder): Promise<MadeFile> {
    return this.format(order);
  }
}

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

async function plainTable({ number, transfers }: BankOrder): Promise<MadeFile> {
  const total = transfers.reduce((sum, { fen }) => sum + fen, 0);
  const content = await writeTable({ format: 'CSV', encoding: 'UTF-8' }, [
    ['付款文件', number, '笔数', String(transfers.length), '合计', yuan(total)],
    ['结算单号', '收款户名', '收款账号', '开户行', '金额（元）', '用途'],
    ...transfers.map((each) => [
      ...[each.number, each.accountName, each.accountNo, each.bankName, yuan(each.fen)],
      '居家养老服务费',
    ]),
  ]);
  return { name: `${number}.csv`, content };
}
