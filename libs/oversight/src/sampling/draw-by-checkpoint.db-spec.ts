import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, businessDate } from '@anzhi/kernel';
import { Sealer } from '@anzhi/ledger';
import { useApp, type ApiClient } from '@test/app';
import { useClient } from '@test/client';
import { givenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenConfirmedVisit } from '@test/given/oversight';
import { sealAll } from '@test/given/sealed-log';
import { Witness } from '@test/given/witness';

const folder = mkdtempSync(join(tmpdir(), 'anzhi-draw-'));
const [first, second] = ['审计局', '纪委'].map((_, at) => new Witness(join(folder, `witness-${at}`)));

const t = useApp({ logWitnesses: `${first.key},${second.key}` });
const owner = useClient(() => t.database.ownerUrl);
afterAll(() => rmSync(folder, { recursive: true }));

let county: number;
let inspector: ApiClient;
let frameId: string;
let providerId: string;
beforeAll(async () => {
  const team = await givenTeam(t);
  providerId = team.provider.id;
  for (let count = 0; count < 3; count++) await givenConfirmedVisit(t, team);
  county = await regionId(t, CODES.county);
  t.clock.advanceMinutes(1_440);
  await login();
  await sealAll(t.db, t.get(Sealer), county);
  await first.look(t, county);
});

async function login(): Promise<void> {
  inspector = await t.person('甲检查', { role: 'COUNTY_INSPECTOR', regionId: county });
  await t.person('乙检查', { role: 'COUNTY_INSPECTOR', regionId: county });
}

const frame = async (wish: object) => {
  const until = businessDate(t.clock.now());
  const period = { from: addDays(until, -20), until };
  const notBefore = new Date(t.clock.now().getTime() + 60_000).toISOString();
  return inspector.post('/oversight/frames', { countyId: county, providerId, ...period, notBefore, ...wish });
};
const draw = () => inspector.post(`/oversight/frames/${frameId}/checkpoint-draw`);

it('Nobody announces something else that passes for a checkpoint', async () => {
  const made = await frame({ announcement: 'CHECKPOINT elsewhere/log/1' });
  expect(made.status).toBe(422);
});

it('A frame may announce the log’s next cosigned checkpoint, and then nobody types a value in', async () => {
  const made = await frame({ valueFrom: 'CHECKPOINT' });
  expect(made.status).toBe(201);
  frameId = (made.body as { id: string }).id;
  const { body } = await inspector.get(`/oversight/frames/${frameId}`).expect(200);
  expect(body).toMatchObject({
    valueFrom: 'CHECKPOINT',
    announcement: `CHECKPOINT anzhi.test/log/${county}`,
  });
  t.clock.advanceMinutes(2);
  const typed = await inspector.post(`/oversight/frames/${frameId}/value`, { value: '01' }).expect(409);
  expect(typed.body).toMatchObject({ code: 'oversight.value-of-checkpoint' });
});

it('A checkpoint that was cosigned before the frame was in the log does not count', async () => {
  expect((await draw().expect(409)).body).toMatchObject({ code: 'oversight.checkpoint-missing' });
  // signed after the announced time, but of a tree without the frame
  await second.look(t, county);
  expect((await draw().expect(409)).body).toMatchObject({ code: 'oversight.checkpoint-missing' });
  await sealAll(t.db, t.get(Sealer), county);
  expect((await draw().expect(409)).body).toMatchObject({ code: 'oversight.checkpoint-missing' });
});

it('The first signature under a checkpoint with the frame in it decides, and no other', async () => {
  await second.look(t, county);
  t.clock.advanceMinutes(1);
  await first.look(t, county);
  const values = await t.db.query<{ value: string; size: number; witness: string }>(
    `SELECT value, size, witness FROM oversight.frame_checkpoint WHERE frame_id = $1 ORDER BY witnessed_at`,
    [frameId],
  );
  expect(values.map(({ witness }) => witness)).toEqual([second.key, first.key]);
  for (const { value, size, witness } of [values[1], { ...values[0], value: '01' }])
    await expect(
      owner.query(
        `INSERT INTO oversight.frame_seed (county_id, frame_id, value, seed, fixed_at, checkpoint_size, witness)
         SELECT county_id, id, $2::text, sha256(root || convert_to($2, 'UTF8')), now(), $3, $4
           FROM oversight.sample_frame WHERE id = $1`,
        [frameId, value, size, witness],
      ),
    ).rejects.toMatchObject({ code: 'AZ001' });
  expect((await draw().expect(201)).body).toEqual({ drawn: 3 });
  expect((await draw().expect(409)).body).toMatchObject({ code: 'oversight.seed-fixed' });
  const seed = await t.db.one('SELECT value, witness FROM oversight.frame_seed WHERE frame_id = $1', [
    frameId,
  ]);
  expect(seed).toEqual({ value: values[0].value, witness: second.key });
});

describe('Whoever draws again', () => {
  const files: Record<string, string> = {};
  beforeAll(async () => {
    for (const file of ['frame.csv', 'draw.json', 'sample.csv'])
      files[file] = (
        await inspector.get(`/oversight/frames/${frameId}/${file}`).buffer(true).expect(200)
      ).text;
    files['redraw.mjs'] = (
      await t.anyone().get('/oversight/frames/redraw.mjs').buffer(true).expect(200)
    ).text;
  });

  function redraw(change: (draw: Draw) => void = () => undefined, ...options: string[]): string {
    const dir = mkdtempSync(join(folder, 'redraw-'));
    const changed = JSON.parse(files['draw.json']) as Draw;
    change(changed);
    for (const [name, content] of Object.entries({ ...files, 'draw.json': JSON.stringify(changed) }))
      writeFileSync(join(dir, name), content);
    const args = ['redraw.mjs', 'frame.csv', 'draw.json', 'sample.csv', ...options];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
    return stdout + stderr;
  }

  it('sees the witness’s signature and that the frame was in the log by then', () => {
    expect(redraw(undefined, '--witness', second.key)).toMatch(/^OK 3 of 3 units/);
    expect(redraw()).toMatch(/^NOTE compare the key .*\nOK 3 of 3 units/);
  });

  it.each<[string, (draw: Draw) => void, RegExp]>([
    ['no proof', (draw) => delete draw.checkpoint, /there is no proof of one/],
    [
      'another value',
      (draw) => (draw.value = draw.value.replace(/\n\d+\n/, '\n7\n')),
      /signature .* is not valid/,
    ],
    ['another log', (draw) => (draw.value = `x${draw.value}`), /another log than announced/],
    ['another leaf', (draw) => (draw.checkpoint!.index += 1), /^REFUSED/],
    ['no way to the root', (draw) => draw.checkpoint!.proof.pop(), /the proof is shorter|was not in the log/],
    ['an entry cut off', (draw) => (draw.checkpoint!.entry = 'AQ=='), /cut off/],
    ['no signature', (draw) => (draw.value = draw.value.split('\n\n')[0]), /is not signed by the witness/],
  ])('refuses %s', (_, change, why) => {
    expect(redraw(change)).toMatch(why);
  });

  it('refuses the signature of a witness he does not trust', () => {
    expect(redraw(undefined, '--witness', first.key)).toMatch(/^REFUSED .*you do not trust/);
  });
});

interface Draw {
  value: string;
  checkpoint?: { index: number; proof: string[]; entry: string };
}
