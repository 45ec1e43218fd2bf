import type { Role } from '@anzhi/contracts';

/** What a permission allows and which roles hold it. */
export interface Permission {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly zh: string;
}

const table = new Map<string, Permission>();

/**
 * Each context writes its permissions and the roles that hold them in `<context>.permissions.ts`; together they
 * are the permission table. What is not in the table is allowed to nobody.
 */
export function definePermissions<T extends Record<string, Omit<Permission, 'name'>>>(
  context: string,
  permissions: T,
): { readonly [K in keyof T]: string } {
  const names = Object.entries(permissions).map(([key, permission]) => {
    const name = `${context}.${key}`;
    if (table.has(name)) throw new Error(`permission ${name} is defined twice`);
    table.set(name, { name, ...permission });
    return [key, name] as const;
  });
  return Object.fromEntries(names) as { readonly [K in keyof T]: string };
}

export const permissionTable = (): ReadonlyMap<string, Permission> => table;
