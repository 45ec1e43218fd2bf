import type { DemoLogin } from '@anzhi/identity';
import { addDays, businessDate, ManualClock, startOfDay } from '@anzhi/kernel';
import type { Config } from '@anzhi/platform';
import { castStory } from '../demo-people';
import type { Client } from 'pg';
import { createApi } from '../../../../../api/src/create-api';
import { recordScene, wasBegun } from '../../seed-record';
import { caseScene } from './cases.scene';
import { dispatchScene } from './dispatch.scene';
import { doorScene } from './doors.scene';
import { familyScene } from './family.scene';
import { disclosureScene, samplingScene } from './sampling.scene';
import { paymentsScene } from './payments.scene';
import { settlementScene } from './settlement.scene';
import { Stage, type Scene } from './stage';

/** In the order of their days: the clock never goes back. */
const SCENES: readonly Scene[] = [
  doorScene,
  familyScene,
  caseScene,
  settlementScene,
  paymentsScene,
  disclosureScene,
  samplingScene,
  dispatchScene,
];

/** Days before the city's moment on which the first scene begins: there is a weekend in them, when people have time. */
const FIRST_DAY = 8;
/** Nobody plays for longer, so nobody has to log in twice. */
const TOKEN_SECONDS = 30 * 86_400;

export interface Play {
  /** The city's moment. */
  readonly now: Date;
  readonly logins: readonly DemoLogin[];
  readonly regionCode: string;
  /** Told of a scene that could not be played to its end; without it the first one ends the play. */
  readonly broken?: (scene: string, error: unknown) => void;
}

const fail = (_: string, error: unknown): never => {
  throw error;
};

/**
 * Plays what the demo's people did in the last days, over HTTP and through the platform's own schedules, with its clock
 * set to those days. Each scene once: one that broke off stays as it was.
 */
export async function playScenes(client: Client, config: Config, wish: Play): Promise<void> {
  const { now, logins, regionCode, broken = fail } = wish;
  const cast = await castStory(client, now);
  if (!cast || logins.length === 0) return;
  const clock = new ManualClock(startOfDay(addDays(businessDate(now), -FIRST_DAY)));
  const playing = { ...config, accessTokenSeconds: TOKEN_SECONDS, rateLimitPerMinute: 1_000_000 };
  const app = await createApi(playing, { clock });
  try {
    const stage = new Stage(app, clock, logins, now);
    for (const scene of SCENES) {
      if (await wasBegun(client, scene.name)) continue;
      await recordScene(client, { regionCode, name: scene.name, at: now });
      await scene.play(stage, cast).catch((error: unknown) => broken(scene.name, error));
    }
    stage.moveTo(now);
    await stage.drain();
  } finally {
    await app.close();
  }
}
