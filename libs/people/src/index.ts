export { PeopleModule } from './people.module';
export { PeopleFacade } from './people.facade';
export { PeopleErrors } from './people.errors';
export { PeoplePermissions } from './people.permissions';
export { CATEGORY_CODES, CATEGORY_NAMES, type CategoryCode } from './categories/category.codes';
export { FACTS, FACT_CODES, type FactCode, type FactSpec, type FactValue } from './facts/fact.codes';
export type { ListChange, ListChangePage } from './lists/list.queries';
export { PersonalData } from './seniors/personal-data';
export type { Resident, ResidentSelection } from './seniors/resident.queries';
export type { KnownSenior } from './seniors/senior.queries';
export {
  ADDRESS_KINDS,
  RIGHTS,
  type AddressKind,
  type AddressView,
  type NewAddress,
  type NewCategory,
  type Residence,
  type Right,
  type SeniorRow,
  type SeniorView,
  type UpsertedSenior,
} from './people.types';
