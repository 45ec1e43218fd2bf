import { Matches } from 'class-validator';
import { PROGRAMME_CODE } from '../versions/programme.dto';

export class ChooseDto {
  /** Code of the programme of the group. */
  @Matches(PROGRAMME_CODE)
  programmeCode: string;
}

export class GroupProgrammeDto {
  code: string;
  zh: string;
  en: string;
}

/** A group of which a person has one programme. */
export class GroupDto {
  group: string;
  /** Those that are law where the senior lives. */
  programmes: GroupProgrammeDto[];
  /** What holds today; null: nothing was chosen, so it is the one that is worth more. */
  chosen: string | null;
  /** What was chosen for later; null: nothing. */
  coming: string | null;
  /** First day, YYYY-MM-DD, on which a choice made now would count. */
  countsFrom: string;
}

export class GroupListDto {
  items: GroupDto[];
}
