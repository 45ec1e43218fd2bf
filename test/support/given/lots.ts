import { GeoFacade } from '@anzhi/geo';
import { newId } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import { ProgrammeAccounts } from '../../../libs/entitlement/src/programmes/programme-accounts';
import { Programmes } from '../../../libs/entitlement/src/programmes/programmes';
import type { TestApp } from '../app';
import type { GivenSenior } from './people';

export interface GivenLot {
  readonly programmeCode: string;
  readonly amount: number;
  /** Days of service, `until` no longer; November 2026 unless told otherwise. */
  readonly from?: string;
  readonly until?: string;
}

const AS_RESTORED = 40;

/**
 * A lot of any programme, beside what the senior is granted by rule: a restored one, which rests on the decision of
 * the senior's November. @returns its account
 */
export async function givenLot(t: TestApp, senior: GivenSenior, lot: GivenLot): Promise<string> {
  const countyId = await t.get(GeoFacade).countyOf(senior.regionId);
  return t.write((tx) => grant(t, tx, countyId, senior.id, lot));
}

async function grant(t: TestApp, tx: Tx, countyId: number, seniorId: string, lot: GivenLot): Promise<string> {
  const { programmeCode, amount, from = '2026-11-01', until = '2026-12-01' } = lot;
  const law = await t.get(Programmes).byCode(tx, programmeCode, from);
  const lotId = newId(tx.now);
  await tx.query(
    `INSERT INTO entitlement.benefit_grant
       (county_id, programme_id, period, senior_id, seq, version, unit, amount, usable, kind, lot_account_id,
        determination_period, determination_number, granted_at)
     SELECT $1, $2, 202611, $3, $4 + count(*), $5, $6, $7, daterange($8, $9), 'RESTORED', $10, 202611, 1, $11
       FROM entitlement.benefit_grant
      WHERE county_id = $1 AND programme_id = $2 AND senior_id = $3 AND kind = 'RESTORED'`,
    [countyId, law.id, seniorId, AS_RESTORED, law.version, law.unit, amount, from, until, lotId, tx.now],
  );
  const { SOURCE } = await t.get(ProgrammeAccounts).of(tx, countyId, law);
  await t.get(LedgerFacade).grantLots(tx, {
    countyId,
    commandId: newId(tx.now),
    unit: law.unit,
    kind: 'LOT',
    source: SOURCE,
    usable: { from, until },
    lots: [{ accountId: lotId, amount }],
    businessDate: from,
  });
  return lotId;
}
