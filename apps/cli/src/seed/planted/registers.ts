import type { Random } from '@anzhi/kernel';
import { idAt } from '../numbers';
import type { Claim } from './claim';

export interface Death {
  readonly seniorId: string;
  readonly date: string;
  readonly knownAt: number;
  /** It was somebody else of the same name: known no longer from then on. */
  readonly retractedAt: number | null;
}

export interface Stay {
  readonly seniorId: string;
  readonly kind: 'HOSPITAL' | 'INSTITUTION' | 'RESPITE' | 'PRISON' | 'ABROAD';
  readonly from: number;
  readonly to: number;
}

export interface InsuredService {
  readonly seniorId: string;
  readonly from: number;
  readonly to: number;
}

/** From which day on, or until which day, an employment held; null: open. */
export interface Contract {
  readonly caregiverId: string;
  readonly providerId: string;
  readonly from: string;
  readonly to: string | null;
}

export interface Absence {
  readonly caregiverId: string;
  readonly kind: 'LEAVE' | 'TRAVEL' | 'ABROAD' | 'OTHER_JOB' | 'HOSPITAL' | 'OFF_PAYROLL';
  readonly from: number;
  readonly to: number;
}

/** People who share something that one does not share with strangers. */
export interface Bond {
  readonly kind: 'HUKOU' | 'ADDRESS' | 'PHONE' | 'BANK_ACCOUNT';
  readonly key: string;
  readonly seniorId: string | null;
  readonly caregiverId: string | null;
}

export interface Kinship {
  readonly caregiverId: string;
  readonly seniorId: string;
  readonly relation: string;
}

/** A credential that ended on a day, and was or was not renewed on another. */
export interface Lapse {
  readonly caregiverId: string;
  readonly endedOn: string;
  readonly renewedOn: string | null;
}

/** The same person, on the roster of another provider as well. */
export interface SecondName {
  readonly caregiverId: string;
  readonly ofCaregiverId: string;
  readonly providerId: string;
}

/** Who found which level, on which day. */
export interface Assessment {
  readonly seniorId: string;
  readonly countyId: number;
  readonly assessorId: string;
  readonly level: number;
  readonly date: string;
}

/** An assessment that chance sent others to do once more. */
export interface ReCheck {
  readonly seniorId: string;
  readonly level: number;
  readonly date: string;
  readonly levelThen: number;
  readonly dateThen: string;
}

/** A day on which a senior was seen away from home, doing something. */
export interface Activity {
  readonly seniorId: string;
  readonly kind: 'SPORT' | 'TRANSIT' | 'DRIVING';
  readonly date: string;
}

/** Somebody was asked by telephone afterwards. */
export interface CallBack {
  readonly visit: Claim;
  readonly answer: 'NOBODY_CAME' | 'UNREACHABLE' | 'SHORT' | 'FINE';
  /** Of SHORT: so many were not served. */
  readonly minutes?: number;
  readonly at: number;
}

/** What the registers of others will say: written beside the visits, and known to no visit. */
export class Registers {
  readonly deaths: Death[] = [];
  readonly moves: { readonly seniorId: string; readonly date: string; readonly knownAt: number }[] = [];
  readonly stays: Stay[] = [];
  readonly insured: InsuredService[] = [];
  /** Those that are not as everybody else's; everybody else is employed throughout. */
  readonly contracts: Contract[] = [];
  readonly absences: Absence[] = [];
  readonly bonds: Bond[] = [];
  readonly kinships: Kinship[] = [];
  readonly lapses: Lapse[] = [];
  readonly secondNames: SecondName[] = [];
  readonly callBacks: CallBack[] = [];
  readonly assessments: Assessment[] = [];
  readonly reChecks: ReCheck[] = [];
  readonly activities: Activity[] = [];
  /** Accounts of the desk with a caregiver's rights besides. */
  readonly desks: { readonly accountId: string; readonly providerId: string }[] = [];
  readonly deviceUses: { readonly device: string; readonly caregiver: string; readonly at: number }[] = [];
  /** Accounts of people who are neither family nor staff. */
  readonly strangers: string[] = [];

  stranger(random: Random): string {
    const id = idAt(0, random);
    this.strangers.push(id);
    return id;
  }
}
