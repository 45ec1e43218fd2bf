import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { ProgrammeLaw } from './programme';
import { lawOf, LAW_COLUMNS, type LawRow } from './law.row';

type Key = { readonly programmeId: string; readonly version: number };

/** Programmes as they are law: which hold on a day, and what each says. */
@Injectable()
export class Programmes {
  /** What a version says never changes once it is law, so it is read once. Only its days are asked each time. */
  private readonly laws = new Map<string, ProgrammeLaw>();

  constructor(private readonly geo: GeoFacade) {}

  /** The laws of the county, of the divisions above it and of the nation, in the order in which they pay. */
  async inForce(db: Queryable, countyId: number, on: string): Promise<ProgrammeLaw[]> {
    const path = await this.geo.path(countyId);
    const keys = await db.query<Key>(
      `SELECT v.programme_id AS "programmeId", v.version
         FROM entitlement.programme_version v JOIN entitlement.programme p ON p.id = v.programme_id
        WHERE v.state = 'APPROVED' AND v.effective @> $2::date
          AND (p.region_id IS NULL OR p.region_id = ANY($1::int[]))
        ORDER BY p.payer_rank, p.draw_order, p.code`,
      [path.map(({ id }) => id), on],
    );
    return this.read(db, keys);
  }

  /** The law of this code on a day. @throws entitlement.programme-not-found */
  async byCode(db: Queryable, code: string, on: string): Promise<ProgrammeLaw> {
    const keys = await db.query<Key>(
      `SELECT v.programme_id AS "programmeId", v.version
         FROM entitlement.programme p JOIN entitlement.programme_version v ON v.programme_id = p.id
        WHERE p.code = $1 AND v.state = 'APPROVED' AND v.effective @> $2::date`,
      [code, on],
    );
    const [law] = await this.read(db, keys);
    if (!law) throw EntitlementErrors.programmeNotFound({ code }, '/programmeCode');
    return law;
  }

  /** What a version says, whether or not it is law. @throws entitlement.programme-not-found */
  async version(db: Queryable, programmeId: string, version: number): Promise<ProgrammeLaw> {
    const [law] = await this.read(db, [{ programmeId, version }]);
    if (!law) throw EntitlementErrors.programmeNotFound({ code: programmeId });
    return law;
  }

  private async read(db: Queryable, keys: readonly Key[]): Promise<ProgrammeLaw[]> {
    const unknown = keys.filter((key) => !this.laws.has(nameOf(key)));
    const rows = unknown.length
      ? await db.query<LawRow>(
          `SELECT ${LAW_COLUMNS}
             FROM unnest($1::uuid[], $2::int[]) AS wanted(programme_id, version)
             JOIN entitlement.programme_version v USING (programme_id, version)
             JOIN entitlement.programme p ON p.id = v.programme_id`,
          [unknown.map(({ programmeId }) => programmeId), unknown.map(({ version }) => version)],
        )
      : [];
    const found = new Map<string, ProgrammeLaw>();
    for (const row of rows) {
      const law = await this.withRegionCode(lawOf(row));
      found.set(nameOf({ programmeId: law.id, version: law.version }), law);
      // A draft may still change, so it is not kept.
      if (row.state === 'APPROVED') this.laws.set(nameOf({ programmeId: law.id, version: law.version }), law);
    }
    return keys.flatMap((key) => this.laws.get(nameOf(key)) ?? found.get(nameOf(key)) ?? []);
  }

  private async withRegionCode(law: Omit<ProgrammeLaw, 'regionCode'>): Promise<ProgrammeLaw> {
    const region = law.regionId === null ? undefined : await this.geo.region(law.regionId);
    return { ...law, regionCode: region?.code ?? null };
  }
}

const nameOf = ({ programmeId, version }: Key): string => `${programmeId} ${version}`;
