import type { ProofMethod } from '../proofs/proof.policy';
import type { ProofDto } from '../proofs/proofs.dto';
import type { DoorCheckDto } from '../visits/visits.dto';
import { derivedId } from './derived-id';

/** The proofs of a punch: those listed, and what the short form says besides. */
export function proofsOf(visitId: string, kind: 'IN' | 'OUT', input: DoorCheckDto): ProofDto[] {
  const listed = input.proofs ?? [];
  const has = (method: ProofMethod): boolean => listed.some((proof) => proof.method === method);
  const { deviceAt: capturedAt, position, code, reason, method } = input;
  const base = (of: ProofMethod) => ({ id: derivedId(visitId, kind, of), method: of, capturedAt });
  return [
    ...listed,
    ...(method === 'CODE' && !has('CODE') ? [{ ...base('CODE'), ...(code && { code }) }] : []),
    ...(method === 'MANUAL' && !has('MANUAL')
      ? [{ ...base('MANUAL'), ...(reason && { note: reason }) }]
      : []),
    ...((position || method === 'POSITION') && !has('POSITION')
      ? [{ ...base('POSITION'), ...(position && { position }) }]
      : []),
  ];
}
