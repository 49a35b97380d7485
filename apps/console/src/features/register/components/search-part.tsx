import { Button, Input } from 'antd';
import { useState } from 'react';
import { askForSheet } from '../../../shared/api/ask-for-sheet.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoreButton } from '../../../shared/ui/more-button.js';
import { useSearch } from '../api/queries.js';
import { EntryTable } from './entry-table.js';
import '../../../shared/ui/rows.css';

interface PartProps {
  readonly open: (id: string) => void;
}

/** What is looked for may be somebody’s number, so it stays out of the address and its history. */
export function SearchPart({ open }: PartProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  return (
    <>
      <form
        role="search"
        aria-label={t('register:tabs.search')}
        className="asking"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed.trim());
        }}
      >
        <Input
          className="narrow"
          aria-label={t('register:searchHint')}
          placeholder={t('register:searchHint')}
          value={typed}
          maxLength={120}
          autoComplete="off"
          onChange={({ target }) => {
            setTyped(target.value);
          }}
        />
        <Button type="primary" htmlType="submit" disabled={typed.trim() === ''}>
          {t('register:find')}
        </Button>
      </form>
      {asked === '' ? <p className="purpose">{t('register:searchHow')}</p> : <Found asked={asked} open={open} />}
    </>
  );
}

function Found({ asked, open }: PartProps & { asked: string }) {
  const { t } = useWords();
  const query = useSearch(asked);
  return (
    <>
      <Loaded query={query}>
        {({ pages }) => (
          <EntryTable
            title={t('register:found')}
            rows={pages.flatMap(({ found }) => found)}
            empty={t('register:nothingFound')}
            open={open}
            whole={query.hasNextPage && (() => askForSheet('/api/register/search', { q: asked }))}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </>
  );
}
