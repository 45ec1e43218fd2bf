import { useApp, type ApiClient } from '@test/app';
import {
  answersOf,
  formOf,
  givenAssessmentOffice,
  givenCase,
  type AssessmentOffice,
} from '@test/given/assessment';
import { givenUpload, PDF } from '@test/given/files';
import { givenFamily } from '@test/given/people';
import { ITEMS } from '../scoring/form-definition';

const t = useApp();
let office: AssessmentOffice;
let nurse: ApiClient;
let worker: ApiClient;

beforeAll(async () => {
  office = await givenAssessmentOffice(t);
  [nurse, worker] = [office.nurse.client, office.worker.client];
});

const save = (id: string, total: number, wish: object = {}, by = nurse) =>
  by.put(`/ability-assessments/${id}/form`, formOf(total, wish));
const sign = (id: string, by: ApiClient, version = 1) =>
  by.post(`/ability-assessments/${id}/signatures`, { version });
const read = (id: string, by: ApiClient, purpose = '审核评估结果') =>
  by.post(`/ability-assessments/${id}/readings`, { purpose });
const [first, ...rest] = answersOf(50);

describe('the form of an assessment', () => {
  it('is published with its items and options', async () => {
    const { body } = await t.anyone().get('/assessment-form').expect(200);
    expect(body).toMatchObject({ standard: 'GB/T 42195-2022', maxTotal: 90 });
    expect(body.groups[0].items[0]).toMatchObject({ code: 'B1.1', zh: '进食', name: 'eating' });
    expect(body.groups[0].items[1].options[0]).toEqual({ score: 4, zh: '独立完成，不需协助' });
  });

  it('is scored by the server once both assessors have signed it', async () => {
    const { id } = await givenCase(t, office, 'SCHEDULED');
    const begun = await save(id, 50, { answers: rest }).expect(200);
    expect(begun.body).toEqual({
      ...{ id, state: 'IN_PROGRESS', version: 1 },
      ...{ missingItems: ['B1.1'], missingEvidence: [] },
    });
    const early = await sign(id, nurse).expect(422);
    expect(early.body).toMatchObject({ code: 'assessment.incomplete', params: { count: 1, items: 'B1.1' } });
    await save(id, 50, {}, worker).expect(200);
    expect((await sign(id, nurse, 1).expect(409)).body.code).toBe('assessment.form-changed');
    expect((await sign(id, nurse, 2).expect(201)).body.state).toBe('IN_PROGRESS');
    expect((await sign(id, nurse, 2).expect(409)).body.code).toBe('assessment.already-signed');
    expect((await sign(id, worker, 2).expect(201)).body.state).toBe('SCORED');
    const { form } = (await read(id, office.reviewer).expect(201)).body;
    expect(form).toMatchObject({
      score: { total: 50, preliminaryLevel: 2, adjustedBy: null, finalLevel: 2 },
      informant: 'CHILD',
    });
    expect(form.groups.map(({ score }: { score: number }) => score)).toEqual([0, 7, 28, 15]);
    expect(form.groups[0].items[0]).toEqual({
      ...{ code: 'B1.1', zh: '进食', score: 0 },
      answerZh: '完全依赖，或吞咽困难，或留置营养管',
    });
  });

  it('loses its signatures when it is changed', async () => {
    const { id } = await givenCase(t, office, 'IN_PROGRESS');
    await sign(id, nurse).expect(201);
    await save(id, 60, {}, worker).expect(200);
    expect((await sign(id, worker, 2).expect(201)).body.state).toBe('IN_PROGRESS');
    expect((await sign(id, nurse, 2).expect(201)).body.state).toBe('SCORED');
    expect((await save(id, 70).expect(409)).body.code).toBe('assessment.not-possible-now');
    expect((await sign(id, nurse, 2).expect(409)).body.code).toBe('assessment.not-possible-now');
  });

  it('is scored once when both sign at the same moment', async () => {
    const { id } = await givenCase(t, office, 'IN_PROGRESS');
    const answers = await Promise.all([sign(id, nurse), sign(id, worker), sign(id, nurse)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
    const [{ scored }] = await t.db.query<{ scored: number }>(
      `SELECT count(*) AS scored FROM assessment.state_change WHERE assessment_id = $1 AND to_state = 'SCORED'`,
      [id],
    );
    expect(scored).toBe(1);
  });

  it('takes options only, each item once, and no day to come', async () => {
    const { id } = await givenCase(t, office, 'SCHEDULED');
    for (const [wish, code, pointer] of [
      [{ answers: [first, { code: 'B2.4', score: 4 }] }, 'not-an-option', '/answers/1/score'],
      [{ answers: [{ code: 'C1.1', score: 0 }] }, 'not-an-option', '/answers/0/score'],
      [{ answers: [first, first] }, 'answered-twice', '/answers/1/code'],
      [{ assessedOn: '2026-11-24' }, 'in-the-future', '/assessedOn'],
    ] as const) {
      const { body } = await save(id, 50, wish).expect(422);
      expect(body).toMatchObject({ code: `assessment.${code}`, errors: [{ pointer }] });
    }
    await save(id, 50, { diagnoses: ['痴呆'] }).expect(422);
    await save(id, 50, {}, office.otherNurse.client).expect(404);
    await save(id, 50, {}, office.reviewer).expect(403);
  });
});

describe('what raises a level', () => {
  const DEMENTIA = { diagnoses: ['F00.1'], riskEvents: { FALL: 3 } };
  const events = { adjustment: 'RISK_EVENTS', document: '村委会证明' };

  it('needs a document for each adjustment before the form can be signed', async () => {
    const { id } = await givenCase(t, office, 'SCHEDULED');
    const { body } = await save(id, 70, { ...DEMENTIA, evidence: [events] }).expect(200);
    expect(body.missingEvidence).toEqual(['DEMENTIA']);
    const refused = await sign(id, nurse).expect(422);
    expect(refused.body).toMatchObject({
      code: 'assessment.evidence-missing',
      params: { adjustment: 'DEMENTIA' },
    });
    const { fileId } = await givenUpload(nurse);
    const evidence = [events, { adjustment: 'DEMENTIA', fileId }];
    await save(id, 70, { ...DEMENTIA, evidence }).expect(200);
    await save(id, 70, { ...DEMENTIA, evidence }, worker).expect(200);
    await sign(id, nurse, 3).expect(201);
    await sign(id, worker, 3).expect(201);
    const shown = await read(id, office.reviewer).expect(201);
    expect(shown.body.form).toMatchObject({
      score: { total: 70, preliminaryLevel: 1, adjustedBy: 'DEMENTIA', finalLevel: 2 },
      evidence: [
        { adjustment: 'DEMENTIA', fileId, document: null },
        { adjustment: 'RISK_EVENTS', fileId: null, document: '村委会证明' },
      ],
    });
    const path = `/ability-assessments/${id}/evidence/${fileId}`;
    expect(Buffer.from((await office.reviewer.get(path).expect(200)).body as Buffer)).toEqual(PDF);
    expect((await office.handler.get(path).expect(403)).body.code).toBe('assessment.read-form-first');
    await office.reviewer.get(`/ability-assessments/${id}/evidence/${id}`).expect(404);
  });

  it('refuses a document for what the form does not say', async () => {
    const { id } = await givenCase(t, office, 'SCHEDULED');
    for (const [evidence, code] of [
      [[events], 'evidence-unneeded'],
      [[{ adjustment: 'COMA' }], 'evidence-missing'],
      [
        [
          { adjustment: 'COMA', document: '病历' },
          { adjustment: 'COMA', document: '病历' },
        ],
        'evidence-unneeded',
      ],
    ] as const) {
      const { body } = await save(id, 85, {
        coma: code !== 'evidence-unneeded' || evidence.length > 1,
        evidence,
      });
      expect(body.code).toBe(`assessment.${code}`);
    }
  });

  it('is complete loss in a coma', async () => {
    const evidence = [{ adjustment: 'COMA', document: '病历 2026-77' }];
    const { id } = await givenCase(t, office, 'SCORED', { total: 85, form: { coma: true, evidence } });
    expect((await read(id, office.reviewer)).body.form.score).toEqual({
      ...{ total: 85, preliminaryLevel: 1, adjustedBy: 'COMA', finalLevel: 4 },
    });
  });
});

describe('reading a form', () => {
  it('is for those whose work it is, and for the family once the result is published', async () => {
    const { id, seniorId } = await givenCase(t, office, 'REVIEWED');
    const family = await givenFamily(t, seniorId, ['VIEW']);
    expect((await read(id, family, '了解进度').expect(201)).body.form).toBeNull();
    await family.get(`/ability-assessments/${id}/evidence/${id}`).expect(404);
    await office.approver
      .post(`/ability-assessments/${id}/publication`, { sourceDocument: '宿评 2026-18' })
      .expect(201);
    expect((await read(id, family, '核对评估').expect(201)).body.form.score.finalLevel).toBe(2);
    await read(id, worker, '准备说明').expect(201);
    await read(id, office.otherWorker.client).expect(404);
    await read(id, office.handler, '').expect(422);
    const { body } = await family.get(`/ability-assessments/${id}/readings`).expect(200);
    expect(body.items).toMatchObject([
      { name: '周社工', purpose: '准备说明' },
      { name: '王小明', purpose: '核对评估' },
      { name: '王小明', purpose: '了解进度' },
    ]);
    await expect(t.db.query('DELETE FROM assessment.reading')).rejects.toThrow('permission denied');
  });

  it('finds diagnoses and words sealed in the database', async () => {
    const { id } = await givenCase(t, office, 'IN_PROGRESS', {
      form: {
        ...{ diagnoses: ['F03'], note: '夜间游走' },
        evidence: [{ adjustment: 'DEMENTIA', document: '精神卫生中心诊断书' }],
      },
    });
    const [row] = await t.db.query<object>(
      `SELECT f.*, j.document_sealed FROM assessment.form f JOIN assessment.adjustment j USING (assessment_id)
        WHERE f.assessment_id = $1`,
      [id],
    );
    expect(JSON.stringify(row)).not.toMatch(/F03|游走|诊断书/);
    expect((await read(id, nurse).expect(201)).body.form).toMatchObject({
      diagnoses: ['F03'],
      note: '夜间游走',
    });
  });
});

describe('the form in the database', () => {
  const set = (id: string, columns: string) =>
    t.db.query(`UPDATE assessment.form SET ${columns} WHERE assessment_id = $1`, [id]);
  const SCORED = 'total_score = 50, preliminary_level = 2, final_level = 2';
  const SIGNED = 'lead_signed_at = now(), second_signed_at = now()';

  it('knows the same options as the standard', async () => {
    for (const [at, { options }] of ITEMS.entries()) {
      const scores = [...options.map(({ score }) => score), -1, options.length];
      for (const score of scores) {
        const answers = ITEMS.map((_, other) => (other === at ? score : null));
        const [{ ok }] = await t.db.query<{ ok: boolean }>(
          'SELECT assessment.are_options($1::smallint[]) AS ok',
          [answers],
        );
        expect([at, score, ok]).toEqual([at, score, score >= 0 && score < options.length]);
      }
    }
  });

  it('cannot be scored against its answers, its signatures or its evidence', async () => {
    const { id } = await givenCase(t, office, 'IN_PROGRESS');
    await expect(set(id, `answers = answers[1:25]`)).rejects.toThrow('form_answers_are_options');
    await expect(set(id, `answers[1] = 5`)).rejects.toThrow('form_answers_are_options');
    await expect(set(id, SCORED)).rejects.toThrow('form_scored_when_signed');
    await expect(set(id, `${SIGNED}, total_score = 50`)).rejects.toThrow('form_scored_whole');
    await expect(set(id, `${SIGNED}, ${SCORED}, answers[1] = NULL`)).rejects.toThrow('form_total');
    await expect(set(id, `${SIGNED}, ${SCORED}, answers[1] = 1`)).rejects.toThrow('form_total');
    const level = (columns: string) => set(id, `${SIGNED}, total_score = 50, ${columns}`);
    await expect(level('preliminary_level = 1, final_level = 1')).rejects.toThrow('form_preliminary_level');
    await expect(level('preliminary_level = 2, final_level = 1')).rejects.toThrow('form_final_level');
    await expect(level('preliminary_level = 2, final_level = 3')).rejects.toThrow('form_final_level');
    await expect(level(`preliminary_level = 2, final_level = 3, adjusted_by = 'DEMENTIA'`)).rejects.toThrow(
      'form_adjustment_has_evidence',
    );
    await expect(set(id, `adjusted_by = 'COMA'`)).rejects.toThrow('form_adjusted_when_scored');
    await expect(
      t.db.query(`INSERT INTO assessment.adjustment (assessment_id, code) VALUES ($1, 'COMA')`, [id]),
    ).rejects.toThrow('adjustment_has_evidence');
    await expect(
      t.db.query(`UPDATE assessment.ability_assessment SET state = 'SCORED', final_level = 2 WHERE id = $1`, [
        id,
      ]),
    ).rejects.toThrow('assessment_level_of_form');
  });

  it('cannot be changed once it is scored', async () => {
    const { id } = await givenCase(t, office, 'SCORED', {
      form: { coma: true, evidence: [{ adjustment: 'COMA', document: '病历' }] },
    });
    await expect(set(id, 'version = 9')).rejects.toThrow('not in progress');
    await expect(
      t.db.query('DELETE FROM assessment.adjustment WHERE assessment_id = $1', [id]),
    ).rejects.toThrow('not in progress');
    await expect(t.db.query('UPDATE assessment.adjustment SET code = $1', ['COMA'])).rejects.toThrow(
      'permission denied',
    );
  });
});
