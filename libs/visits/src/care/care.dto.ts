import {
  ArrayMaxSize,
  IsArray,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';

export class VitalSignsDto {
  /** The moment by the device's own clock, ISO 8601 with zone. */
  @IsISO8601({ strict: true })
  measuredAt: string;

  /** Values by measure of the care guide, such as `{ "SYSTOLIC": 135, "TEMPERATURE": 36.5 }`. */
  @IsObject()
  values: Record<string, number>;

  /** Questions of the care guide that were answered with yes. */
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  yes: string[];
}

export class RiskAcknowledgementDto {
  /** The risks that were read. */
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  riskIds: string[];
}

/** Risks that were read where there was no signal. */
export class RisksReadDto extends RiskAcknowledgementDto {
  /** The moment by the device's own clock, ISO 8601 with zone. */
  @IsISO8601({ strict: true })
  readAt: string;
}

export class NewRiskDto {
  /** Whom it is about, or whose home. */
  @IsUUID()
  seniorId: string;

  /** A risk of the care guide. */
  @IsString()
  @MaxLength(50)
  code: string;

  /** What exactly, such as what the senior is allergic to. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  note?: string;
}

export class NewRiskView {
  id: string;
}

export class RiskQuery {
  /** Whose risks, and those of the home. */
  @IsUUID()
  seniorId: string;
}

export class RiskView {
  id: string;
  /** SENIOR or HOME. */
  about: string;
  code: string;
  zh: string;
  en: string;
  note: string | null;
  /** It speaks against this service: read it first. */
  contra: boolean;
  /** ISO 8601; null: not read yet by whoever serves. */
  acknowledgedAt: string | null;
  /** ISO 8601. */
  recordedAt: string;
}

export class RiskListView {
  items: RiskView[];
}

export class CodeWordView {
  code: string;
  zh: string;
  en: string;
}

export class MeasureView extends CodeWordView {
  unit: string;
  least: number;
  most: number;
  decimals: number;
}

export class AlarmView extends CodeWordView {
  /** EMERGENCY, STOP or TELL. */
  level: string;
}

/** A measured value beyond a limit, or a question answered with yes; what does not apply is null. */
export class AlarmSignView {
  measure: string | null;
  question: string | null;
  above: number | null;
  atLeast: number | null;
  below: number | null;
}

/** With the signs of which each alone calls for it, so that a device without a signal can tell. */
export class KnownAlarmView extends AlarmView {
  signs: AlarmSignView[];
}

/** What whoever serves should know before he rings the bell. */
export class WayUpView {
  /** The ground floor is 1. */
  floor: number;
  hasLift: boolean;
}

export class CareSheetView {
  /** How one gets up to the home; null: nobody has said. */
  wayUp: WayUpView | null;
  /** Those that speak against the service first. */
  risks: RiskView[];
  /** Check-in is closed until these were read. */
  mustAcknowledge: boolean;
  measures: MeasureView[];
  questions: CodeWordView[];
  /** What to do at which sign. */
  alarms: KnownAlarmView[];
  /** Tasks that must not be done while an alarm stops the service. */
  stops: string[];
  taskReasons: CodeWordView[];
}

export class VitalVerdictView {
  /** NONE, TELL, STOP or EMERGENCY. */
  gravity: string;
  /** What to do, the gravest first. */
  alarms: AlarmView[];
  /** What the service asks for and was not measured. */
  missing: CodeWordView[];
  /** Tasks that must not be done now. */
  stops: string[];
}

export class VitalReadingView {
  /** ISO 8601. */
  measuredAt: string;
  values: Record<string, number>;
  yes: string[];
  gravity: string;
  alarms: AlarmView[];
}

export class VitalReadingsView {
  items: VitalReadingView[];
}
