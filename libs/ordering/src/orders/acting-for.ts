import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { PeopleFacade, type SeniorView } from '@anzhi/people';
import type { Queryable } from '@anzhi/platform';
import type { BookedAs } from './order.view';

/** In which capacity a caller acts for a senior: decided by rights and jurisdiction, never by what he claims. */
@Injectable()
export class ActingFor {
  constructor(private readonly people: PeopleFacade) {}

  /** undefined when he may not book for this senior. */
  async capacity(db: Queryable, ctx: Ctx, senior: SeniorView): Promise<BookedAs | undefined> {
    if (!(await this.people.mayActFor(db, ctx, senior.id, 'BOOK'))) return undefined;
    const account = accountOf(ctx);
    if (senior.accountId === account) return 'SELF';
    const own = ctx.scope.own ? await this.people.seniorsOf(db, account, 'BOOK') : [];
    return own.includes(senior.id) ? 'REPRESENTATIVE' : 'OFFICE';
  }
}
