import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { dayRange } from '../day';
import { PeopleErrors } from '../people.errors';
import type { NewCategory } from '../people.types';
import { CategoryEntity } from './category.entity';
import { checkCategory } from './category.policy';

interface Overlap {
  id: string;
  begunBefore: boolean;
  endsEarlier: boolean;
}

/** Writes categories. The caller holds the lock on the senior; the exclusion constraint stands behind it. */
@Injectable()
export class CategoryBook {
  /** @throws people.category-overlaps and what `checkCategory` refuses */
  async add(tx: Tx, seniorId: string, category: NewCategory): Promise<string> {
    checkCategory(category);
    const overlaps = await this.overlaps(tx, seniorId, category);
    if (overlaps.length) throw PeopleErrors.categoryOverlaps({}, '/validFrom');
    return this.insert(tx, seniorId, category);
  }

  /**
   * As a roster states it: what is on file already stays, or is prolonged where the roster reaches further.
   * @returns whether anything changed
   */
  async put(tx: Tx, seniorId: string, category: NewCategory): Promise<boolean> {
    checkCategory(category);
    const [overlap, ...others] = await this.overlaps(tx, seniorId, category);
    if (!overlap) {
      await this.insert(tx, seniorId, category);
      return true;
    }
    if (others.length || !overlap.begunBefore) throw PeopleErrors.categoryOverlaps({}, '/validFrom');
    if (overlap.endsEarlier) {
      await tx.query('UPDATE people.category SET valid = daterange(lower(valid), $2::date) WHERE id = $1', [
        overlap.id,
        category.validTo ?? null,
      ]);
    }
    return overlap.endsEarlier;
  }

  private overlaps(tx: Tx, seniorId: string, { code, validFrom, validTo }: NewCategory): Promise<Overlap[]> {
    return tx.query<Overlap>(
      `SELECT id, lower(valid) <= $3::date AS "begunBefore",
              coalesce(upper(valid), 'infinity') < coalesce($4::date, 'infinity') AS "endsEarlier"
         FROM people.category
        WHERE senior_id = $1 AND code = $2 AND valid && daterange($3::date, $4::date) ORDER BY valid`,
      [seniorId, code, validFrom, validTo ?? null],
    );
  }

  private async insert(tx: Tx, seniorId: string, category: NewCategory): Promise<string> {
    const { code, source, validFrom, validTo } = category;
    const id = newId();
    const valid = dayRange(validFrom, validTo);
    await tx.repo(CategoryEntity).insert({ id, seniorId, code, valid, source, recordedAt: tx.now });
    return id;
  }
}
