import { Injectable } from '@nestjs/common';
import { FieldCipher, FileStore, type Queryable, type Tx } from '@anzhi/platform';
import { ITEM_CODES } from '../scoring/form-definition';
import type { Adjustment, Answers, Condition, Score } from '../scoring/scoring.policy';
import type { AbilityLevel } from '../assessment.types';
import type { Acknowledgement, EvidenceDto, EvidenceInput, Informant } from './form.dto';

/** What is sealed as a whole. */
export interface FormDetails extends Condition {
  readonly informant: Informant;
  readonly acknowledgedBy: Acknowledgement;
  readonly note: string | null;
}

export interface FormContent {
  /** `YYYY-MM-DD` */
  readonly assessedOn: string;
  readonly answers: Answers;
  readonly details: FormDetails;
}

export interface Form extends FormContent {
  readonly version: number;
  readonly leadSignedAt: Date | null;
  readonly secondSignedAt: Date | null;
  readonly total: number | null;
  readonly preliminaryLevel: AbilityLevel | null;
  readonly adjustedBy: Adjustment | null;
  readonly finalLevel: AbilityLevel | null;
  readonly evidence: readonly EvidenceDto[];
}

interface FormRow extends Omit<Form, 'answers' | 'details' | 'evidence'> {
  readonly scores: (number | null)[];
  readonly sealed: string;
}

const formContext = (id: string): string => `assessment.form.details:${id}`;
const documentContext = (id: string, code: string): string => `assessment.adjustment.document:${id}:${code}`;

/** The rows of a form: its answers as numbers, everything else about the senior sealed. */
@Injectable()
export class FormStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly files: FileStore,
  ) {}

  async find(db: Queryable, assessmentId: string): Promise<Form | undefined> {
    const [row] = await db.query<FormRow>(
      `SELECT version, assessed_on AS "assessedOn", answers AS scores, details_sealed AS sealed,
              lead_signed_at AS "leadSignedAt", second_signed_at AS "secondSignedAt", total_score AS total,
              preliminary_level AS "preliminaryLevel", adjusted_by AS "adjustedBy", final_level AS "finalLevel"
         FROM assessment.form WHERE assessment_id = $1`,
      [assessmentId],
    );
    if (!row) return undefined;
    const { scores, sealed, ...form } = row;
    const answered = ITEM_CODES.flatMap((code, at) => {
      const score = scores[at];
      return score === null ? [] : [[code, score] as const];
    });
    return {
      ...form,
      answers: Object.fromEntries(answered),
      details: JSON.parse(this.cipher.decrypt(sealed, formContext(assessmentId))) as FormDetails,
      evidence: await this.evidenceOf(db, assessmentId),
    };
  }

  /** The next version, without signatures. @returns its number */
  async save(tx: Tx, assessmentId: string, { assessedOn, answers, details }: FormContent): Promise<number> {
    const saved = await tx.one<{ version: number }>(
      `INSERT INTO assessment.form AS f (assessment_id, version, assessed_on, answers, details_sealed)
       VALUES ($1, 1, $2, $3, $4)
       ON CONFLICT (assessment_id) DO UPDATE
          SET version = f.version + 1, assessed_on = excluded.assessed_on, answers = excluded.answers,
              details_sealed = excluded.details_sealed, lead_signed_at = NULL, second_signed_at = NULL
       RETURNING version`,
      [
        assessmentId,
        assessedOn,
        ITEM_CODES.map((code) => answers[code] ?? null),
        this.cipher.encrypt(JSON.stringify(details), formContext(assessmentId)),
      ],
    );
    return saved!.version;
  }

  /** Uploads are attached the first time they are named. @throws files.not-found, files.already-attached */
  async replaceEvidence(tx: Tx, assessmentId: string, evidence: readonly EvidenceInput[]): Promise<void> {
    const former = await tx.query<{ file_id: string | null }>(
      'DELETE FROM assessment.adjustment WHERE assessment_id = $1 RETURNING file_id',
      [assessmentId],
    );
    for (const { adjustment, fileId, document } of evidence) {
      if (fileId && !former.some(({ file_id }) => file_id === fileId))
        await this.files.attach(tx, fileId, { kind: 'assessment.evidence', id: assessmentId });
      await tx.query(
        `INSERT INTO assessment.adjustment (assessment_id, code, file_id, document_sealed) VALUES ($1, $2, $3, $4)`,
        [
          ...[assessmentId, adjustment, fileId],
          document && this.cipher.encrypt(document, documentContext(assessmentId, adjustment)),
        ],
      );
    }
  }

  async sign(tx: Tx, assessmentId: string, as: 'lead' | 'second'): Promise<void> {
    await tx.query(`UPDATE assessment.form SET ${as}_signed_at = $2 WHERE assessment_id = $1`, [
      assessmentId,
      tx.now,
    ]);
  }

  async score(tx: Tx, assessmentId: string, score: Score): Promise<void> {
    await tx.query(
      `UPDATE assessment.form SET total_score = $2, preliminary_level = $3, adjusted_by = $4, final_level = $5
        WHERE assessment_id = $1`,
      [assessmentId, score.total, score.preliminaryLevel, score.adjustedBy, score.finalLevel],
    );
  }

  /** Back to the assessors: what they wrote stays, signatures and score go. */
  async reopen(tx: Tx, assessmentId: string): Promise<void> {
    await tx.query(
      `UPDATE assessment.form
          SET version = version + 1, lead_signed_at = NULL, second_signed_at = NULL, total_score = NULL,
              preliminary_level = NULL, adjusted_by = NULL, final_level = NULL
        WHERE assessment_id = $1`,
      [assessmentId],
    );
  }

  private async evidenceOf(db: Queryable, assessmentId: string): Promise<EvidenceDto[]> {
    const rows = await db.query<{ adjustment: Adjustment; fileId: string | null; sealed: string | null }>(
      `SELECT code AS adjustment, file_id AS "fileId", document_sealed AS sealed
         FROM assessment.adjustment WHERE assessment_id = $1 ORDER BY code`,
      [assessmentId],
    );
    return rows.map(({ adjustment, fileId, sealed }) => ({
      adjustment,
      fileId,
      document: sealed && this.cipher.decrypt(sealed, documentContext(assessmentId, adjustment)),
    }));
  }
}
