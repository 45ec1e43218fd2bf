import type { Bilingual, ImportColumn, RowReader } from '@anzhi/platform';
import type { CategoryCode } from '../categories/category.codes';
import type { LifeEventKind } from '../life-events/life-events.dto';

/** What a row says of a person: that he belongs to a category in the list's month, or that something happened. */
export type Claim =
  | { readonly code: CategoryCode }
  | {
      readonly kind: LifeEventKind;
      /** `YYYY-MM-DD` */
      readonly onDate: string;
      /** Key of the column that says so. */
      readonly column: string;
    };

/** One kind of list that other departments send every month. */
export interface ListRule {
  /** `people.dibao` */
  readonly kind: string;
  readonly title: Bilingual;
  /** Besides those that all lists have. */
  readonly columns: readonly ImportColumn[];
  /**
   * The category of which it names everybody: whoever was on the list before and is not on it any more loses the
   * category from the list's month on.
   */
  readonly completes?: CategoryCode;
  /** What is wrong is said to the reader. */
  claims(cells: RowReader): readonly Claim[];
}
