import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { OrderState } from './order.state';

/** One step in the life of an order. Only ever added to. */
@Entity({ schema: 'ordering', name: 'state_change' })
export class StateChangeEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) id: number;
  @Column('uuid') orderId: string;
  @Column('text', { nullable: true }) fromState: OrderState | null;
  @Column('text') toState: OrderState;
  /** null: the system itself. */
  @Column('uuid', { nullable: true }) actorId: string | null;
  /** A code or a few plain words. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) note: string | null;
  /** A family's cancellation or change after the free time. */
  @Column('boolean') late: boolean;
  /** The time of service this step left the order with. */
  @Column('timestamptz') startsAt: Date;
  @Column('timestamptz') at: Date;
}
