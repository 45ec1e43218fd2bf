import { Injectable } from '@nestjs/common';
import { BlindIndex, type AuditEntry, type Tx } from '@anzhi/platform';
import { phoneIndexOf } from '../accounts/phone-seal';

type Subject = Pick<AuditEntry, 'subject' | 'subjectId'>;

/** Audit lines of what happens before anybody is known: under the account of the number, else under its keyed hash. */
@Injectable()
export class LoginTrail {
  constructor(private readonly index: BlindIndex) {}

  refused(
    tx: Tx,
    phone: string,
    accountId: string | undefined,
    reason: 'PASSWORD' | 'CODE' | 'LOCKED',
  ): void {
    tx.audit({ action: 'identity.login-refused', ...this.subjectOf(phone, accountId), details: { reason } });
  }

  codeRequested(tx: Tx, phone: string, accountId: string | undefined): void {
    tx.audit({ action: 'identity.code-requested', ...this.subjectOf(phone, accountId) });
  }

  private subjectOf(phone: string, accountId: string | undefined): Subject {
    if (accountId) return { subject: 'account', subjectId: accountId };
    return { subject: 'phone', subjectId: phoneIndexOf(this.index, phone).toString('hex') };
  }
}
