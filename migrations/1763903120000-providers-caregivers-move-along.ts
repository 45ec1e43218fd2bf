import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProvidersCaregiversMoveAlong1763903120000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(placeCaregiver(' FOR SHARE'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(placeCaregiver(''));
  }
}

const placeCaregiver = (lock: string): string => `
  -- the share lock waits for a provider that is just moving, and lets none move past a caregiver it cannot see yet
  CREATE OR REPLACE FUNCTION providers.place_caregiver() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    its record;
  BEGIN
    SELECT p.place, p.county_id INTO its FROM providers.provider p WHERE p.id = NEW.provider_id${lock};
    NEW.county_id := its.county_id;
    NEW.place := CASE WHEN NEW.start_latitude IS NULL THEN its.place
                      ELSE providers.local_kilometres(NEW.start_latitude, NEW.start_longitude) END;
    RETURN NEW;
  END $$;
`;
