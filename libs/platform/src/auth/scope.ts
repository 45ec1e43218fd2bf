import { ROLES, type Role } from '@anzhi/contracts';
import type { Actor, Scope } from '@anzhi/kernel';
import { permissionTable } from './permissions';

/** Where the actor holds the permission, or undefined when no role of his grants it. */
export function scopeFor(actor: Actor, permissionName: string): Scope | undefined {
  const permission = permissionTable().get(permissionName);
  const grants = actor.grants.filter((grant) => permission?.roles.includes(grant.role as Role));
  if (!grants.length) return undefined;
  const kindOf = (role: string) => ROLES[role as Role].scope;
  return {
    everywhere: false,
    regionIds: grants.flatMap((g) => (kindOf(g.role) === 'REGION' && g.regionId ? [g.regionId] : [])),
    organisationIds: grants.flatMap((g) =>
      kindOf(g.role) === 'ORGANISATION' && g.organisationId ? [g.organisationId] : [],
    ),
    own: grants.some((g) => kindOf(g.role) === 'OWN'),
  };
}
