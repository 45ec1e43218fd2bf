import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import { Parameters } from '../programmes/parameters';
import type { ProgrammeLaw } from '../programmes/programme';
import { Programmes } from '../programmes/programmes';
import { canonical, sha256 } from '../rules/canonical';
import { compile, type CompiledRule } from '../rules/compile';
import { layOut, usageOf } from '../rules/layout';
import type { Circumstances, Parameters as ResolvedParams } from '../rules/rule';

/** One programme made ready to decide: its law, the values it works with on the day, its rule compiled for both. */
export interface Ruling {
  readonly law: ProgrammeLaw;
  readonly params: ResolvedParams;
  readonly circumstances: Circumstances;
  readonly rule: CompiledRule;
}

/** Everything that decisions of a county and day rest on besides the facts. */
export interface Basis {
  readonly countyId: number;
  /** The day that decides, `YYYY-MM-DD`. */
  readonly on: string;
  /** Names the laws and values by their content, hexadecimal. */
  readonly hash: string;
  /** In the order of the programmes' codes. */
  readonly rulings: readonly Ruling[];
}

/** A law as it is kept with the decisions it led to. */
interface StoredLaw {
  readonly programmeId: string;
  readonly version: number;
  readonly ruleHash: string;
  readonly params: ResolvedParams;
}

const REMEMBERED = 64;

/** Reads laws and values of a day, or those that an earlier decision was made by. */
@Injectable()
export class Bases {
  /** A month is decided in many chunks on the same basis. */
  private readonly remembered = new Map<string, Basis>();

  constructor(
    private readonly programmes: Programmes,
    private readonly parameters: Parameters,
  ) {}

  /** @throws entitlement.programme-not-found when no programme of this code is law on the day */
  async requireLaw(db: Queryable, code: string, on: string): Promise<void> {
    await this.programmes.byCode(db, code, on);
  }

  /** What is law in the county on a day. */
  async on(db: Queryable, countyId: number, on: string): Promise<Basis> {
    const laws = await this.programmes.inForce(db, countyId, on);
    const stored: StoredLaw[] = [];
    for (const law of [...laws].sort(byCode)) {
      const names = usageOf(layOut(law.rule)).params;
      const params = await this.parameters.resolve(db, names, countyId, on);
      stored.push({ programmeId: law.id, version: law.version, ruleHash: law.ruleHash, params });
    }
    return this.assemble(db, { countyId, on, hash: sha256(canonical(stored)) }, stored);
  }

  /** What an earlier decision of the county rests on. */
  async stored(db: Queryable, countyId: number, hash: string, on: string): Promise<Basis> {
    const known = this.remembered.get(nameOf({ countyId, hash, on }));
    if (known) return known;
    const [row] = await db.query<{ laws: StoredLaw[] }>(
      `SELECT laws FROM entitlement.decision_basis WHERE county_id = $1 AND hash = decode($2, 'hex')`,
      [countyId, hash],
    );
    return this.assemble(db, { countyId, on, hash }, row.laws);
  }

  /** Keeps it for those who ask later why. */
  async keep(tx: Tx, { countyId, hash, rulings }: Basis): Promise<void> {
    const laws = rulings.map(({ law, params }): StoredLaw => {
      return { programmeId: law.id, version: law.version, ruleHash: law.ruleHash, params };
    });
    await tx.query(
      `INSERT INTO entitlement.decision_basis (county_id, hash, laws, kept_at) VALUES ($1, decode($2, 'hex'), $3, $4)
       ON CONFLICT DO NOTHING`,
      [countyId, hash, JSON.stringify(laws), tx.now],
    );
  }

  private async assemble(
    db: Queryable,
    name: Pick<Basis, 'countyId' | 'on' | 'hash'>,
    stored: readonly StoredLaw[],
  ): Promise<Basis> {
    const known = this.remembered.get(nameOf(name));
    if (known) return known;
    const rulings: Ruling[] = [];
    for (const { programmeId, version, params } of stored) {
      const law = await this.programmes.version(db, programmeId, version);
      const circumstances = { on: name.on, region: law.regionCode };
      rulings.push({ law, params, circumstances, rule: compile(law.rule, params, circumstances) });
    }
    const basis = { ...name, rulings };
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(nameOf(name), basis);
    return basis;
  }
}

const nameOf = ({ countyId, hash, on }: Pick<Basis, 'countyId' | 'on' | 'hash'>): string =>
  `${countyId} ${hash} ${on}`;

const byCode = (a: ProgrammeLaw, b: ProgrammeLaw): number => (a.code < b.code ? -1 : 1);
