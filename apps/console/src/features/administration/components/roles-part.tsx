import { useState } from 'react';
import type { PermissionTable, SelfView } from '#contracts/access/views';
import { roleName, useCatalogue } from '../../../shared/api/catalogue.js';
import { usePermissions } from '../../../shared/api/may.js';
import { useWords, type Words } from '../../../shared/i18n/i18n.js';
import { DataTable } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { PickOne } from '../../../shared/ui/pick.js';

type Role = SelfView['roles'][number];

interface Row {
  readonly name: string;
  readonly roles: PermissionTable['permissions'][string];
}

/** The one table of who may do what; a role chosen leaves what it may do. */
export function RolesPart() {
  const { t } = useWords();
  const catalogue = useCatalogue().data;
  const [role, setRole] = useState<Role>();
  const roles = Object.keys(catalogue?.roles ?? {}) as Role[];
  const rolesOf = ({ roles: permitted }: Row) =>
    permitted === 'everyone'
      ? t('administration:everyone')
      : permitted.map((each) => roleName(catalogue, each)).join(t('listed'));
  return (
    <>
      <p className="purpose">{t('administration:rolesHow')}</p>
      <Loaded query={usePermissions()}>
        {({ permissions }) => (
          <DataTable<Row>
            title={t('administration:tabs.roles')}
            rows={rowsFor(permissions, role)}
            rowKey={({ name }) => name}
            empty={<EmptyState text={t('administration:noPermissions')} />}
            columns={[
              { key: 'area', title: t('administration:area'), text: ({ name }) => areaOf(t, name) },
              { key: 'what', title: t('administration:what'), text: ({ name }) => whatOf(t, name) },
              { key: 'roles', title: t('administration:roles'), text: rolesOf },
              { key: 'code', title: t('administration:code'), text: ({ name }) => name },
            ]}
            tools={
              <PickOne
                className="filter"
                aria-label={t('administration:role')}
                placeholder={t('administration:role')}
                value={role}
                options={roles.map((each) => ({ value: each, label: roleName(catalogue, each) }))}
                onChange={(chosen) => {
                  setRole(chosen);
                }}
              />
            }
          />
        )}
      </Loaded>
    </>
  );
}

function rowsFor(permissions: PermissionTable['permissions'], role: Role | undefined): Row[] {
  return Object.entries(permissions)
    .map(([name, roles]) => ({ name, roles }))
    .filter(({ roles }) => role === undefined || roles === 'everyone' || roles.includes(role));
}

/** Views bear no title: what they show their code says. */
const viewing = /^(show|list|read|find|search|compare|preview|follow|check|print)\b/;

function areaOf(t: Words, name: string): string {
  const [service = ''] = name.split('.');
  return t([`administration:areas.${service}`, service]);
}

/** A command by its title; a view, which nobody gives, by its own code. */
function whatOf(t: Words, name: string): string {
  const [service = '', what = ''] = name.split('.');
  return t([
    `administration:whats.${what}`,
    `${service}:commands.${what}`,
    `administration:commands.${what}`,
    viewing.test(what) ? 'administration:viewing' : what,
  ]);
}
