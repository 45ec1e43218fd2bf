import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PeopleHowToGetUp1763904320000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(`
      -- On which floor a home is, and whether a lift goes there: told later than the address, by whoever knows. It is no
      -- part of where the home is, so it may change. Null: nobody has said.
      ALTER TABLE people.address
        ADD COLUMN floor int CONSTRAINT address_floor CHECK (floor BETWEEN -5 AND 150),
        ADD COLUMN has_lift boolean,
        ADD CONSTRAINT address_floor_and_lift CHECK (num_nulls(floor, has_lift) <> 1);
      GRANT UPDATE (floor, has_lift) ON people.address TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE people.address DROP COLUMN floor, DROP COLUMN has_lift');
  }
}
