import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

export class PayQuery {
  /** What would be paid if a correction to so many minutes were accepted. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_440)
  minutes?: number;
}

export class PayLineView {
  /** MEASURED, CORRECTION, DISPUTE, REJECTION or BEYOND_BOOKED. */
  code: string;
  /** Negative where it takes minutes away. */
  minutes: number;
}

export class PayView {
  countedMinutes: number;
  lines: PayLineView[];
}

export class VisitPayView {
  visitId: string;
  /** Township: its rulebook has the codes. */
  regionId: number;
  visitState: string;
  plannedMinutes: number;
  /** As it stands. */
  now: PayView;
  /** With the correction that was asked about, or the one that is open; null: neither. */
  then: PayView | null;
  /** Doubts that must be fixed before anything is settled. */
  mustFix: string[];
  /** The correction that is open. */
  openCorrectionId: string | null;
  /** The record can be corrected until then, ISO 8601; null: the visit has not ended. */
  editableUntil: string | null;
  isLocked: boolean;
}

export class HoursQuery {
  /** YYYY-MM. */
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month: string;
}

export class HoursLineView {
  visitId: string;
  itemCode: string;
  /** ISO 8601. */
  startsAt: string;
  state: string;
  plannedMinutes: number;
  measuredMinutes: number | null;
  /** Minutes he is paid for as it stands. */
  countedMinutes: number;
  /** Something is still to be decided: a doubt, a correction, the family's word. */
  isWaiting: boolean;
}

export class HoursView {
  visits: number;
  measuredMinutes: number;
  countedMinutes: number;
  /** Of the counted minutes, those that are still to be decided. */
  waitingMinutes: number;
  lines: HoursLineView[];
}

export class TermsLineView {
  /** DELIVERED, BEYOND_BOOKED, LATE or SHORT. */
  code: string;
  /** Negative where it takes minutes off the bill. */
  minutes: number;
}

export class AgreedTermsView {
  lateMinutes: number;
  lateCreditBp: number;
  noShowMinutes: number;
  shortBp: number;
  shortCreditBp: number;
  freeChangeHours: number;
}

/** What was promised and what it made of the bill. */
export class VisitBillView {
  terms: AgreedTermsView;
  /** The promised time, ISO 8601. */
  promisedAt: string;
  plannedMinutes: number;
  /** From the promised time to the arrival; negative: early; null: nobody has come yet. */
  minutesLate: number | null;
  /** Minutes that are charged, or would be as it stands; 0 when nothing was delivered. */
  billedMinutes: number;
  lines: TermsLineView[];
  /** Nothing was delivered: everything that was held is back. */
  isBack: boolean;
  /** He is over the time one has to wait: the family need not let him in, and everything is back at once. */
  mayGiveUp: boolean;
}
