import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LogSources, micros } from '@anzhi/ledger';

interface DeterminationRow {
  readonly seniorId: string;
  readonly period: number;
  readonly number: number;
  readonly atMicros: number;
}

interface LawRow {
  readonly hash: string;
  /** Programmes with their versions, the hashes of their rules and the values of their parameters, as JSON. */
  readonly laws: string;
  readonly texts: string;
  readonly atMicros: number;
}

/** The rules themselves, as they stand since they were submitted: a version is never rewritten. */
const TEXTS = `
  SELECT jsonb_agg(jsonb_build_object('programmeId', v.programme_id, 'version', v.version, 'rule', v.rule,
                     'payment', v.payment, 'citation', v.citation) ORDER BY v.programme_id, v.version)
    FROM jsonb_to_recordset(s.laws) AS l("programmeId" uuid, version int)
    JOIN entitlement.programme_version v ON (v.programme_id, v.version) = (l."programmeId", l.version)`;

interface GrantRow {
  readonly subject: string;
  readonly kind: string;
  readonly atMicros: number;
}

/**
 * Every determination and every grant is sealed in its county's log by what identifies it: the hashes of what was seen, of
 * the law and of the reasoning; and once the law it rests on, with its text. Nothing in it tells who the senior is but an id that means nothing outside.
 */
@Injectable()
export class DecisionLog implements OnModuleInit {
  constructor(private readonly sources: LogSources) {}

  onModuleInit(): void {
    this.sources.register({
      name: 'DETERMINATION',
      table: 'entitlement.determination',
      subject: 'entitlement.determination_subject(s.period, s.senior_id, s.number)',
      xid: 'xid',
      columns: `s.senior_id AS "seniorId", s.period, s.number, s.on_date AS "onDate", s.engine,
        encode(s.basis_hash, 'hex') AS "basisHash", encode(s.inputs_hash, 'hex') AS "inputsHash",
        encode(s.trace_hash, 'hex') AS "traceHash", ${micros('s.decided_at')} AS "atMicros"`,
      content: (row) => {
        const {
          subject: _,
          seniorId,
          period,
          number,
          atMicros,
          ...fields
        } = row as unknown as DeterminationRow & Record<string, string>;
        const reference = `${seniorId}/${period}/${number}`;
        return { kind: 'DECISION', reference, atMicros: BigInt(atMicros), fields };
      },
    });
    this.sources.register({
      name: 'LAW',
      table: 'entitlement.decision_basis',
      subject: 'md5(s.hash)::uuid',
      xid: 'xid',
      columns: `encode(s.hash, 'hex') AS hash, s.laws::text AS laws, (${TEXTS})::text AS texts, ${micros('s.kept_at')} AS "atMicros"`,
      content: (row) => {
        const { hash, atMicros, laws, texts } = row as unknown as LawRow;
        return { kind: 'BASIS', reference: hash, atMicros: BigInt(atMicros), fields: { laws, texts } };
      },
    });
    this.sources.register({
      name: 'BENEFIT',
      table: 'entitlement.benefit_grant',
      subject: 's.lot_account_id',
      xid: 'xid',
      columns: `s.kind, s.programme_id AS "programmeId", s.version, s.period, s.unit, s.amount, s.usable::text AS usable,
        concat_ws('/', s.senior_id, s.determination_period, s.determination_number) AS determination,
        ${micros('s.granted_at')} AS "atMicros"`,
      content: (row) => {
        const { subject, kind, atMicros, ...fields } = row as unknown as GrantRow &
          Record<string, string | number>;
        return { kind, reference: subject, atMicros: BigInt(atMicros), fields };
      },
    });
  }
}
