import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who checks and confirms a provider's statements, and who pays them for the county. */
export class IdentityFinanceRoles1763901300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      rolesWith({ region: `, 'COUNTY_FINANCE'`, organisation: `, 'PROVIDER_FINANCE'` }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(rolesWith({ region: '', organisation: '' }));
  }
}

const rolesWith = (more: { region: string; organisation: string }): string => `
  ALTER TABLE identity.role_grant DROP CONSTRAINT role_grant_scope, ADD CONSTRAINT role_grant_scope CHECK (
    CASE
      WHEN role IN ('VILLAGE_HELPER', 'TOWN_HANDLER', 'TOWN_VERIFIER', 'COUNTY_HANDLER', 'COUNTY_REVIEWER',
                    'COUNTY_APPROVER', 'COUNTY_INSPECTOR', 'CALL_CENTER', 'CITY_ADMIN', 'CITY_POLICY',
                    'CITY_AUDITOR'${more.region})
        THEN region_id IS NOT NULL AND organisation_id IS NULL
      WHEN role IN ('PROVIDER_OWNER', 'DISPATCHER', 'QA'${more.organisation})
        THEN region_id IS NULL AND organisation_id IS NOT NULL
      WHEN role IN ('ELDER', 'FAMILY', 'CAREGIVER', 'ASSESSOR', 'OPERATOR')
        THEN region_id IS NULL AND organisation_id IS NULL
      ELSE false
    END);
  ALTER TABLE providers.staff DROP CONSTRAINT staff_role_check,
    ADD CONSTRAINT staff_role_check CHECK (role IN ('DISPATCHER', 'QA'${more.organisation}));
`;
