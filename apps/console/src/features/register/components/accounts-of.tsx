import { Button } from 'antd';
import { useState } from 'react';
import type { AccountView } from '#contracts/register/views';
import { askForSheet } from '../../../shared/api/ask-for-sheet.js';
import { useMay } from '../../../shared/api/may.js';
import { CommandDrawer } from '../../../shared/commands/command-bar.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { registerAccount } from '../../../shared/register/account-command.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { Masked } from '../../../shared/ui/masked.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { entryId, useAccountsOf, type Entry } from '../api/queries.js';
import { UnmaskPart } from './unmask-part.js';

/** The accounts somebody may be paid to, numbers masked. */
export function AccountsOf({ owner }: { owner: Entry }) {
  const { t } = useWords();
  const may = useMay();
  const ownerId = entryId(owner);
  const query = useAccountsOf(ownerId);
  const [entering, setEntering] = useState(false);
  const [opened, setOpened] = useState<string>();
  const columns = useColumns(may('register.unmask') ? setOpened : undefined);
  return (
    <>
      <h2>{t('register:accounts')}</h2>
      <Loaded query={query}>
        {({ pages }) => (
          <DataTable<AccountView>
            title={t('register:accounts')}
            whole={query.hasNextPage && (() => askForSheet('/api/register/accounts', { ownerId }))}
            rows={pages.flatMap(({ accounts }) => accounts)}
            rowKey={({ accountId }) => accountId}
            empty={<EmptyState text={t('register:noAccounts')} />}
            columns={columns}
            tools={
              may('register.register-account') && (
                <Button
                  onClick={() => {
                    setEntering(true);
                  }}
                >
                  {commandTitle(t, 'register', 'register-account')}
                </Button>
              )
            }
          />
        )}
      </Loaded>
      <MoreButton query={query} />
      {opened !== undefined && (
        <UnmaskPart key={opened} id={opened} fields={['holder', 'number']} held={['holder', 'number']} />
      )}
      <CommandDrawer
        spec={entering ? registerAccount : undefined}
        id=""
        fixed={{ ownerId }}
        initial={owner.kind === 'organisation' ? { holder: owner.name } : {}}
        close={() => {
          setEntering(false);
        }}
      />
    </>
  );
}

function useColumns(open: ((accountId: string) => void) | undefined): Column<AccountView>[] {
  const { t } = useWords();
  const verb: Column<AccountView> = {
    key: 'verb',
    title: t('register:unmaskTitle'),
    text: () => '',
    show: ({ accountId, erased }) =>
      erased ? null : (
        <Button
          size="small"
          onClick={() => {
            open?.(accountId);
          }}
        >
          {t('register:unmaskOpen')}
        </Button>
      ),
  };
  return [
    { key: 'holder', title: t('register:fields.holder'), width: 220, text: ({ holder }) => holder },
    {
      key: 'bank',
      title: t('register:fields.bank'),
      text: ({ bank, branch = '' }) => `${bank} ${branch}`.trim(),
    },
    { key: 'bankNumber', title: t('register:fields.bankNumber'), text: ({ bankNumber }) => bankNumber ?? '' },
    {
      key: 'number',
      title: t('register:fields.number'),
      text: ({ number }) => number,
      show: ({ number }) => <Masked value={number} />,
    },
    ...(open ? [verb] : []),
  ];
}
