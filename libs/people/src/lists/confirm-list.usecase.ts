import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { PeopleErrors } from '../people.errors';
import { ListQueries } from './list.queries';
import { ListStore } from './list-store';

/** A second officer looked at a list that takes many people off: it may be applied. */
@Injectable()
export class ConfirmList {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lists: ListQueries,
    private readonly store: ListStore,
  ) {}

  /** @throws people.list-not-found, people.list-not-waiting, people.confirmed-by-uploader */
  execute(ctx: Ctx, id: string): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      await this.lists.one(tx, ctx, id);
      const list = await this.store.lock(tx, id);
      if (!list?.needsConfirmation || list.confirmedBy || list.appliedAt) throw PeopleErrors.listNotWaiting();
      if (list.uploadedBy === accountOf(ctx)) throw PeopleErrors.confirmedByUploader();
      await this.store.confirm(tx, id, accountOf(ctx));
      tx.audit({
        action: 'people.list-confirmed',
        subject: 'department-list',
        subjectId: id,
        regionId: list.countyId,
        details: { kind: list.kind, month: list.month },
      });
      return { id };
    });
  }
}
