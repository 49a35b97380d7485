import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../shared/i18n/i18n.js';

/** Ctrl+K from anywhere: part of a name, its pinyin initials or a credit code, and Enter. */
export function CaseSearch() {
  const { t } = useWords();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  }, []);
  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        const q = words.trim();
        void navigate({ to: '/cases', search: { view: 'table', ...(q !== '' && { q }) } });
      }}
    >
      <SearchOutlined aria-hidden />
      <input
        ref={field}
        type="search"
        aria-label={t('search.label')}
        placeholder={t('search.hint')}
        maxLength={60}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
        }}
      />
    </form>
  );
}
