import { Injectable, type Type } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import type { VisitEntity } from '../visits/visit.entity';
import type { VisitView } from '../visits/visits.dto';

/** What may lie in an offline queue. */
export interface OperationKind<Body extends object = object> {
  readonly kind: string;
  /** Its body is held against this. */
  readonly body: Type<Body>;
  /** Whether something must come first; what can never come is applied, so that its refusal is told. */
  mustWait(tx: Tx, visit: VisitEntity, body: Body): boolean | Promise<boolean>;
  /** @param receivedAt when it first reached the server */
  apply(tx: Tx, visit: VisitEntity, body: Body, receivedAt: Date, key: string): Promise<VisitView>;
}

/** The kinds of operations there are; each part of the visit adds its own at start. */
@Injectable()
export class OperationKinds {
  private readonly kinds = new Map<string, OperationKind>();

  register<Body extends object>(kind: OperationKind<Body>): void {
    if (this.kinds.has(kind.kind)) throw new Error(`operation ${kind.kind} is registered twice`);
    this.kinds.set(kind.kind, kind);
  }

  of(kind: string): OperationKind | undefined {
    return this.kinds.get(kind);
  }

  get names(): string[] {
    return [...this.kinds.keys()].sort();
  }
}
