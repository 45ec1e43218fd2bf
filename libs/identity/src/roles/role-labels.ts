import { Injectable } from '@nestjs/common';
import { ROLES } from '@anzhi/contracts';
import { GeoFacade } from '@anzhi/geo';
import type { Locale } from '@anzhi/kernel';
import type { RoleGrantDto } from './role-grants.dto';
import type { HeldRole } from './role-grants';

/** Puts names to roles and divisions. */
@Injectable()
export class RoleLabels {
  constructor(private readonly geo: GeoFacade) {}

  async of(held: HeldRole, locale: Locale): Promise<RoleGrantDto> {
    const { id, role, regionId, organisationId } = held;
    const region = regionId === null ? undefined : await this.geo.region(regionId);
    const label = locale === 'en' ? ROLES[role].en : ROLES[role].zh;
    return { id, role, label, regionId, regionName: region?.name ?? null, organisationId };
  }
}
