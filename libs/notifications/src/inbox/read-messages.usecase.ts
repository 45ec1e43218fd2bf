import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import type { ReadMessagesDto, UnreadDto } from './inbox.dto';
import { InboxQueries } from './inbox.queries';

/** The caller has read messages: some of his, or all of them. Reading twice keeps the first time. */
@Injectable()
export class ReadMessages {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly inbox: InboxQueries,
  ) {}

  execute(ctx: Ctx, { ids }: ReadMessagesDto): Promise<UnreadDto> {
    const accountId = accountOf(ctx);
    return this.uow.run(ctx, async (tx) => {
      const read = await tx.query(
        `UPDATE notifications.delivery SET read_at = $2
          WHERE account_id = $1 AND channel = 'IN_APP' AND read_at IS NULL AND ($3::uuid[] IS NULL OR id = ANY($3))
          RETURNING id`,
        [accountId, tx.now, ids ?? null],
      );
      tx.audit({
        action: 'notifications.messages-read',
        subject: 'account',
        subjectId: accountId,
        details: { count: read.length },
      });
      // the bells of his other windows
      if (read.length)
        tx.publish({
          type: 'notifications.inbox-changed.v1',
          payload: { accountId, added: 0 },
          audience: { accountId },
        });
      return { unread: await this.inbox.unread(tx, ctx) };
    });
  }
}
