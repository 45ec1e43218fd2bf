import { Injectable } from '@nestjs/common';
import { CatalogueFacade } from '@anzhi/catalogue';
import { GeoFacade } from '@anzhi/geo';
import { businessDate } from '@anzhi/kernel';
import { LedgerFacade, type Balance } from '@anzhi/ledger';
import type { Queryable, Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { ServiceWish, Split } from '../entitlement.types';
import { LotQueries, type Lot } from '../grants/lot.queries';
import { MonthGate } from '../issuance/month-gate';
import type { Programme } from '../programmes/programme';
import { ProgrammeQueries } from '../programmes/programme.queries';
import { explainSplit } from './split-reasons';
import { splitPrice } from './split.policy';

/** A lot the order draws on, and how many minutes of it are free. */
export interface Drawable {
  readonly lotId: string;
  readonly available: number;
}

export interface Priced {
  readonly split: Split;
  readonly programme: Programme | undefined;
  /** In the order in which they are drawn upon. */
  readonly lots: readonly Drawable[];
  readonly serviceDate: string;
}

interface Payer {
  readonly programme: Programme;
  readonly lots: readonly Drawable[];
}

type Balances = (countyId: number, lotIds: readonly string[]) => Promise<Balance[]>;

@Injectable()
export class Quoting {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly geo: GeoFacade,
    private readonly programmes: ProgrammeQueries,
    private readonly lots: LotQueries,
    private readonly gate: MonthGate,
    private readonly ledger: LedgerFacade,
  ) {}

  async quote(db: Queryable, wish: ServiceWish): Promise<Split> {
    return (await this.price(db, wish, (countyId, ids) => this.ledger.balances(db, countyId, ids))).split;
  }

  /** The same under the locks of the senior's lots, so that what is free stays free until it is held. */
  priceForHold(tx: Tx, wish: ServiceWish): Promise<Priced> {
    return this.price(tx, wish, (countyId, ids) => this.ledger.lockBalances(tx, countyId, ids));
  }

  private async price(db: Queryable, wish: ServiceWish, balances: Balances): Promise<Priced> {
    const serviceDate = businessDate(wish.startsAt);
    const item = await this.catalogue.item(db, wish.itemCode);
    if (!item) throw EntitlementErrors.itemUnknown({}, '/itemCode');
    const price = await this.catalogue.priceOf(db, item.code, wish.regionId, serviceDate);
    if (!price) throw EntitlementErrors.priceUnknown({}, '/itemCode');
    const payer = await this.payerOf(db, wish, serviceDate, balances);
    const lots = payer?.lots ?? [];
    const availableMinutes = lots.reduce((sum, { available }) => sum + available, 0);
    const agreed = splitPrice(this.catalogue.totalFen(price, wish.minutes), wish.minutes, availableMinutes);
    const { totalFen, programmeMinutes, programmeFen, familyFen } = agreed;
    const programme = payer?.programme;
    return {
      serviceDate,
      programme,
      lots,
      split: {
        totalFen,
        programmeCode: programme?.code ?? null,
        programmeName: programme?.zh ?? null,
        programmeMinutes,
        programmeFen,
        familyFen,
        availableMinutes,
        reasons: explainSplit({
          item,
          split: agreed,
          programme,
          availableMinutes,
          granted: lots.length > 0,
          serviceDate,
        }),
      },
    };
  }

  /**
   * The programme that pays: of those that name the item, the nearest division's in which the senior has minutes
   * left, else the nearest one. Only grants of the county of the address count.
   */
  private async payerOf(
    db: Queryable,
    wish: ServiceWish,
    date: string,
    balances: Balances,
  ): Promise<Payer | undefined> {
    const path = (await this.geo.path(wish.regionId)).map(({ id }) => id);
    const programmes = await this.programmes.paying(db, wish.itemCode, path, date);
    if (!programmes.length) return undefined;
    const lots = await this.lots.usable(db, {
      seniorId: wish.seniorId,
      countyId: wish.countyId,
      programmeIds: programmes.map(({ id }) => id),
      date,
    });
    if (!lots.length) await this.gate.refuseBeforeIssue(db, { ...wish, programmes, date });
    const free = await balances(
      wish.countyId,
      lots.map(({ lotId }) => lotId),
    );
    const payers = programmes.map((programme) => ({ programme, lots: drawable(lots, free, programme) }));
    return payers.find((payer) => payer.lots.some(({ available }) => available > 0)) ?? payers[0];
  }
}

const drawable = (lots: readonly Lot[], free: readonly Balance[], programme: Programme): Drawable[] =>
  lots
    .filter(({ programmeId }) => programmeId === programme.id)
    .map(({ lotId }) => ({
      lotId,
      available: free.find(({ accountId }) => accountId === lotId)?.available ?? 0,
    }));
