export { CatalogueModule } from './catalogue.module';
export { CatalogueFacade } from './catalogue.facade';
export { CatalogueErrors } from './catalogue.errors';
export { CataloguePermissions } from './catalogue.permissions';
export { loadCatalogue } from './load-catalogue';
export {
  CATEGORIES,
  FULFILMENTS,
  UNITS,
  type Category,
  type Fulfilment,
  type Gap,
  type Price,
  type ServiceItem,
  type Task,
  type Unit,
} from './catalogue.types';
