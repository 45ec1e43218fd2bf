import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GeoModule } from '@anzhi/geo';
import { IdentityModule } from '@anzhi/identity';
import { AddAddress } from './addresses/add-address.usecase';
import { TellWayUp } from './addresses/tell-way-up.usecase';
import { AddressBook } from './addresses/address-book';
import { AddressEntity } from './addresses/address.entity';
import { AddressQueries } from './addresses/address.queries';
import { AddressesController } from './addresses/addresses.controller';
import { AddCategory } from './categories/add-category.usecase';
import { CategoriesController } from './categories/categories.controller';
import { CategoryBook } from './categories/category-book';
import { CategoryQueries } from './categories/category.queries';
import { CorrectCategory } from './categories/correct-category.usecase';
import { RetractCategory } from './categories/retract-category.usecase';
import { EndCategory } from './categories/end-category.usecase';
import { ConsentEntity } from './consents/consent.entity';
import { ConsentQueries } from './consents/consent.queries';
import { ConsentsController } from './consents/consents.controller';
import { DecideConsent } from './consents/decide-consent.usecase';
import { CorrectFact } from './facts/correct-fact.usecase';
import { RetractFact } from './facts/retract-fact.usecase';
import { EndFact } from './facts/end-fact.usecase';
import { FactBook } from './facts/fact-book';
import { FactQueries } from './facts/fact.queries';
import { FactsController } from './facts/facts.controller';
import { ReadEvidence } from './facts/read-evidence.usecase';
import { RecordFact } from './facts/record-fact.usecase';
import { SeniorComparison } from './imports/senior-comparison';
import { SeniorRoster } from './imports/senior-roster';
import { SeniorRosterReader } from './imports/senior-roster-row';
import { LifeEventBook } from './life-events/life-event-book';
import { LifeEventEntity } from './life-events/life-event.entity';
import { LifeEventRetractionEntity } from './life-events/life-event-retraction.entity';
import { LifeEventQueries } from './life-events/life-event.queries';
import { LifeEventsController } from './life-events/life-events.controller';
import { RecordLifeEvent } from './life-events/record-life-event.usecase';
import { RetractLifeEvent } from './life-events/retract-life-event.usecase';
import { ConfirmList } from './lists/confirm-list.usecase';
import { DepartmentLists } from './lists/department-lists';
import { DownloadListChanges } from './lists/download-list-changes.usecase';
import { ListApplication } from './lists/list-application';
import { ListStore } from './lists/list-store';
import { ListQueries } from './lists/list.queries';
import { ListsController } from './lists/lists.controller';
import { PersonQueries } from './lists/person.queries';
import { PeopleFacade } from './people.facade';
import { GrantRights } from './representatives/grant-rights.usecase';
import { MySeniorsController } from './representatives/my-seniors.controller';
import { RepresentativeEntity } from './representatives/representative.entity';
import { RepresentativeQueries } from './representatives/representative.queries';
import { RepresentativesController } from './representatives/representatives.controller';
import { RevokeRights } from './representatives/revoke-rights.usecase';
import { ResidenceBook } from './residences/residence-book';
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
  RepresentativeEntity,
  ConsentEntity,
  LifeEventEntity,
  LifeEventRetractionEntity,
  RevealEntity,
];
const SENIORS = [
  PersonalData,
  Places,
  SeniorGate,
  SeniorQueries,
  ResidentQueries,
  SeniorFileQueries,
  ResidenceBook,
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
  TellWayUp,
  CategoryBook,
  CategoryQueries,
  AddCategory,
  CorrectCategory,
  EndCategory,
  RetractCategory,
  ConsentQueries,
  DecideConsent,
  LifeEventBook,
  LifeEventQueries,
  RecordLifeEvent,
  RetractLifeEvent,
];
const FACTS = [FactBook, FactQueries, RecordFact, CorrectFact, EndFact, RetractFact, ReadEvidence];
const ACCESS = [RepresentativeQueries, GrantRights, RevokeRights, RevealPersonalData, AccessLogQueries];
const IMPORTS = [SeniorRoster, SeniorRosterReader, SeniorComparison];
const LISTS = [
  PersonQueries,
  ListStore,
  ListApplication,
  ListQueries,
  DepartmentLists,
  ConfirmList,
  DownloadListChanges,
];

@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES), GeoModule, IdentityModule],
  controllers: [
    SeniorsController,
    AddressesController,
    CategoriesController,
    FactsController,
    RepresentativesController,
    MySeniorsController,
    ConsentsController,
    LifeEventsController,
    RevealsController,
    ListsController,
  ],
  providers: [...SENIORS, ...FILE, ...FACTS, ...ACCESS, ...IMPORTS, ...LISTS, PeopleFacade],
  exports: [PeopleFacade, PersonalData],
})
export class PeopleModule {}
