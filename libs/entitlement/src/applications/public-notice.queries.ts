import { Injectable } from '@nestjs/common';
import { GeoFacade, withinRegions } from '@anzhi/geo';
import { businessDate, Clock, maskName } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import type { PublicNoticeDto, PublicNoticeQuery } from './public-notices.dto';

interface Row {
  readonly id: string;
  readonly seniorId: string;
  readonly regionId: number;
  readonly programmeZh: string;
  readonly programmeEn: string;
  readonly until: string;
}

/** What is in public notice today. */
@Injectable()
export class PublicNoticeQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: PeopleFacade,
    private readonly geo: GeoFacade,
  ) {}

  async page(query: PublicNoticeQuery): Promise<Page<PublicNoticeDto>> {
    const [until, id] = cursorKey(query, ['date', 'uuid']) ?? [null, null];
    const rows = await this.db.query<Row>(
      `SELECT a.id, a.senior_id AS "seniorId", a.region_id AS "regionId", p.zh AS "programmeZh",
              p.en AS "programmeEn", a.notice_until AS until
         FROM entitlement.application a JOIN entitlement.programme p ON p.id = a.programme_id
        WHERE a.state = 'PUBLIC_NOTICE' AND a.notice_until >= $1::date
          AND ($2::int IS NULL OR ${withinRegions('a.region_id', 'ARRAY[$2::int]')})
          AND ($3::date IS NULL OR (a.notice_until, a.id) > ($3, $4::uuid))
        ORDER BY a.notice_until, a.id LIMIT $5`,
      [businessDate(this.clock.now()), query.regionId ?? null, until, id, query.limit + 1],
    );
    const page = pageOf(rows, query.limit, (row) => [row.until, row.id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.masked(row))) };
  }

  private async masked({ seniorId, regionId, ...row }: Row): Promise<PublicNoticeDto> {
    const senior = await this.people.senior(this.db, seniorId);
    const region = await this.geo.region(regionId);
    return { ...row, name: maskName(senior!.name), regionName: region!.name };
  }
}
