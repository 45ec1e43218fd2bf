import type { AuditEntry } from '@anzhi/platform';
import type { VisitEntity } from './visit.entity';

/** A line of the audit trail about a visit, for everybody who may see the visit. */
export const auditOf = (
  visit: Pick<VisitEntity, 'id' | 'seniorId' | 'providerId' | 'regionId'>,
  action: string,
  details?: Record<string, unknown>,
): AuditEntry => ({
  action,
  subject: 'visit',
  subjectId: visit.id,
  seniorId: visit.seniorId,
  organisationId: visit.providerId,
  regionId: visit.regionId,
  ...(details ? { details } : {}),
});
