import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { OneTimePassword, PersonListed } from '#contracts/access/views';
import { askForSheet } from '../../../shared/api/ask-for-sheet.js';
import { roleName, useCatalogue, useNames } from '../../../shared/api/catalogue.js';
import { CommandDrawer } from '../../../shared/commands/command-bar.js';
import type { Choices } from '../../../shared/commands/command-spec.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable, type Column } from '../../../shared/ui/data-table.js';
import { cityTime } from '../../../shared/ui/due.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { peopleCommands } from '../api/commands.js';
import { useStaff } from '../api/queries.js';
import '../../../shared/ui/rows.css';

type Command = keyof typeof peopleCommands;

interface Doing {
  readonly command: Command;
  readonly person?: PersonListed;
}

/** Everybody who signs in: entered, changed, suspended, let in again, given a new password. */
export function PeoplePart() {
  const { t } = useWords();
  const query = useStaff();
  const [doing, setDoing] = useState<Doing>();
  const [password, setPassword] = useState<OneTimePassword>();
  const columns = useColumns(setDoing);
  return (
    <>
      {password && <PasswordOnce given={password} hide={() => { setPassword(undefined); }} />}
      <Loaded query={query}>
        {({ pages }) => (
          <DataTable<PersonListed>
            title={t('administration:tabs.people')}
            whole={query.hasNextPage && (() => askForSheet('/api/access/people'))}
            rows={pages.flatMap(({ people }) => people)}
            rowKey={({ personId }) => personId}
            empty={<EmptyState text={t('administration:noPeople')} />}
            columns={columns}
            tools={
              <Button
                type="primary"
                onClick={() => {
                  setDoing({ command: 'add-person' });
                }}
              >
                {commandTitle(t, 'administration', 'add-person')}
              </Button>
            }
          />
        )}
      </Loaded>
      <MoreButton query={query} />
      <PersonDrawer doing={doing} close={() => { setDoing(undefined); }} onPassword={setPassword} />
    </>
  );
}

function PersonDrawer({
  doing,
  close,
  onPassword,
}: {
  doing: Doing | undefined;
  close: () => void;
  onPassword: (given: OneTimePassword) => void;
}) {
  const person = doing?.person;
  const choices = useChoices();
  return (
    <CommandDrawer
      spec={doing && peopleCommands[doing.command]}
      id={person?.personId ?? ''}
      choices={choices}
      {...(doing?.command === 'change-person' &&
        person && { initial: { name: person.name, unitId: person.unitId, roles: person.roles } })}
      close={close}
      onDone={(answer) => {
        const given = answer as Partial<OneTimePassword>;
        if (given.oneTimePassword !== undefined) onPassword(given as OneTimePassword);
      }}
    />
  );
}

function useChoices(): Choices {
  const names = useNames();
  const catalogue = useCatalogue().data;
  const roles = Object.keys(catalogue?.roles ?? {}) as PersonListed['roles'];
  return {
    unitId: names.choicesIn('units'),
    roles: roles.map((role) => ({ value: role, label: roleName(catalogue, role) })),
  };
}

/** Handed over in person: it signs in once, only to be changed, and is shown here once. */
function PasswordOnce({ given, hide }: { given: OneTimePassword; hide: () => void }) {
  const { t } = useWords();
  const { person, oneTimePassword, until } = given;
  return (
    <Alert
      className="refused"
      type="info"
      showIcon
      role="status"
      title={t('administration:passwordOnce', {
        name: person.name,
        account: person.account ?? '',
        password: oneTimePassword,
      })}
      description={t('administration:passwordUntil', { until: cityTime(until) })}
      action={
        <Button size="small" onClick={hide}>
          {t('administration:hide')}
        </Button>
      }
    />
  );
}

function useColumns(act: (doing: Doing) => void): Column<PersonListed>[] {
  const { t } = useWords();
  const names = useNames();
  const catalogue = useCatalogue().data;
  const standingOf = ({ suspended }: PersonListed) => (suspended ? 'suspended' : 'active');
  return [
    { key: 'name', title: t('administration:name'), width: 130, text: ({ name }) => name },
    { key: 'account', title: t('administration:account'), width: 120, text: ({ account }) => account ?? '' },
    {
      key: 'unit',
      title: t('administration:unit'),
      width: 160,
      text: ({ unitId }) => names.nameIn('units', unitId),
    },
    {
      key: 'roles',
      title: t('administration:roles'),
      text: ({ roles }) => roles.map((role) => roleName(catalogue, role)).join(t('listed')),
    },
    {
      key: 'standing',
      title: t('state'),
      text: (person) => t(`administration:standing.${standingOf(person)}`),
      show: (person) => (
        <StateTag
          code={standingOf(person)}
          tone={person.suspended ? 'bad' : 'good'}
          label={t(`administration:standing.${standingOf(person)}`)}
        />
      ),
    },
    {
      key: 'verbs',
      title: t('commands.title'),
      text: () => '',
      show: (person) => <Verbs person={person} act={act} />,
    },
  ];
}

function Verbs({ person, act }: { person: PersonListed; act: (doing: Doing) => void }) {
  const { t } = useWords();
  const commands: readonly Command[] = [
    'change-person',
    'reset-password',
    person.suspended ? 'resume-person' : 'suspend-person',
  ];
  return (
    <span className="row-verbs">
      {commands.map((command) => (
        <Button
          key={command}
          size="small"
          danger={command === 'suspend-person'}
          aria-label={`${commandTitle(t, 'administration', command)}: ${person.name}`}
          onClick={() => {
            act({ command, person });
          }}
        >
          {t(`administration:verbs.${command}`)}
        </Button>
      ))}
    </span>
  );
}
