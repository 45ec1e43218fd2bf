import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { CATEGORY_NAMES, type CategoryCode } from './category.codes';
import { ageCategories } from './category.policy';
import type { CategoryDto } from './categories.dto';

type Row = Omit<CategoryDto, 'zh' | 'en'> & { code: CategoryCode };

@Injectable()
export class CategoryQueries {
  /** Codes that, as it is known now, hold on a day, the age categories among them; none of an unknown senior. */
  async on(db: Queryable, seniorId: string, date: string): Promise<string[]> {
    const [senior] = await db.query<{ birthDate: string; codes: string[] }>(
      `SELECT birth_date AS "birthDate",
              ARRAY(SELECT code FROM people.category
                     WHERE senior_id = s.id AND valid @> $2::date AND upper_inf(known) ORDER BY code) AS codes
         FROM people.senior s WHERE id = $1`,
      [seniorId, date],
    );
    return senior ? [...senior.codes, ...ageCategories(senior.birthDate, date)] : [];
  }

  /** What is known now of any time, newest first. */
  async ofSenior(db: Queryable, seniorId: string): Promise<CategoryDto[]> {
    const rows = await db.query<Row>(
      `SELECT id, code, lower(valid) AS "validFrom", upper(valid) AS "validTo", source,
              coalesce(lower(known), recorded_at) AS "knownFrom"
         FROM people.category WHERE senior_id = $1 AND upper_inf(known) ORDER BY valid DESC, code`,
      [seniorId],
    );
    return rows.map((row) => ({ ...row, ...CATEGORY_NAMES[row.code] }));
  }
}
