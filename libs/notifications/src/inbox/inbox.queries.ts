import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx, type Locale } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import { render, type Facts } from '../words/render';
import type { TemplateCode } from '../words/templates';
import type { InboxQuery, MessageDto } from './inbox.dto';
import { Standing } from './standing';

interface Row extends Omit<MessageDto, 'text'> {
  readonly template: TemplateCode;
  readonly facts: Facts;
  readonly madeAt: Date;
}

/** $1 the caller, $2 the rooms he stands in. */
const MINE = `account_id = $1 AND channel = 'IN_APP' AND room = ANY($2::text[])`;

/** What somebody was told on the screen. */
@Injectable()
export class InboxQueries {
  constructor(
    private readonly db: Database,
    private readonly standing: Standing,
  ) {}

  /** The newest first. */
  async list(ctx: Ctx, query: InboxQuery): Promise<Page<MessageDto>> {
    const [madeAt, id] = cursorKey(query, ['instant', 'uuid']) ?? [null, null];
    const rows = await this.db.query<Row>(
      `SELECT id, occurred_at AS at, topic, urgent, template, facts, subject, subject_id AS "subjectId", role,
              read_at AS "readAt", made_at AS "madeAt"
         FROM notifications.delivery
        WHERE ${MINE} AND ($3::timestamptz IS NULL OR (made_at, id) < ($3, $4::uuid))
          AND ($5::boolean IS NULL OR (read_at IS NULL) = $5)
        ORDER BY made_at DESC, id DESC LIMIT $6`,
      [
        accountOf(ctx),
        await this.standing.rooms(this.db, ctx),
        madeAt,
        id,
        query.unread ?? null,
        query.limit + 1,
      ],
    );
    const page = pageOf(rows, query.limit, (row) => [row.madeAt.toISOString(), row.id]);
    return { ...page, items: page.items.map((row) => toMessage(row, ctx.locale)) };
  }

  async unread(db: Queryable, ctx: Ctx): Promise<number> {
    const [row] = await db.query<{ count: number }>(
      `SELECT count(*) FROM notifications.delivery WHERE ${MINE} AND read_at IS NULL`,
      [accountOf(ctx), await this.standing.rooms(db, ctx)],
    );
    return row.count;
  }
}

function toMessage({ template, facts, madeAt, ...message }: Row, locale: Locale): MessageDto {
  return { ...message, text: render(template, facts, locale) };
}
