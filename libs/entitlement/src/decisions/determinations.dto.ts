import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { BENEFIT_UNITS, type BenefitUnit } from '../programmes/programme';

export class ExplainQuery {
  /** Decides it again from what was stored and compares. */
  @IsOptional()
  @Transform(({ value }): unknown => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  replay?: boolean;
}

export class WhyNotDto {
  /** `NOT_ENTITLED`, `EVIDENCE_NEEDED`, `NOT_ENROLLED`, `STOPPED`, `BARRED`, `OTHER_CHOSEN` … */
  code: string;
  zh: string;
  en: string;
}

/** One reason why what was given is not simply what was decided. */
export class HoldsNowDto {
  /**
   * SET_ASIDE (by an upheld objection), REFUSED, WITHDRAWN, PENDING, IN_NOTICE, BEGINS later, GIVEN_BEFORE by another
   * decision, BY_WEEK, PAID_LATE, STOPPED_SINCE, GIVEN_AGAIN after a stop was lifted, or NOT_GIVEN.
   */
  code: string;
  zh: string;
  en: string;
}

/** One fact whose change alone would change the outcome. */
export class WouldChangeDto {
  zh: string;
  en: string;
  /** What would come of it: G granted, N not. */
  @ApiProperty({ enum: ['G', 'N', 'U'] })
  outcome: 'G' | 'N' | 'U';
  /** In the unit of the programme. */
  amount: number;
}

/** What one programme decided, and why. */
export class ExplainedProgrammeDto {
  programmeCode: string;
  /** Chinese name of the programme. */
  programmeName: string;
  version: number;
  @ApiProperty({ enum: BENEFIT_UNITS })
  unit: BenefitUnit;
  /** G granted, N not, U evidence is needed first; null: not asked, see `whyNot`. */
  @ApiProperty({ enum: ['G', 'N', 'U'], nullable: true })
  outcome: 'G' | 'N' | 'U' | null;
  /** By its own rule, in the unit; of a weekly benefit one week. */
  amount: number;
  /** As it was decided after all programmes were seen together; 0: not granted. It stays, whatever came of it. */
  grantedAmount: number;
  /** What was given for the month by now, in the unit: all its lots together, those of a weekly benefit too. */
  givenAmount: number;
  /** From what was decided to what was given, and what became of it since; empty: it was given as decided. */
  holdsNow: HoldsNowDto[];
  whyNot: WhyNotDto | null;
  /** Each step in plain words with its source, the outcome first. */
  sentencesZh: string[];
  sentencesEn: string[];
  /** What would have to change, the smallest change first. */
  wouldChange: WouldChangeDto[];
  citation: string;
  /** Officers only: every step with the facts seen, the threshold, its source and the level that answered. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  decision: object | null;
}

export class ReplayDto {
  /** The same inputs gave the same trace. */
  same: boolean;
  traceHash: string;
}

/** What was decided about a senior for a month. */
export class DeterminationDto {
  seniorId: string;
  /** Internal id of the county. */
  countyId: number;
  /** Month of service, 202611. */
  period: number;
  /** The day that decides, `YYYY-MM-DD`. */
  on: string;
  /** What became known later has no part in it. */
  factsAsOf: Date;
  /** Number of the stored decision; null: nothing was stored, so it was decided just now on the facts of then. */
  number: number | null;
  engine: string;
  /** SHA-256 over facts, standing, laws and parameters. */
  inputsHash: string;
  /** SHA-256 over everything that was seen and what came out. */
  traceHash: string;
  /** With `replay` and a stored decision only. */
  replay: ReplayDto | null;
  /** In the order of their codes. */
  programmes: ExplainedProgrammeDto[];
}
