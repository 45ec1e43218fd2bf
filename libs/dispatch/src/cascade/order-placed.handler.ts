import { Injectable } from '@nestjs/common';
import { OrderingFacade } from '@anzhi/ordering';
import type { Tx } from '@anzhi/platform';
import { AssignmentStore } from '../assignments/assignment-store';
import { NoShows } from '../redispatch/no-shows';
import { AskNext } from './ask-next';

/**
 * A new order: somebody is sought, first where nobody came before, and whoever serves the one it follows may not be
 * pushed any more.
 */
@Injectable()
export class OrderPlaced {
  constructor(
    private readonly ordering: OrderingFacade,
    private readonly assignments: AssignmentStore,
    private readonly noShows: NoShows,
    private readonly askNext: AskNext,
  ) {}

  async apply(tx: Tx, { orderId }: { readonly orderId: string }): Promise<void> {
    const follows = (await this.ordering.order(tx, orderId))?.follows;
    if (follows) {
      // what is followed is locked before what follows it, as in ordering
      await this.ordering.lock(tx, follows.orderId);
      await this.assignments.keepOnTheMinute(tx, follows.orderId);
    }
    await this.noShows.makeGood(tx, orderId);
    await this.askNext.run(tx, orderId);
  }
}
