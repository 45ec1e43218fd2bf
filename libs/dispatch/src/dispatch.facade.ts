import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { assignmentOf, type AssignmentView } from './assignments/assignment.queries';

/** What visits and the services above ask dispatch. */
@Injectable()
export class DispatchFacade {
  /** The caregiver who is to serve the order now; undefined before the assignment and after its release. */
  assignment(db: Queryable, orderId: string): Promise<AssignmentView | undefined> {
    return assignmentOf(db, orderId);
  }
}
