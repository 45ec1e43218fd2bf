import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import { accountOf, type Ctx } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import type { AlertEntity } from './alert.entity';
import { AlertErrors } from './alert.errors';
import { AlertStore } from './alert-store';

/** SQL condition on `a` (a dispatch.alert): the caller's organisations in $1, his divisions in $2. */
export const MAY_SEE = `(a.provider_id = ANY($1) OR ${withinRegions('a.region_id', '$2')})`;
export const seenBy = ({ scope }: Ctx): [readonly string[], readonly number[]] => [
  scope.organisationIds,
  scope.regionIds,
];

/** Who may look after which alert. */
@Injectable()
export class AlertGate {
  constructor(
    private readonly alerts: AlertStore,
    private readonly providers: ProvidersFacade,
  ) {}

  /**
   * An alert of the caller's provider or divisions under its lock, while it is not over.
   * @throws dispatch.alert-not-found, dispatch.alert-closed; dispatch.alert-about-yourself to whoever is late
   */
  async lockOpen(tx: Tx, id: string): Promise<AlertEntity> {
    const visible = await tx.one(`SELECT FROM dispatch.alert a WHERE ${MAY_SEE} AND a.id = $3`, [
      ...seenBy(tx.ctx),
      id,
    ]);
    if (!visible) throw AlertErrors.alertNotFound();
    const alert = await this.alerts.lock(tx, id);
    if (alert.state === 'CLOSED') throw AlertErrors.alertClosed();
    const late = alert.caregiverId ? await this.providers.caregiver(tx, alert.caregiverId) : undefined;
    if (late && late.accountId === accountOf(tx.ctx)) throw AlertErrors.alertAboutYourself();
    return alert;
  }
}
