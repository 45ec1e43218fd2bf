import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { accountOf, businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, scopeFor, type Page, type Queryable } from '@anzhi/platform';
import type { CaregiverView } from '../matching/match.types';
import { inScope, scopeParameters } from '../organisations/provider-gate';
import { paperColumns } from '../papers/paper';
import { ProvidersPersonalData } from '../personal-data';
import { ProvidersErrors } from '../providers.errors';
import { ProvidersPermissions } from '../providers.permissions';
import type { CaregiverDto, CaregiverListQuery } from './caregivers.dto';

const VIEW = `
  SELECT id, provider_id AS "providerId", account_id AS "accountId", name, sex, skills, dialects, active
    FROM providers.caregiver`;

/** Whether this waits for a second person, of a caregiver `c`. */
const asked = (kind: 'PROPOSE' | 'APPLY'): string => `EXISTS (
  SELECT FROM providers.person_listing_step s WHERE s.identity_index = c.identity_index AND s.kind = '${kind}'
     AND NOT EXISTS (SELECT FROM providers.person_listing_step a WHERE a.answers = s.id))`;

/** `$1` is now, `$2` today in China, `$3` the divisions in which the caller decides on listings. */
const FILE = `
  SELECT c.id, c.provider_id AS "providerId", c.name, c.sex, c.phone, c.dialects, c.skills, c.active,
         CASE WHEN EXISTS (SELECT FROM providers.listed_person x WHERE x.identity_index = c.identity_index)
              THEN CASE WHEN ${asked('APPLY')} THEN 'REMOVAL_ASKED' ELSE 'LISTED' END
              WHEN ${withinRegions('p.region_id', '$3')} AND ${asked('PROPOSE')} THEN 'PROPOSED' END AS listing,
         (SELECT coalesce(json_agg(k ORDER BY k.id), '[]') FROM (
            SELECT ${paperColumns('k', '$2')} FROM providers.credential k WHERE k.caregiver_id = c.id) k
         ) AS credentials,
         (SELECT coalesce(json_agg(json_build_object('weekday', h.weekday, 'startMinute', h.start_minute,
                    'endMinute', h.end_minute) ORDER BY h.weekday, h.start_minute), '[]')
            FROM providers.working_hours h WHERE h.caregiver_id = c.id) AS "workingHours",
         (SELECT coalesce(json_agg(json_build_object('id', b.id, 'from', lower(b.during), 'to', upper(b.during),
                    'reason', b.reason) ORDER BY b.during), '[]')
            FROM providers.absence b WHERE b.caregiver_id = c.id AND upper(b.during) > $1) AS absences
    FROM providers.caregiver c JOIN providers.provider p ON p.id = c.provider_id`;

type FileRow = Omit<CaregiverDto, 'phoneMasked'> & { readonly phone: string };

export interface KnownCaregiver {
  readonly id: string;
  readonly providerId: string;
}

@Injectable()
export class CaregiverQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly personal: ProvidersPersonalData,
  ) {}

  async byId(db: Queryable, id: string): Promise<CaregiverView | undefined> {
    return (await db.query<CaregiverView>(`${VIEW} WHERE id = $1`, [id]))[0];
  }

  async byAccount(db: Queryable, accountId: string): Promise<CaregiverView | undefined> {
    return (await db.query<CaregiverView>(`${VIEW} WHERE account_id = $1 AND active`, [accountId]))[0];
  }

  /** Ids of the active caregivers who log in with these accounts, by account. */
  async ofAccounts(db: Queryable, accountIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await db.query<{ accountId: string; id: string }>(
      `SELECT account_id AS "accountId", id FROM providers.caregiver
        WHERE account_id = ANY ($1::uuid[]) AND active`,
      [accountIds],
    );
    return new Map(rows.map(({ accountId, id }) => [accountId, id]));
  }

  /** Which of these identity numbers (X in upper case) belong to active caregivers, and where they work. */
  async known(db: Queryable, identityNumbers: readonly string[]): Promise<Map<string, KnownCaregiver>> {
    const indexes = identityNumbers.map((number) => this.personal.identityIndex(number).toString('hex'));
    const rows = await db.query<KnownCaregiver & { index: string }>(
      `SELECT id, provider_id AS "providerId", encode(identity_index, 'hex') AS index FROM providers.caregiver
        WHERE active AND identity_index IN (SELECT decode(hex, 'hex') FROM unnest($1::text[]) AS hex)`,
      [indexes],
    );
    const found = new Map(rows.map(({ index, ...caregiver }) => [index, caregiver]));
    return new Map(
      identityNumbers.flatMap((number, at) => {
        const caregiver = found.get(indexes[at]);
        return caregiver ? [[number, caregiver] as const] : [];
      }),
    );
  }

  /** Caregivers of the providers in the caller's scope. A proposal to list one is shown to those who decide on it. */
  async list(ctx: Ctx, query: CaregiverListQuery): Promise<Page<CaregiverDto>> {
    const [after] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<FileRow>(
      `${FILE} WHERE ${inScope(4)} AND ($7::uuid IS NULL OR c.id > $7)
                 AND ($8::uuid IS NULL OR c.provider_id = $8) ORDER BY c.id LIMIT $9`,
      [
        ...[...this.present(), scopeFor(ctx.actor, ProvidersPermissions.blacklist)?.regionIds ?? []],
        ...[...scopeParameters(ctx.scope), after, query.providerId ?? null, query.limit + 1],
      ],
    );
    return pageOf(
      rows.map((row) => this.toDto(row)),
      query.limit,
      ({ id }) => [id],
    );
  }

  /** The caller's own file. @throws providers.caregiver-not-found when he is no active caregiver */
  async own(ctx: Ctx): Promise<CaregiverDto> {
    const row = await this.db.one<FileRow>(`${FILE} WHERE c.account_id = $4 AND c.active`, [
      ...this.present(),
      [],
      accountOf(ctx),
    ]);
    if (!row) throw ProvidersErrors.caregiverNotFound();
    return this.toDto(row);
  }

  private present(): unknown[] {
    const now = this.clock.now();
    return [now, businessDate(now)];
  }

  private toDto({ phone, ...row }: FileRow): CaregiverDto {
    return { ...row, phoneMasked: this.personal.maskedCaregiverPhone(row.id, phone) };
  }
}
