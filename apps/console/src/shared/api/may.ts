import { useQuery } from '@tanstack/react-query';
import type { PermissionTable } from '#contracts/access/views';
import type { PermissionName } from '#domain/access/permissions';
import { answerOf, api } from './client.js';
import { useRoles } from './person.js';

/** The one table of who may do what, as every service asks it at its door. */
export function usePermissions() {
  return useQuery({
    queryKey: ['permissions'],
    queryFn: () => answerOf(api.GET('/api/access/permissions')) as Promise<PermissionTable>,
    staleTime: Infinity,
  });
}

/** Whether the role that counts now is let in at all; the rule behind the door decides for itself. */
export function useMay(): (name: PermissionName) => boolean {
  const roles = useRoles();
  const table = usePermissions().data?.permissions;
  return (name) => {
    const permitted = table?.[name];
    return permitted === 'everyone' || roles.some((role) => permitted?.includes(role));
  };
}
