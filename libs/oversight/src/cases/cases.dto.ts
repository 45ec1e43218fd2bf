import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { CASE_OUTCOMES, type CaseCauseKind, type CaseOutcome, type Verdict } from './case.policy';
import { CASE_STATES, type CaseState } from './case.state';

export class CaseStepReasonDto {
  /** In plain words; it stands in the record for good. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(2_000)
  reason: string;
}

export class CasePaperDto {
  /** An upload of the caller. */
  @IsUUID()
  fileId: string;

  /** What the paper is, in a few words. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  title: string;
}

export class CaseWordDto {
  /** What the provider has to say. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(4_000)
  text: string;

  /** Papers handed in with it; none where the words are enough. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CasePaperDto)
  papers?: CasePaperDto[];
}

export class VisitVerdictDto {
  /** A visit of the case. */
  @IsUUID()
  visitId: string;

  /** SOUND: served as billed. SHORT: some minutes were not. FAKE: nobody came. */
  @IsIn(['SOUND', 'SHORT', 'FAKE'])
  verdict: Verdict;

  /** Of SHORT: minutes that were not served. */
  @IsOptional()
  @IsInt()
  @Min(1)
  minutes?: number | null;
}

export class CaseFindingDto extends CaseStepReasonDto {
  /** What comes of the case; it has to fit what is found of the visits. */
  @IsIn(CASE_OUTCOMES)
  outcome: CaseOutcome;

  /** One for every visit of the case. */
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => VisitVerdictDto)
  verdicts: VisitVerdictDto[];

  /** Papers handed in with it; none where the words are enough. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CasePaperDto)
  papers?: CasePaperDto[];
}

export class CaseAppealDecisionDto extends CaseStepReasonDto {
  /** OVERTURNED: what was taken back is paid again. */
  @IsIn(['UPHELD', 'OVERTURNED'])
  decision: 'UPHELD' | 'OVERTURNED';
}

export class ComplaintDto {
  /** Visits it is about, all of one provider. */
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID('all', { each: true })
  @IsNotEmpty()
  visitIds: string[];

  /** What was said, without personal data. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(1_000)
  summary: string;
}

export class CaseQuery extends PageQuery {
  /** Only cases in this state; without it all that are open. */
  @IsOptional()
  @IsIn(CASE_STATES)
  state?: CaseState;

  /** Only cases of this provider. */
  @IsOptional()
  @IsUUID()
  providerId?: string;
}

export class CaseRefView {
  id: string;
  state: CaseState;
}

export class CaseLineView extends CaseRefView {
  providerId: string;
  providerName: string;
  regionName: string;
  summary: string;
  /** The same in English; null for a person's own words. */
  summaryEn: string | null;
  outcome: CaseOutcome | null;
  /** UPHELD or OVERTURNED. */
  appeal: string | null;
  /** When the next step is due, ISO 8601; null when closed. */
  dueAt: string | null;
  openedAt: string;
  visits: number;
}

export class CasePageView {
  items: CaseLineView[];
  nextCursor: string | null;
}

export class CaseCauseView {
  kind: CaseCauseKind;
  summary: string;
  /** The same in English; null for a person's own words. */
  summaryEn: string | null;
  at: string;
}

export class CaseVisitView {
  visitId: string;
  startsAt: string;
  itemZh: string;
  /** Masked. */
  seniorName: string;
  caregiverName: string;
  regionName: string;
  state: string;
  stateZh: string;
  actualMinutes: number | null;
  capturedMinutes: number | null;
  reversedMinutes: number | null;
  withheld: boolean;
  /** Of the latest finding. */
  verdict: Verdict | null;
  verdictMinutes: number | null;
}

export class CasePaperView {
  fileId: string;
  title: string;
}

export class CaseStepView {
  number: number;
  event: string;
  toState: CaseState;
  /** HANDLE, PROVIDER, APPROVE, APPEAL; null: the clock. */
  level: string | null;
  actorName: string | null;
  reason: string;
  outcome: CaseOutcome | null;
  at: string;
  papers: CasePaperView[];
}

export class CaseMoneyView {
  /** REVERSED, REJECTED, FREED or PAID_AGAIN. */
  kind: string;
  minutes: number;
  publicFen: number;
  familyFen: number;
}

export class CaseView extends CaseLineView {
  heard: boolean;
  /** Steps the caller may take now. */
  steps: string[];
  causes: CaseCauseView[];
  visitList: CaseVisitView[];
  record: CaseStepView[];
  money: CaseMoneyView[];
  /** Sanction points of the provider that count today, and from how many on listing is to be considered. */
  points: number;
  pointsThreshold: number;
}
