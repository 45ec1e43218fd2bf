import type { Datum } from '@anzhi/geo';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AddressKind, PositionSource } from '../people.types';

@Entity({ schema: 'people', name: 'address' })
export class AddressEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  seniorId: string;

  @Column('text')
  label: string;

  @Column('text')
  kind: AddressKind;

  @Column('int')
  regionId: number;

  @Column('int')
  countyId: number;

  @Column('text')
  textSealed: string;

  @Column('double precision')
  latitude: number;

  @Column('double precision')
  longitude: number;

  @Column('text')
  datum: Datum;

  @Column('text')
  positionSource: PositionSource;

  @Column('daterange')
  valid: string;

  @Column('boolean')
  isDefault: boolean;

  @Column('int', { nullable: true })
  floor?: number | null;

  @Column('boolean', { nullable: true })
  hasLift?: boolean | null;
}
