import { Injectable } from '@nestjs/common';
import { ProgrammeFunding, type FundingShares } from '@anzhi/entitlement';
import type { Tx } from '@anzhi/platform';
import type { NewDeduction, NewLine, NewPart } from '../batches/line-store';
import { hitsOf, type Hit } from '../rules/deduction.policy';
import { DeductionRules } from '../rules/deduction-rules';
import { priced, takenBack } from './claim.policy';
import { ClaimQueries, type BackPart, type OpenClaim, type OpenReversal, type Payee } from './claim.queries';
import { ClaimSources, NOTHING_KNOWN } from './claim-sources';

type Line = Omit<NewLine, 'lineNo'>;

/** Makes the lines of a batch out of what there is to settle: each with its deductions and the purses that pay it. */
@Injectable()
export class ClaimLines {
  constructor(
    private readonly claims: ClaimQueries,
    private readonly sources: ClaimSources,
    private readonly rules: DeductionRules,
    private readonly funding: ProgrammeFunding,
  ) {}

  /** Captures first, then what is taken back; empty when there is nothing. @param until first day left out */
  async of(tx: Tx, payee: Payee, until: string): Promise<NewLine[]> {
    const claims = await this.claims.open(tx, payee, until);
    const reversals = await this.claims.reversals(tx, payee);
    const lines = [...(await this.captures(tx, payee, claims)), ...reversals.map(reversalLine)];
    return lines.map((line, index) => ({ ...line, lineNo: index + 1 }));
  }

  private async captures(tx: Tx, { countyId }: Payee, claims: readonly OpenClaim[]): Promise<Line[]> {
    const facts = await this.sources.factsOf(tx, claims);
    const rules = await this.rules.of(tx, countyId);
    const known = new Map<string, FundingShares>();
    const lines: Line[] = [];
    for (const claim of claims) {
      const { regionId, ...seen } = facts.get(claim.evidenceId) ?? NOTHING_KNOWN;
      const hits = claim.waived ? [] : hitsOf(rules.on(claim.serviceDate), { ...claim, ...seen });
      const parts: NewPart[] = [];
      for (const part of claim.parts) {
        const law = { programmeId: part.programmeId, version: part.version, on: claim.serviceDate };
        const key = Object.values(law).join(' ');
        const shares = known.get(key) ?? (await this.funding.sharesOf(tx, countyId, law));
        known.set(key, shares);
        parts.push(capturedPart(part, shares, hits));
      }
      lines.push({
        ...claim,
        regionId: regionId ?? countyId,
        seq: 0,
        reason: null,
        facts: { ...seen },
        parts,
      });
    }
    return lines;
  }
}

function capturedPart(
  part: OpenClaim['parts'][number],
  shares: FundingShares,
  hits: readonly Hit[],
): NewPart {
  const { fen, deductedFen, deductions, funding } = priced(part.fen, {
    shares,
    rates: hits.map(({ rule }) => rule.bp),
  });
  return {
    ...{ ...part, reversalNo: null, fen, deductedFen, shares, funding },
    deductions: hits.map(({ rule, zh, en }, place): NewDeduction => {
      return { ruleId: rule.id, bp: rule.bp, fen: deductions[place], zh, en };
    }),
  };
}

const reversalLine = ({ parts, seq, reason, ...claim }: OpenReversal): Line => ({
  ...claim,
  ...{ seq, reason, take: 1, reversedThrough: 0 },
  deliveredMinutes: 0 - claim.deliveredMinutes,
  selfFen: 0 - claim.selfFen,
  parts: parts.map(backPart),
});

function backPart({ beforeFen, rules, shares, ...part }: BackPart): NewPart {
  const { fen, deductedFen, deductions, funding } = takenBack(beforeFen, beforeFen - part.fen, {
    shares,
    rates: rules.map(({ bp }) => bp),
  });
  return {
    ...{ ...part, fen, deductedFen, shares, funding },
    deductions: rules.map(({ id, bp, zh, en }, place): NewDeduction => {
      return { ruleId: id, bp, fen: deductions[place], zh, en };
    }),
  };
}
