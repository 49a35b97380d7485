import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useGive } from '../../../shared/commands/use-give.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { BusyButton } from '../../../shared/ui/busy-button.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { notify } from '../../../shared/ui/notices.js';
import { entryCommands } from '../api/commands.js';
import { entryId, useMergePreview, useSearch, type Entry } from '../api/queries.js';
import '../../../shared/ui/rows.css';

interface PartProps {
  readonly entry: Entry;
  readonly open: (id: string) => void;
}

/** Another entry is looked for, both are laid side by side, and only then this one is merged into it. */
export function MergePart({ entry, open }: PartProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [into, setInto] = useState<string>();
  return (
    <section className="card narrow" aria-label={commandTitle(t, 'register', 'merge-entries')}>
      <p className="purpose">{t('register:mergeHow')}</p>
      <form
        className="asking"
        onSubmit={(event) => {
          event.preventDefault();
          setInto(undefined);
          setAsked(typed.trim());
        }}
      >
        <Input
          className="filter"
          aria-label={t('register:mergeInto')}
          placeholder={t('register:mergeInto')}
          value={typed}
          autoComplete="off"
          onChange={({ target }) => {
            setTyped(target.value);
          }}
        />
        <Button htmlType="submit" disabled={typed.trim() === ''}>
          {t('register:find')}
        </Button>
      </form>
      {asked !== '' && into === undefined && <Candidates asked={asked} entry={entry} choose={setInto} />}
      {into !== undefined && <Preview entry={entry} into={into} open={open} />}
    </section>
  );
}

function Candidates({ asked, entry, choose }: { asked: string; entry: Entry; choose: (id: string) => void }) {
  const { t } = useWords();
  return (
    <Loaded query={useSearch(asked)}>
      {({ pages }) => {
        const others = pages
          .flatMap(({ found }) => found as Entry[])
          .filter((one) => one.kind === entry.kind && entryId(one) !== entryId(entry));
        if (others.length === 0) return <p>{t('register:nothingFound')}</p>;
        return (
          <ul className="said">
            {others.map((one) => (
              <li key={entryId(one)}>
                <Button
                  size="small"
                  onClick={() => {
                    choose(entryId(one));
                  }}
                >
                  {one.name} {one.kind === 'organisation' ? one.creditCode : one.phone}
                </Button>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function Preview({ entry, into, open }: PartProps & { into: string }) {
  const { t } = useWords();
  const id = entryId(entry);
  const title = commandTitle(t, 'register', 'merge-entries');
  const give = useGive(entryCommands['merge-entries'].path(id));
  const merge = () => {
    const done = () => {
      notify({ tone: 'good', title: t('commands.done', { title }) });
      // The merged entry's own page stays in the address: undoing the merge stands on it.
      open(id);
    };
    give.mutate({ into }, { onSuccess: done });
  };
  return (
    <Loaded query={useMergePreview(id, into)}>
      {({ merged, survivor, accounts, cases, refusal }) => (
        <>
          <Facts
            facts={[
              [t('register:goes'), merged.name],
              [t('register:stays'), survivor.name],
              [t('register:accounts'), String(accounts)],
              [t('register:casesTogether'), String(cases)],
            ]}
          />
          {refusal && <Alert className="refused" type="warning" showIcon role="alert" title={refusal.because} />}
          <BusyButton danger disabled={refusal !== undefined} busy={give.isPending} onClick={merge}>
            {title}
          </BusyButton>
          {give.error && <ErrorCard error={give.error} />}
        </>
      )}
    </Loaded>
  );
}
