import { BankAccounts } from './bank-accounts';
import { BankFileFormat } from './bank-file.format';
import { BankFiles } from './bank-files';
import { BankAccountsController, BankFilesController } from './transfers.controller';

export const transfersProviders = [BankAccounts, BankFileFormat, BankFiles];
export const transfersControllers = [BankAccountsController, BankFilesController];
