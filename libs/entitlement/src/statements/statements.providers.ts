import { CountyStatementsController } from './county-statements.controller';
import { DownloadStatement } from './download-statement.usecase';
import { HolderQueries } from './holder.queries';
import { OrderReferences } from './order-references';
import { PersonStatementsController } from './person-statements.controller';
import { ProviderDirectory } from './provider-directory';
import { ReadStatements } from './read-statements';
import { Statements } from './statements';

export const statementsProviders = [
  DownloadStatement,
  HolderQueries,
  OrderReferences,
  ProviderDirectory,
  ReadStatements,
  Statements,
];

export const statementsControllers = [CountyStatementsController, PersonStatementsController];
