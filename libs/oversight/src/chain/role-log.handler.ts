import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LedgerFacade } from '@anzhi/ledger';
import { EventConsumers } from '@anzhi/platform';

/** The log of what holds for the whole installation: a role may be of a division, an organisation or a person. */
const EVERYWHERE = 0;

/** Who may do what is sealed whenever it changes, by the account's id; identity itself knows no ledger. */
@Injectable()
export class RoleLog implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly ledger: LedgerFacade,
  ) {}

  onModuleInit(): void {
    this.consumers.register('oversight-role-log', {
      'identity.roles-changed.v1': async (tx, { payload: { accountId } }) => {
        const [held] = await tx.query<{ roles: string }>(
          'SELECT roles FROM oversight.roles_held WHERE account_id = $1',
          [accountId],
        );
        await this.ledger.log(tx, {
          countyId: EVERYWHERE,
          kind: 'ROLE',
          reference: accountId,
          facts: { roles: held?.roles ?? '' },
        });
      },
    });
  }
}
