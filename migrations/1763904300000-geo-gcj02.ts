import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GeoGcj021763904300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- A position as a Chinese map shows it, whatever it was told in: so that two of them can be compared where the
      -- rows are. The published formula, as in @anzhi/geo; only from WGS-84, whose inverse has no closed form.
      -- In PL/pgSQL: one in SQL could not be inlined, and would cost five times as much.
      CREATE FUNCTION geo.gcj02(latitude double precision, longitude double precision, datum text,
        OUT lat double precision, OUT lon double precision)
      LANGUAGE plpgsql IMMUTABLE AS $$
        DECLARE
          x double precision := longitude - 105;
          y double precision := latitude - 35;
          root double precision := sqrt(abs(x));
          common double precision;
          magic double precision;
        BEGIN
          lat := latitude;
          lon := longitude;
          IF datum = 'GCJ02' OR longitude NOT BETWEEN 72.004 AND 137.8347 OR latitude NOT BETWEEN 0.8293 AND 55.8271 THEN
            RETURN;
          END IF;
          common := 2.0 / 3 * (20 * sin(x * 6 * pi()) + 20 * sin(x * 2 * pi()));
          magic := 1 - 0.006693421622965943 * sin(radians(latitude)) ^ 2;
          lat := latitude
               + (-100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
                  + 2.0 / 3 * (20 * sin(y * pi()) + 40 * sin(y / 3 * pi()) + 160 * sin(y / 12 * pi())
                               + 320 * sin(y / 30 * pi())))
                 / radians(6378245 * (1 - 0.006693421622965943) / (magic * sqrt(magic)));
          lon := longitude
               + (300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
                  + 2.0 / 3 * (20 * sin(x * pi()) + 40 * sin(x / 3 * pi()) + 150 * sin(x / 12 * pi())
                               + 300 * sin(x / 30 * pi())))
                 / radians(6378245 / sqrt(magic) * cos(radians(latitude)));
        END
      $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION geo.gcj02(double precision, double precision, text)');
  }
}
