import { Injectable } from '@nestjs/common';
import { accountOf, newId } from '@anzhi/kernel';
import { FieldCipher, type Queryable, type Tx } from '@anzhi/platform';
import { careOf, type CareGuide } from './care-guide.policy';
import type { RiskView } from './care.dto';

/** A risk that holds now, as it was recorded. */
export interface Risk {
  readonly id: string;
  readonly about: 'SENIOR' | 'HOME';
  readonly code: string;
  readonly note: string | null;
  readonly recordedAt: Date;
}

type Sealed = Pick<Risk, 'code' | 'note'>;

const contextOf = (riskId: string): string => `visits.care_risk:${riskId}`;

/** Risks at rest: which one it is, is health data and encrypted; that there is one is not. */
@Injectable()
export class Risks {
  constructor(private readonly cipher: FieldCipher) {}

  /** Those that hold now, the oldest first. Whoever shows them to somebody leaves an audit line. */
  async of(db: Queryable, seniorId: string): Promise<Risk[]> {
    const rows = await db.query<Omit<Risk, keyof Sealed> & { sealed: string }>(
      `SELECT id, about, sealed, recorded_at AS "recordedAt"
         FROM visits.care_risk WHERE senior_id = $1 AND ended_at IS NULL ORDER BY recorded_at, id`,
      [seniorId],
    );
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      ...(JSON.parse(this.cipher.decrypt(sealed, contextOf(row.id))) as Sealed),
    }));
  }

  async add(tx: Tx, seniorId: string, risk: Sealed & Pick<Risk, 'about'>): Promise<string> {
    const id = newId(tx.now);
    const { about, code, note } = risk;
    await tx.query(
      `INSERT INTO visits.care_risk (id, senior_id, about, sealed, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, seniorId, about, this.seal(id, { code, note }), accountOf(tx.ctx), tx.now],
    );
    return id;
  }

  private seal(id: string, what: Sealed): string {
    return this.cipher.encrypt(JSON.stringify(what), contextOf(id));
  }
}

/** When each risk was read for a visit. */
export async function acknowledged(db: Queryable, visitId: string): Promise<Map<string, Date>> {
  const rows = await db.query<{ id: string; at: Date }>(
    'SELECT risk_id AS id, at FROM visits.risk_acknowledgement WHERE visit_id = $1',
    [visitId],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Risks in words, those that speak against the service first. */
export function riskViews(
  guide: CareGuide,
  risks: readonly Risk[],
  { itemCode, read = new Map() }: { itemCode?: string; read?: ReadonlyMap<string, Date> } = {},
): RiskView[] {
  const contra = itemCode ? careOf(guide, itemCode).contraRisks : [];
  return risks
    .map((risk) => {
      const words = guide.risks.find(({ code }) => code === risk.code);
      return {
        id: risk.id,
        about: risk.about,
        code: risk.code,
        zh: words?.zh ?? risk.code,
        en: words?.en ?? risk.code,
        note: risk.note,
        contra: contra.includes(risk.code),
        acknowledgedAt: read.get(risk.id)?.toISOString() ?? null,
        recordedAt: risk.recordedAt.toISOString(),
      };
    })
    .sort((a, b) => Number(b.contra) - Number(a.contra));
}
