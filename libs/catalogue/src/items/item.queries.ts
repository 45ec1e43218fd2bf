import { Injectable } from '@nestjs/common';
import { cursorKey, pageOf, type Page, type Queryable } from '@anzhi/platform';
import type { ServiceItem } from '../catalogue.types';
import type { ItemsQuery } from './items.dto';

const ITEM = `
  SELECT code, zh, en, category, unit, min_minutes AS "minMinutes", fulfilment,
         required_licences AS "requiredLicences", required_credentials AS "requiredCredentials",
         required_skills AS "requiredSkills", same_sex_required AS "sameSexRequired", caregivers,
         sample_tasks AS "sampleTasks",
         coalesce((SELECT json_agg(json_build_object('itemCode', g.first_code, 'leastMinutes', g.least_minutes,
                                                     'mostMinutes', g.most_minutes) ORDER BY g.first_code)
                     FROM catalogue.item_gap g WHERE g.next_code = i.code), '[]') AS after
    FROM catalogue.item i`;

@Injectable()
export class ItemQueries {
  async item(db: Queryable, code: string): Promise<ServiceItem | undefined> {
    const [item] = await db.query<ServiceItem>(`${ITEM} WHERE code = $1`, [code]);
    return item;
  }

  /** By code. */
  async page(db: Queryable, query: ItemsQuery): Promise<Page<ServiceItem>> {
    const [after = ''] = cursorKey(query, ['text']) ?? [];
    const rows = await db.query<ServiceItem>(
      `${ITEM}
        WHERE code COLLATE "C" > $1 AND ($2::text IS NULL OR category = $2) AND ($3::text IS NULL OR fulfilment = $3)
        ORDER BY code COLLATE "C" LIMIT $4`,
      [after, query.category, query.fulfilment, query.limit + 1],
    );
    return pageOf(rows, query.limit, ({ code }) => [code]);
  }
}
