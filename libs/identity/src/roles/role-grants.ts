import { Injectable } from '@nestjs/common';
import { newId } from '@anzhi/kernel';
import type { Role } from '@anzhi/contracts';
import type { Queryable, Tx } from '@anzhi/platform';

/** A role and where it holds, as `ROLES` says: a division, an organisation, or neither. */
export interface RoleWish {
  readonly role: Role;
  readonly regionId?: number;
  readonly organisationId?: string;
}

/** A role an account holds at this moment. */
export interface HeldRole {
  readonly id: string;
  readonly role: Role;
  readonly regionId: number | null;
  readonly organisationId: string | null;
}

/** An account and one of the roles it was looked for by. */
export interface RoleHolder {
  readonly accountId: string;
  readonly role: Role;
}

/** SQL: the grant `g` holds at the moment of the parameter. */
export const holdsAt = (parameter: string): string =>
  `g.valid_from <= ${parameter} AND (g.valid_to IS NULL OR g.valid_to > ${parameter})`;

const HELD = `SELECT g.id, g.role, g.region_id AS "regionId", g.organisation_id AS "organisationId"
                FROM identity.role_grant g`;

/** Roles with their validity. Ended grants stay: who could do what on which day is part of the record. */
@Injectable()
export class RoleGrants {
  /** What the account holds at `at`. */
  held(db: Queryable, accountId: string, at: Date): Promise<HeldRole[]> {
    return db.query<HeldRole>(`${HELD} WHERE g.account_id = $1 AND ${holdsAt('$2')} ORDER BY g.id`, [
      accountId,
      at,
    ]);
  }

  /** Active accounts with one of the roles in one of the divisions themselves, or for the organisation. */
  holders(
    db: Queryable,
    roles: readonly Role[],
    place: { readonly regionIds: readonly number[] } | { readonly organisationId: string },
    at: Date,
  ): Promise<RoleHolder[]> {
    const [condition, value] =
      'regionIds' in place
        ? ['g.region_id = ANY($3::int[])', place.regionIds]
        : ['g.organisation_id = $3', place.organisationId];
    return db.query<RoleHolder>(
      `SELECT DISTINCT g.account_id AS "accountId", g.role
         FROM identity.role_grant g JOIN identity.account a ON a.id = g.account_id AND a.status = 'ACTIVE'
        WHERE ${holdsAt('$1')} AND g.role = ANY($2) AND ${condition}`,
      [at, roles, value],
    );
  }

  /** @returns the grant: a new one, or the one that holds already */
  async grant(tx: Tx, accountId: string, wish: RoleWish): Promise<HeldRole> {
    const regionId = wish.regionId ?? null;
    const organisationId = wish.organisationId ?? null;
    const { accountId: grantor } = tx.ctx.actor;
    const id = newId();
    const inserted = await tx.query(
      `INSERT INTO identity.role_grant (id, account_id, role, region_id, organisation_id, valid_from, granted_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [id, accountId, wish.role, regionId, organisationId, tx.now, grantor === accountId ? null : grantor],
    );
    if (!inserted.length) return (await this.find(tx, accountId, wish))!;
    const granted: HeldRole = { id, role: wish.role, regionId, organisationId };
    this.record(tx, 'identity.role-granted', accountId, granted);
    return granted;
  }

  async revoke(tx: Tx, accountId: string, wish: RoleWish): Promise<void> {
    const held = await this.find(tx, accountId, wish);
    if (held) await this.end(tx, accountId, held);
  }

  async end(tx: Tx, accountId: string, held: HeldRole): Promise<void> {
    const ended = await tx.query(
      'UPDATE identity.role_grant SET valid_to = $2 WHERE id = $1 AND valid_to IS NULL RETURNING id',
      [held.id, tx.now],
    );
    if (ended.length) this.record(tx, 'identity.role-ended', accountId, held);
  }

  private async find(tx: Tx, accountId: string, wish: RoleWish): Promise<HeldRole | undefined> {
    return tx.one<HeldRole>(
      `${HELD} WHERE g.account_id = $1 AND ${holdsAt('$2')} AND g.role = $3
                 AND g.region_id IS NOT DISTINCT FROM $4 AND g.organisation_id IS NOT DISTINCT FROM $5`,
      [accountId, tx.now, wish.role, wish.regionId ?? null, wish.organisationId ?? null],
    );
  }

  private record(
    tx: Tx,
    action: string,
    accountId: string,
    { id, role, regionId, organisationId }: HeldRole,
  ): void {
    tx.audit({
      action,
      subject: 'account',
      subjectId: accountId,
      regionId: regionId ?? undefined,
      organisationId: organisationId ?? undefined,
      details: { role, grantId: id },
    });
    tx.publish({ type: 'identity.roles-changed.v1', payload: { accountId }, audience: { accountId } });
  }
}
