import { Input } from 'antd';
import { useNames } from '../../../shared/api/catalogue.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import type { BoardFilter } from '../api/queries.js';
import { PickOne } from '../../../shared/ui/pick.js';

/** What the list of cases is cut by; every change is a new address. */
export function CaseFilter({
  filter,
  change,
}: {
  filter: BoardFilter;
  change: (filter: BoardFilter) => void;
}) {
  const { t } = useWords();
  const names = useNames();
  const one = (name: 'segment' | 'district', list: 'segments' | 'districts') => (
    <PickOne
      className="filter"
      aria-label={t(`fields.${name}`)}
      placeholder={t(`fields.${name}`)}
      value={filter[name]}
      options={names.choicesIn(list)}
      onChange={(value) => {
        change({ ...filter, [name]: value });
      }}
    />
  );
  return (
    <>
      <Input.Search
        key={filter.q ?? ''}
        className="filter"
        aria-label={t('search.label')}
        placeholder={t('search.hint')}
        defaultValue={filter.q}
        maxLength={60}
        onSearch={(q) => {
          change({ ...filter, q: q.trim() === '' ? undefined : q.trim() });
        }}
      />
      {one('segment', 'segments')}
      {one('district', 'districts')}
    </>
  );
}
