import type { Tx } from '../database/tx';

/** Writes the collected audit lines. A person's command that leaves none is a programming error. */
export async function writeAudit(tx: Tx): Promise<void> {
  const { actor, channel, requestId, command } = tx.ctx;
  if (!tx.audits.length) {
    if (command) throw new Error(`command ${command.key} wrote no audit line`);
    return;
  }
  await tx.query(
    `INSERT INTO platform.audit_trail
       (at, account_id, roles, channel, request_id, command_key, action, subject, subject_id, senior_id, region_id,
        organisation_id, details)
     SELECT $2, $3, $4, $5, $6, $7, r.action, r.subject, r."subjectId", r."seniorId", r."regionId",
            r."organisationId", coalesce(r.details, '{}')
       FROM jsonb_to_recordset($1::jsonb) AS r(action text, subject text, "subjectId" text, "seniorId" uuid,
            "regionId" int, "organisationId" uuid, details jsonb)`,
    [
      JSON.stringify(tx.audits),
      tx.now,
      actor.accountId,
      [...new Set(actor.grants.map((grant) => grant.role))],
      channel,
      requestId,
      command?.key ?? null,
    ],
  );
}
