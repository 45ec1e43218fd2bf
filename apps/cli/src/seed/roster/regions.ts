import type { Client } from 'pg';

/** A division as rows refer to it. */
interface Division {
  readonly id: number;
  readonly parentId: number;
}

/** Ids of today's divisions by their codes. */
export class Regions {
  private constructor(private readonly byCode: ReadonlyMap<string, Division>) {}

  static async load(client: Client): Promise<Regions> {
    const { rows } = await client.query<Division & { code: string }>(
      `SELECT c.code, r.id, r.parent_id AS "parentId"
         FROM geo.region_code c JOIN geo.region r ON r.id = c.region_id WHERE upper_inf(c.valid)`,
    );
    return new Regions(new Map(rows.map((row) => [row.code, row])));
  }

  idOf(code: string): number {
    return this.find(code).id;
  }

  /** Town and county of an address, as the columns are called everywhere. */
  ofTown(code: string): { region_id: number; county_id: number } {
    const { id, parentId } = this.find(code);
    return { region_id: id, county_id: parentId };
  }

  private find(code: string): Division {
    const division = this.byCode.get(code);
    if (!division) throw new Error(`division ${code} is not in the database`);
    return division;
  }
}
