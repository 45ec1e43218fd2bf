import { appRole } from '@anzhi/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OversightActivities1763903110000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const app = await appRole(queryRunner);
    await queryRunner.query(feedsAre(`${FEEDS}, 'ACTIVITIES'`));
    await queryRunner.query(ACTIVITIES);
    await queryRunner.query(`
      GRANT SELECT, INSERT ON oversight.activity TO ${app};
      GRANT UPDATE (delivery_id) ON oversight.activity TO ${app};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE oversight.activity');
    await queryRunner.query(feedsAre(FEEDS));
  }
}

const FEEDS = `'DEATHS', 'HOSPITAL_STAYS', 'INSTITUTION_STAYS', 'OTHER_STAYS', 'INSURED_SERVICES', 'CONTRACTS', 'LEAVE',
  'WORK_ELSEWHERE', 'HOUSEHOLDS'`;

const feedsAre = (feeds: string): string => `
  ALTER TABLE oversight.feed_delivery DROP CONSTRAINT feed_delivery_feed_check,
    ADD CONSTRAINT feed_delivery_feed_check CHECK (feed IN (${feeds}));
`;

const ACTIVITIES = `
  -- The day on which a senior was seen doing what somebody with a severe loss does not: the kind and the day, nothing
  -- of where. county_id is the senior's.
  CREATE TABLE oversight.activity (
    county_id int NOT NULL,
    id uuid NOT NULL,
    senior_id uuid NOT NULL REFERENCES people.senior,
    kind text NOT NULL CHECK (kind IN ('SPORT', 'TRANSIT', 'DRIVING')),
    on_date date NOT NULL,
    delivery_id uuid NOT NULL,
    PRIMARY KEY (county_id, id),
    CONSTRAINT activity_once UNIQUE (county_id, senior_id, kind, on_date),
    FOREIGN KEY (county_id, delivery_id) REFERENCES oversight.feed_delivery
  );
  CREATE INDEX activity_senior ON oversight.activity (senior_id, on_date);
  CREATE INDEX activity_day ON oversight.activity (on_date);
  CREATE INDEX activity_delivery ON oversight.activity (county_id, delivery_id);
  CREATE TRIGGER nothing_is_no_row BEFORE INSERT OR UPDATE OF delivery_id ON oversight.activity
    FOR EACH ROW EXECUTE FUNCTION oversight.nothing_is_no_row();
`;
