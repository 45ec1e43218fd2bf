import { Injectable, type OnModuleInit } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { Clock } from '@anzhi/kernel';
import { ImportRegistry } from '@anzhi/platform';
import { DepartmentList } from './department-list';
import { ListApplication } from './list-application';
import { LIST_RULES } from './list-rules';
import { ListStore } from './list-store';
import { PersonQueries } from './person.queries';

/** Makes every kind of list a file that can be imported. */
@Injectable()
export class DepartmentLists implements OnModuleInit {
  constructor(
    private readonly registry: ImportRegistry,
    private readonly geo: GeoFacade,
    private readonly clock: Clock,
    private readonly persons: PersonQueries,
    private readonly store: ListStore,
    private readonly application: ListApplication,
  ) {}

  onModuleInit(): void {
    const { geo, clock, persons, store, application } = this;
    for (const rule of LIST_RULES)
      this.registry.register(new DepartmentList(rule, { geo, clock, persons, store, application }));
  }
}
