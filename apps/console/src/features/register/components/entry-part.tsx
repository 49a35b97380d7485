import { Button } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../shared/api/may.js';
import { CommandDrawer } from '../../../shared/commands/command-bar.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Facts, type Fact } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { Masked } from '../../../shared/ui/masked.js';
import { correctEntry, entryCommands } from '../api/commands.js';
import { entryId, useEntry, type Entry } from '../api/queries.js';
import { AccountsOf } from './accounts-of.js';
import { MergePart } from './merge-part.js';
import { TraceOf } from './trace-of.js';
import { UndoMergeBar } from './undo-merge-bar.js';
import { UnmaskPart } from './unmask-part.js';

/** One entry: what is known of it, masked, and what may be done with it. */
export function EntryPart({ id, open }: { id: string; open: (id: string) => void }) {
  return (
    <Loaded query={useEntry(id)}>
      {(entry) => (
        <>
          {entryId(entry) !== id && <UndoMergeBar merged={id} into={entry} open={open} />}
          <EntryShown entry={entry} open={open} />
        </>
      )}
    </Loaded>
  );
}

function EntryShown({ entry, open }: { entry: Entry; open: (id: string) => void }) {
  const { t } = useWords();
  const may = useMay();
  const id = entryId(entry);
  if (entry.kind === 'person' && entry.erased) return <EmptyState text={t('register:erased')} />;
  return (
    <>
      <h2>{entry.name}</h2>
      <EntryCommands entry={entry} open={open} />
      <Facts facts={factsOf(t, entry)} />
      {entry.kind === 'person' && may('register.unmask') && (
        <UnmaskPart id={id} fields={['name', 'idNumber', 'phone']} held={heldBy(entry)} />
      )}
      {may('register.list-accounts') && <AccountsOf owner={entry} />}
      {may('register.show-trace') && <TraceOf id={id} />}
    </>
  );
}

function heldBy(entry: Entry): readonly string[] {
  if (entry.kind === 'organisation') return [];
  const { idNumber, phone } = entry;
  return ['name', ...(idNumber === undefined ? [] : ['idNumber']), ...(phone === undefined ? [] : ['phone'])];
}

function factsOf(t: ReturnType<typeof useWords>['t'], entry: Entry): Fact[] {
  const { aliases = [] } = entry;
  const named = aliases.map(({ kind, name }) => `${name}（${t(`register:codes.kind.${kind}`)}）`).join('、');
  return [
    [t('fields.kind'), t(`register:kinds.${entry.kind}`)],
    ...(entry.kind === 'organisation'
      ? ([[t('fields.creditCode'), <span className="figure">{entry.creditCode ?? '—'}</span>]] as Fact[])
      : ([
          [t('register:fields.idNumber'), <Masked value={entry.idNumber} />],
          [t('register:fields.phone'), <Masked value={entry.phone} />],
        ] as Fact[])),
    [t('register:aliases'), named === '' ? '—' : named],
  ];
}

type Command = 'correct-entry' | 'add-alias' | 'erase-person';

function EntryCommands({ entry, open }: { entry: Entry; open: (id: string) => void }) {
  const { t } = useWords();
  const may = useMay();
  const [given, setGiven] = useState<Command>();
  const [merging, setMerging] = useState(false);
  const commands: Command[] = ['correct-entry', 'add-alias'];
  if (entry.kind === 'person') commands.push('erase-person');
  const theirs = commands.filter((command) => may(`register.${command}`));
  return (
    <>
      <section aria-label={t('commands.title')} className="command-bar">
        {theirs.map((command) => (
          <Button
            key={command}
            danger={command === 'erase-person'}
            onClick={() => {
              setGiven(command);
            }}
          >
            {commandTitle(t, 'register', command)}
          </Button>
        ))}
        {may('register.merge-entries') && (
          <Button
            aria-expanded={merging}
            onClick={() => {
              setMerging(!merging);
            }}
          >
            {commandTitle(t, 'register', 'merge-entries')}
          </Button>
        )}
      </section>
      {merging && <MergePart entry={entry} open={open} />}
      <CommandDrawer
        spec={given === 'correct-entry' ? correctEntry[entry.kind] : given && entryCommands[given]}
        id={entryId(entry)}
        close={() => {
          setGiven(undefined);
        }}
      />
    </>
  );
}
