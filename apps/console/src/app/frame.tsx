import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { takeNews } from '../features/journey/api/board-news.js';
import { useRoles } from '../shared/api/person.js';
import { chooseLanguage, useWords } from '../shared/i18n/i18n.js';
import { useStream } from '../shared/stream/use-stream.js';
import { ConfirmPlace } from '../shared/ui/confirm.js';
import { NoticeBoard } from '../shared/ui/notice-board.js';
import { OfflineBar } from '../shared/ui/offline-bar.js';
import { CaseSearch } from './case-search.js';
import { largeLetters } from '../shared/ui/large-letters.js';
import { menuFor } from './menu.js';
import { UserMenu } from './user-menu.js';

/** Around every page: search, language, letters and one's own menu above, the places on the left. */
export function Frame({ children }: { children: ReactNode }) {
  const { t, language } = useWords();
  const roles = useRoles();
  useStream(takeNews);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="top">
        <Link to="/" className="logo">
          {t('product')}
        </Link>
        <CaseSearch />
        <span className="top-tools">
          <button type="button" className="plain" onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
            <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'EN' : '中文'}</span>
          </button>
          <button type="button" className="plain" onClick={largeLetters.toggle} aria-pressed={largeLetters.useValue()}>
            {t('large')}
          </button>
          <UserMenu />
        </span>
      </header>
      <OfflineBar />
      <nav className="side" aria-label={t('menu.title')}>
        {menuFor(roles).map(({ to, key }) => (
          <Link key={key} to={to} activeOptions={{ exact: true, includeSearch: false }}>
            {t(`menu.${key}`)}
          </Link>
        ))}
      </nav>
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
      <NoticeBoard />
      <ConfirmPlace />
    </div>
  );
}
