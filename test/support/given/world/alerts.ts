import { DispatchFacade } from '@anzhi/dispatch';
import { AlertStore } from '../../../../libs/dispatch/src/alerts/alert-store';
import type { TestApp } from '../../app';
import type { Business } from './business';
import { idOf, type Home } from './home';

/** What should have happened in a county and did not. */
export interface Alerts {
  /** One to be taken, one to be ended. */
  readonly alertIds: readonly [string, string];
}

export async function givenAlerts(t: TestApp, home: Home, { visits }: Business): Promise<Alerts> {
  const { served, disputed, missed } = visits;
  const alertIds: [string, string] = [await alertOn(t, home, served), await alertOn(t, home, disputed)];
  const over = await alertOn(t, home, missed);
  const alerts = t.get(AlertStore);
  await t.write(async (tx) => alerts.escalate(tx, await alerts.lock(tx, over)));
  await t.write(async (tx) => alerts.close(tx, await alerts.lock(tx, over), 'ORDER_ENDED'));
  return { alertIds };
}

async function alertOn(t: TestApp, { townId, team }: Home, visitId: string): Promise<string> {
  const orderId = await idOf(t, 'SELECT order_id AS id FROM visits.visit WHERE id = $1', visitId);
  const providerId = team.provider.id;
  const facts = { kind: 'NO_CAREGIVER', orderId, providerId, regionId: townId } as const;
  await t.write((tx) => t.get(DispatchFacade).raiseAlert(tx, { ...facts, startsAt: t.clock.now() }));
  return idOf(t, 'SELECT id FROM dispatch.alert WHERE order_id = $1', orderId);
}
