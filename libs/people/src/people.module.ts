import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GeoModule } from '@anzhi/geo';
import { IdentityModule } from '@anzhi/identity';
import { AddAddress } from './addresses/add-address.usecase';
import { AddressBook } from './addresses/address-book';
import { AddressEntity } from './addresses/address.entity';
import { AddressQueries } from './addresses/address.queries';
import { AddressesController } from './addresses/addresses.controller';
import { AddCategory } from './categories/add-category.usecase';
import { CategoriesController } from './categories/categories.controller';
import { CategoryBook } from './categories/category-book';
import { CategoryEntity } from './categories/category.entity';
import { CategoryQueries } from './categories/category.queries';
import { EndCategory } from './categories/end-category.usecase';
import { ConsentEntity } from './consents/consent.entity';
import { ConsentQueries } from './consents/consent.queries';
import { ConsentsController } from './consents/consents.controller';
import { DecideConsent } from './consents/decide-consent.usecase';
import { SeniorComparison } from './imports/senior-comparison';
import { SeniorRoster } from './imports/senior-roster';
import { SeniorRosterReader } from './imports/senior-roster-row';
import { LifeEventEntity } from './life-events/life-event.entity';
import { LifeEventQueries } from './life-events/life-event.queries';
import { LifeEventsController } from './life-events/life-events.controller';
import { RecordLifeEvent } from './life-events/record-life-event.usecase';
import { PeopleFacade } from './people.facade';
import { GrantRights } from './representatives/grant-rights.usecase';
import { MySeniorsController } from './representatives/my-seniors.controller';
import { RepresentativeEntity } from './representatives/representative.entity';
import { RepresentativeQueries } from './representatives/representative.queries';
import { RepresentativesController } from './representatives/representatives.controller';
import { RevokeRights } from './representatives/revoke-rights.usecase';
import { AccessLogQueries } from './reveals/access-log.queries';
import { RevealEntity } from './reveals/reveal.entity';
import { RevealPersonalData } from './reveals/reveal-personal-data.usecase';
import { RevealsController } from './reveals/reveals.controller';
import { ChangeSenior } from './seniors/change-senior.usecase';
import { LookUpSenior } from './seniors/look-up-senior.usecase';
import { OpenAccount } from './seniors/open-account.usecase';
import { PersonalData } from './seniors/personal-data';
import { Places } from './seniors/places';
import { RegisterSenior } from './seniors/register-senior.usecase';
import { ResidentQueries } from './seniors/resident.queries';
import { SeniorChanges } from './seniors/senior-changes';
import { SeniorEntity } from './seniors/senior.entity';
import { SeniorFileQueries } from './seniors/senior-file.queries';
import { SeniorGate } from './seniors/senior.gate';
import { SeniorQueries } from './seniors/senior.queries';
import { SeniorRegister } from './seniors/senior.register';
import { SeniorsController } from './seniors/seniors.controller';

const ENTITIES = [
  SeniorEntity,
  AddressEntity,
  CategoryEntity,
  RepresentativeEntity,
  ConsentEntity,
  LifeEventEntity,
  RevealEntity,
];
const SENIORS = [
  PersonalData,
  Places,
  SeniorGate,
  SeniorQueries,
  ResidentQueries,
  SeniorFileQueries,
  SeniorChanges,
  SeniorRegister,
  RegisterSenior,
  ChangeSenior,
  LookUpSenior,
  OpenAccount,
];
const FILE = [
  AddressBook,
  AddressQueries,
  AddAddress,
  CategoryBook,
  CategoryQueries,
  AddCategory,
  EndCategory,
  ConsentQueries,
  DecideConsent,
  LifeEventQueries,
  RecordLifeEvent,
];
const ACCESS = [RepresentativeQueries, GrantRights, RevokeRights, RevealPersonalData, AccessLogQueries];
const IMPORTS = [SeniorRoster, SeniorRosterReader, SeniorComparison];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), GeoModule, IdentityModule],
  controllers: [
    SeniorsController,
    AddressesController,
    CategoriesController,
    RepresentativesController,
    MySeniorsController,
    ConsentsController,
    LifeEventsController,
    RevealsController,
  ],
  providers: [...SENIORS, ...FILE, ...ACCESS, ...IMPORTS, PeopleFacade],
  exports: [PeopleFacade, PersonalData],
})
export class PeopleModule {}
