import { Button } from 'antd';
import { useState } from 'react';
import { askForSheet } from '../../../shared/api/ask-for-sheet.js';
import { useMay } from '../../../shared/api/may.js';
import { CommandDrawer } from '../../../shared/commands/command-bar.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { notify } from '../../../shared/ui/notices.js';
import { enterCommands } from '../api/commands.js';
import { useOrganisations, usePeopleEntered } from '../api/queries.js';
import { EntryTable } from './entry-table.js';

interface PartProps {
  readonly open: (id: string) => void;
}

export function OrganisationsPart({ open }: PartProps) {
  const { t } = useWords();
  const query = useOrganisations();
  return (
    <>
      <Loaded query={query}>
        {({ pages }) => (
          <EntryTable
            title={t('register:tabs.organisations')}
            rows={pages
              .flatMap(({ organisations }) => organisations)
              .map((one) => ({ kind: 'organisation', ...one }))}
            empty={t('register:noOrganisations')}
            open={open}
            whole={query.hasNextPage && (() => askForSheet('/api/register/organisations'))}
            tools={<EnterButton command="register-organisation" open={open} />}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}

export function PeoplePart({ open }: PartProps) {
  const { t } = useWords();
  const query = usePeopleEntered();
  return (
    <>
      <Loaded query={query}>
        {({ pages }) => (
          <EntryTable
            title={t('register:tabs.people')}
            rows={pages.flatMap(({ people }) => people).map((one) => ({ kind: 'person', ...one }))}
            empty={t('register:noPeople')}
            open={open}
            whole={query.hasNextPage && (() => askForSheet('/api/register/people'))}
            tools={<EnterButton command="register-person" open={open} />}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}

/** Whoever is there already is found instead of entered twice: the answer says so. */
function EnterButton({ command, open }: PartProps & { command: keyof typeof enterCommands }) {
  const { t } = useWords();
  const may = useMay();
  const [entering, setEntering] = useState(false);
  if (!may(`register.${command}`)) return null;
  return (
    <>
      <Button
        type="primary"
        onClick={() => {
          setEntering(true);
        }}
      >
        {commandTitle(t, 'register', command)}
      </Button>
      <CommandDrawer
        spec={entering ? enterCommands[command] : undefined}
        id=""
        close={() => {
          setEntering(false);
        }}
        onDone={(answer) => {
          const { alreadyRegistered, subjectId, personId } = answer as Entered;
          if (alreadyRegistered) notify({ tone: 'info', title: t('register:alreadyThere') });
          open(subjectId ?? personId ?? '');
        }}
      />
    </>
  );
}

interface Entered {
  readonly alreadyRegistered: boolean;
  readonly subjectId?: string;
  readonly personId?: string;
}
