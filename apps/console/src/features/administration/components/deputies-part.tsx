import { Button } from 'antd';
import { useState } from 'react';
import type { DeputyList } from '#contracts/access/views';
import { askForSheet } from '../../../shared/api/ask-for-sheet.js';
import { useNames } from '../../../shared/api/catalogue.js';
import { CommandDrawer } from '../../../shared/commands/command-bar.js';
import { useGive } from '../../../shared/commands/use-give.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { BusyButton } from '../../../shared/ui/busy-button.js';
import { askToConfirm } from '../../../shared/ui/confirm.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { appointDeputy } from '../api/commands.js';
import { useDeputies } from '../api/queries.js';

type Deputy = DeputyList['deputies'][number];

/** Who stands in for whom, and until when. */
export function DeputiesPart() {
  const { t } = useWords();
  const names = useNames();
  const query = useDeputies();
  const [appointing, setAppointing] = useState(false);
  const everybody = names.peopleChoices(() => true);
  const columns = useColumns();
  return (
    <>
      <p className="purpose">{t('administration:deputiesHow')}</p>
      <Loaded query={query}>
        {({ pages }) => (
          <DataTable<Deputy>
            title={t('administration:tabs.deputies')}
            whole={query.hasNextPage && (() => askForSheet('/api/access/deputies'))}
            rows={pages.flatMap(({ deputies }) => deputies)}
            rowKey={({ deputyshipId }) => deputyshipId}
            empty={<EmptyState text={t('administration:noDeputies')} />}
            columns={columns}
            tools={
              <Button
                type="primary"
                onClick={() => {
                  setAppointing(true);
                }}
              >
                {commandTitle(t, 'administration', 'appoint-deputy')}
              </Button>
            }
          />
        )}
      </Loaded>
      <MoreButton query={query} />
      <CommandDrawer
        spec={appointing ? appointDeputy : undefined}
        id=""
        choices={{ absentId: everybody, deputyId: everybody }}
        close={() => {
          setAppointing(false);
        }}
      />
    </>
  );
}

function useColumns(): Column<Deputy>[] {
  const { t } = useWords();
  const names = useNames();
  const standing = ({ endedAt, standsIn }: Deputy) =>
    endedAt !== undefined ? 'ended' : standsIn ? 'standsIn' : 'ahead';
  return [
    { key: 'absent', title: t('administration:fields.absentId'), text: ({ absentId }) => names.person(absentId) },
    { key: 'deputy', title: t('administration:fields.deputyId'), text: ({ deputyId }) => names.person(deputyId) },
    { key: 'from', title: t('administration:fields.from'), text: ({ from }) => from },
    { key: 'until', title: t('administration:fields.until'), text: ({ until }) => until },
    { key: 'by', title: t('administration:appointedBy'), text: ({ appointedBy }) => names.person(appointedBy) },
    {
      key: 'standing',
      title: t('state'),
      text: (one) => t(`administration:deputy.${standing(one)}`),
      show: (one) => (
        <StateTag
          code={standing(one)}
          tone={({ ended: 'quiet', standsIn: 'good', ahead: 'waiting' } as const)[standing(one)]}
          label={t(`administration:deputy.${standing(one)}`)}
        />
      ),
    },
    {
      key: 'verb',
      title: t('commands.title'),
      text: () => '',
      show: (one) => (one.endedAt === undefined ? <EndDeputy one={one} /> : null),
    },
  ];
}

function EndDeputy({ one }: { one: Deputy }) {
  const { t } = useWords();
  const names = useNames();
  const give = useGive(`/api/access/deputies/${encodeURIComponent(one.deputyshipId)}/end`);
  const title = t('administration:endDeputy');
  const ask = async () => {
    const text = t('administration:endDeputyText', {
      deputy: names.person(one.deputyId),
      absent: names.person(one.absentId),
    });
    if (await askToConfirm({ title, text, ok: title, cancel: t('cancel') })) give.mutate({});
  };
  return (
    <>
      <BusyButton size="small" danger busy={give.isPending} onClick={() => void ask()}>
        {title}
      </BusyButton>
      {give.error && <ErrorCard error={give.error} />}
    </>
  );
}
