import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { CATEGORIES, FULFILMENTS, type Category, type Fulfilment, type Unit } from '../catalogue.types';

export class ItemsQuery extends PageQuery {
  /** Only this category of GB/T 43153-2023. */
  @IsOptional()
  @IsIn(CATEGORIES)
  category?: Category;

  /** Only what is delivered this way. */
  @IsOptional()
  @IsIn(FULFILMENTS)
  fulfilment?: Fulfilment;
}

export class TaskDto {
  /** Stable code within the item. */
  code: string;
  /** Chinese wording. */
  zh: string;
  /** English wording. */
  en: string;
}

export class GapDto {
  /** The item it comes after. */
  itemCode: string;
  /** Least minutes from the end of that one to the start of this one. */
  leastMinutes: number;
  /** Most minutes between them. */
  mostMinutes: number;
}

export class ServiceItemDto {
  /** Stable code of the item. */
  code: string;
  /** Chinese name. */
  zh: string;
  /** English name. */
  en: string;
  /** One of the seven categories of GB/T 43153-2023. */
  category: Category;
  /** What the price is for: HOUR, VISIT, DAY, MONTH or PIECE. */
  unit: Unit;
  /** Shortest time in minutes that counts as delivered; 0 where time is no measure. */
  minMinutes: number;
  /** How it is delivered: VISIT, MEAL, BED, RETROFIT or RENTAL. */
  fulfilment: Fulfilment;
  /** Licences the provider must hold. BUSINESS: its legal registration, in whatever form. */
  requiredLicences: string[];
  /** Credentials the caregiver must hold. */
  requiredCredentials: string[];
  /** Skills the caregiver must have. */
  requiredSkills: string[];
  /** Caregiver and senior must be of the same sex. */
  sameSexRequired: boolean;
  /** How many caregivers come at once: 1 or 2. */
  caregivers: number;
  /** The steps of the service, as a checklist. */
  sampleTasks: TaskDto[];
  /** What it is to come after when both are booked together, and how soon. */
  after: GapDto[];
}

export class ServiceItemPageDto {
  items: ServiceItemDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
