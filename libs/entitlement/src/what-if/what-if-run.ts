import { Injectable } from '@nestjs/common';
import { firstDayOf } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import type { StoredJob, Tx } from '@anzhi/platform';
import { Bases } from '../decisions/bases';
import { decide } from '../decisions/decide.policy';
import type { Person, Standing } from '../decisions/decided';
import { FactSheets } from '../decisions/fact-sheets';
import { Standings } from '../decisions/standings';
import { addRoots, EMPTY_ROOT } from '../issuance/content-root';
import { changed } from './change.policy';
import { compare, rootOfRows, valuationOf, type ComparedRow } from './comparison.policy';
import type { WhatIf, WhatIfPart } from './what-if';
import { WhatIfStore } from './what-if.store';

/** One step of a run: the next seniors of the next county. */
export const WHAT_IF_JOB = 'entitlement.what-if';
/** Throws a run away when its days are over. */
export const WHAT_IF_EXPIRY_JOB = 'entitlement.what-if-expiry';

const ROWS_REMOVED_AT_ONCE = 20_000;

/**
 * Tries a month in steps of one transaction each: what is decided is decided by the frozen law, the frozen change and
 * the facts as they were known, so a crash, a second worker or a day in between changes nothing of what comes out.
 */
@Injectable()
export class WhatIfRun {
  constructor(
    private readonly store: WhatIfStore,
    private readonly people: PeopleFacade,
    private readonly sheets: FactSheets,
    private readonly bases: Bases,
    private readonly standings: Standings,
  ) {}

  async step(tx: Tx, { key: id }: StoredJob): Promise<void> {
    const whatIf = await this.store.lock(tx, id);
    if (whatIf?.state === 'PLANNED') await this.begin(tx, whatIf);
    if (whatIf?.state === 'RUNNING') await this.next(tx, whatIf);
  }

  async expire(tx: Tx, { key: id }: StoredJob): Promise<void> {
    const whatIf = await this.store.lock(tx, id);
    if (!whatIf) return;
    const isMore = await this.store.remove(tx, id, ROWS_REMOVED_AT_ONCE);
    if (isMore) tx.schedule({ kind: WHAT_IF_EXPIRY_JOB, key: id, dueAt: tx.now });
    else tx.audit({ action: 'entitlement.what-if-removed', subject: 'what-if', subjectId: id });
  }

  /** Counts whom it is about, so that everybody can see how far it has come. */
  private async begin(tx: Tx, whatIf: WhatIf): Promise<void> {
    const on = firstDayOf(whatIf.period);
    for (const { countyId, factsAsOf } of await this.store.parts(tx, whatIf.id)) {
      const residents = await this.people.countResidents(tx, countyId, on, factsAsOf);
      await this.store.setResidents(tx, whatIf.id, countyId, residents);
    }
    await this.goOn(tx, await this.store.move(tx, whatIf, 'begin'));
  }

  private async next(tx: Tx, whatIf: WhatIf): Promise<void> {
    const [part] = await this.store.parts(tx, whatIf.id);
    if (part) await this.chunk(tx, whatIf, part);
    const isOver = !part || (await this.store.parts(tx, whatIf.id)).length === 0;
    if (isOver) await this.finish(tx, whatIf);
    else await this.goOn(tx, whatIf);
  }

  private async chunk(tx: Tx, whatIf: WhatIf, part: WhatIfPart): Promise<void> {
    const { countyId, factsAsOf: knownAt, lastSeniorId: after } = part;
    const on = firstDayOf(whatIf.period);
    const limit = whatIf.chunkSeniors;
    const people = await this.sheets.page(tx, { countyId, after, limit, on, knownAt });
    const rows = await this.compared(tx, whatIf, part, people);
    if (rows.length) await this.store.addRows(tx, whatIf.id, countyId, rows);
    const lastSeniorId = people.at(-1)?.seniorId ?? after;
    const considered = part.considered + people.length;
    const root = addRoots([part.root ?? EMPTY_ROOT, rootOfRows(rows)]);
    await this.store.advance(
      tx,
      whatIf.id,
      { countyId, considered, lastSeniorId, root },
      people.length < limit,
    );
  }

  /** Every programme twice, by the law and by the law with the draft in it, stacking included. */
  private async compared(
    tx: Tx,
    whatIf: WhatIf,
    { countyId, basisHash, change, prices }: WhatIfPart,
    people: readonly Person[],
  ): Promise<ComparedRow[]> {
    const on = firstDayOf(whatIf.period);
    const before = await this.bases.stored(tx, countyId, basisHash, on);
    const after = changed(before, change);
    const ids = people.map(({ seniorId }) => seniorId);
    const standingOf = await this.standings.of(tx, ids, countyId, on);
    const value = {
      before: valuationOf(before, 'before', prices, whatIf),
      after: valuationOf(after, 'after', prices, whatIf),
    };
    return people.flatMap((person) => {
      const standing = assumed(standingOf(person.seniorId), whatIf);
      return compare(decide(before, person, standing), decide(after, person, standing), value);
    });
  }

  private async goOn(tx: Tx, whatIf: WhatIf): Promise<void> {
    tx.schedule({ kind: WHAT_IF_JOB, key: whatIf.id, dueAt: tx.now });
    await this.announce(tx, whatIf);
  }

  private async finish(tx: Tx, whatIf: WhatIf): Promise<void> {
    const root = addRoots(await this.store.roots(tx, whatIf.id));
    const done = await this.store.move(tx, whatIf, 'finish', root);
    tx.audit({
      action: 'entitlement.what-if-done',
      subject: 'what-if',
      subjectId: whatIf.id,
      details: { period: whatIf.period, root },
    });
    await this.announce(tx, done);
  }

  private async announce(tx: Tx, { id: whatIfId, state, plannedBy }: WhatIf): Promise<void> {
    tx.publish({
      type: 'entitlement.what-if-progressed.v1',
      payload: { whatIfId, state, percent: await this.store.percent(tx, whatIfId) },
      audience: { accountId: plannedBy },
    });
  }
}

/** As if he had applied for the draft's programme, before and after alike, where the run says so. */
function assumed(standing: Standing, { takeUp, programmeId }: WhatIf): Standing {
  if (takeUp === 'ENROLLED' || !programmeId) return standing;
  return { ...standing, enrolled: [...new Set([...standing.enrolled, programmeId])].sort() };
}
