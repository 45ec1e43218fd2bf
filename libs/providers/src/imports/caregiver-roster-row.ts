import { normaliseMobile, parseIdentityNumber } from '@anzhi/kernel';
import type { RowReader } from '@anzhi/platform';
import type { CaregiverRosterRow as CaregiverRow } from '../caregivers/caregiver-import';
import type { CredentialFacts } from '../caregivers/credential-writer';
import { CREDENTIAL_CHOICES, DIALECT_CHOICES, SKILL_CHOICES } from './choices';
import { RosterErrors } from './import.errors';
import { termOf } from './paper-cells';
import { creditCodeOf, isComplete } from './provider-roster-row';
import { readWeek } from './week';

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

/** A caregiver whose provider is known by its code only, until the database is asked. */
export type RosteredCaregiver = Omit<CaregiverRow, 'providerId'> & { readonly creditCode: string };

/** Turns the cells of a row into a caregiver with one credential. */
export function readCaregiver(cells: RowReader): RosteredCaregiver | undefined {
  const credential = credentialOf(cells);
  const identity = cells.parsed('identityNumber', parseIdentityNumber, RosterErrors.identityNumberInvalid);
  const workingHours = cells.parsed('week', readWeek, RosterErrors.weekInvalid);
  const facts = {
    name: cells.text('name', 50),
    identityNumber: identity?.number,
    phone: cells.parsed('phone', normaliseMobile, RosterErrors.phoneInvalid),
    creditCode: cells.parsed('creditCode', creditCodeOf, RosterErrors.creditCodeInvalid),
    skills: codesOf(cells, 'skills', SKILL_CHOICES),
    dialects: codesOf(cells, 'dialects', DIALECT_CHOICES),
  };
  if (!isComplete(facts) || !credential) return undefined;
  return { ...facts, workingHours, credentials: [credential] };
}

function credentialOf(cells: RowReader): CredentialFacts | undefined {
  const { validFrom, lastDay } = termOf(cells);
  const credential = {
    type: cells.choice('credentialType', CREDENTIAL_CHOICES),
    number: cells.text('credentialNumber', 80),
    validFrom,
  };
  return isComplete(credential) ? { ...credential, lastDay } : undefined;
}

/** Skills and dialects are open lists: a well-formed code is taken even when no name is known for it. */
function codesOf(cells: RowReader, key: string, choices: Readonly<Record<string, string>>): string[] {
  const codes = cells.list(key).map((text) => choices[text] ?? text.toUpperCase());
  if (!codes.every((code) => CODE.test(code))) {
    cells.fail(key, RosterErrors.codeInvalid({ choices: Object.keys(choices).join('、') }));
  }
  return [...new Set(codes)].sort();
}
