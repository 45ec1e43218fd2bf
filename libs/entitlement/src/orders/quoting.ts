import { Injectable } from '@nestjs/common';
import { CatalogueFacade, type ServiceItem } from '@anzhi/catalogue';
import { businessDate, type Fen } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { Queryable, Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { ServiceWish, Split } from '../entitlement.types';
import { MonthGate } from '../issuance/month-gate';
import { Budgets } from '../programmes/budgets/budgets';
import type { ProgrammeLaw } from '../programmes/programme';
import { Programmes } from '../programmes/programmes';
import { PayerCandidates, type Balances, type Candidate } from './payer-candidates';
import { splitOf } from './split';
import { waterfall, type Part } from './waterfall.policy';

/** What a public payer takes over, and the account its money comes from. */
export interface FundedPart extends Part<Candidate> {
  readonly moneyFrom: string;
}

export interface Priced {
  readonly split: Split;
  /** Of the payers that pay something, in the order in which they pay. */
  readonly parts: readonly FundedPart[];
  readonly serviceDate: string;
}

/** Where balances and money are asked for: a quote only looks, a hold locks. */
interface Till {
  readonly balances: Balances;
  /** The account of the programme's money; null: its budget is used up. */
  readonly money: (law: ProgrammeLaw, amountFen: Fen, date: string) => Promise<string | null>;
}

@Injectable()
export class Quoting {
  constructor(
    private readonly catalogue: CatalogueFacade,
    private readonly programmes: Programmes,
    private readonly candidates: PayerCandidates,
    private readonly budgets: Budgets,
    private readonly gate: MonthGate,
    private readonly ledger: LedgerFacade,
  ) {}

  async quote(db: Queryable, wish: ServiceWish): Promise<Split> {
    const { split } = await this.price(db, wish, {
      balances: (countyId, ids) => this.ledger.balances(db, countyId, ids),
      money: async ({ id }, amountFen, date) => {
        const figures = await this.budgets.remaining(db, wish.countyId, id, Number(date.slice(0, 4)));
        return figures && figures.remainingFen < amountFen ? null : id;
      },
    });
    return split;
  }

  /** The same under the locks of the senior's lots, so that what is free stays free until it is held. */
  priceForHold(tx: Tx, wish: ServiceWish): Promise<Priced> {
    const { countyId, seniorId } = wish;
    return this.price(tx, wish, {
      balances: (_, ids) => this.ledger.lockBalances(tx, countyId, ids),
      money: ({ id: programmeId }, amountFen, date) =>
        this.budgets.sliceFor(tx, { countyId, programmeId, date, seniorId, amountFen }),
    });
  }

  private async price(db: Queryable, wish: ServiceWish, till: Till): Promise<Priced> {
    const date = businessDate(wish.startsAt);
    const { item, totalFen } = await this.itemAndPrice(db, wish, date);
    const laws = (await this.programmes.inForce(db, wish.countyId, date)).filter(({ items }) =>
      items.some(({ itemCode }) => itemCode === item.code),
    );
    const candidates = await this.candidates.of(db, wish, laws, date, till.balances);
    await this.refuseBeforeIssue(db, wish, laws, candidates, date);
    const agreed = await this.fund(totalFen, wish.minutes, candidates, (law, amountFen) =>
      till.money(law, amountFen, date),
    );
    const split = splitOf({
      ...agreed,
      item,
      minutes: wish.minutes,
      totalFen,
      laws,
      candidates,
      serviceDate: date,
    });
    return { split, parts: agreed.parts, serviceDate: date };
  }

  private async itemAndPrice(
    db: Queryable,
    wish: ServiceWish,
    date: string,
  ): Promise<{ item: ServiceItem; totalFen: Fen }> {
    const item = await this.catalogue.item(db, wish.itemCode);
    if (!item) throw EntitlementErrors.itemUnknown({}, '/itemCode');
    const price = await this.catalogue.priceOf(db, item.code, wish.regionId, date);
    if (!price) throw EntitlementErrors.priceUnknown({}, '/itemCode');
    return { item, totalFen: this.catalogue.totalFen(price, wish.minutes) };
  }

  /** Who will be granted something for that day by itself, but not yet, is told when to come back. */
  private async refuseBeforeIssue(
    db: Queryable,
    { seniorId, countyId }: ServiceWish,
    laws: readonly ProgrammeLaw[],
    candidates: readonly Candidate[],
    date: string,
  ): Promise<void> {
    const programmes = laws.filter(
      (law) => law.enrolment === 'AUTOMATIC' && !candidates.some((candidate) => candidate.law.id === law.id),
    );
    if (programmes.length) await this.gate.refuseBeforeIssue(db, { seniorId, countyId, programmes, date });
  }

  /** Who pays, with the money for it. A programme whose budget does not reach pays nothing, and those after it more. */
  private async fund(
    totalFen: Fen,
    minutes: number,
    candidates: readonly Candidate[],
    money: (law: ProgrammeLaw, amountFen: Fen) => Promise<string | null>,
  ): Promise<{ parts: FundedPart[]; selfFen: Fen; broke: ReadonlySet<Candidate> }> {
    const broke = new Set<Candidate>();
    for (;;) {
      const { parts, selfFen } = waterfall(
        totalFen,
        minutes,
        candidates.filter((candidate) => !broke.has(candidate)),
      );
      const paying = parts.filter((part) => part.fen > 0);
      const funded: FundedPart[] = [];
      for (const part of paying) {
        const moneyFrom = await money(part.from.law, part.fen);
        if (moneyFrom === null) {
          broke.add(part.from);
          break;
        }
        funded.push({ ...part, moneyFrom });
      }
      if (funded.length === paying.length) return { parts: funded, selfFen, broke };
    }
  }
}
