import { useWords } from '../i18n/i18n.js';
import { putAway, useNotices, type Posted } from './notices.js';

const marks = { good: '✓', info: 'ⓘ', bad: '!' } as const;

/** Where notices stand: told to who listens at once when bad, when there is a pause otherwise. */
export function NoticeBoard() {
  const notices = useNotices();
  return (
    <div className="notices">
      <div role="status">
        <Notices notices={notices.filter(({ tone }) => tone !== 'bad')} />
      </div>
      <div role="alert">
        <Notices notices={notices.filter(({ tone }) => tone === 'bad')} />
      </div>
    </div>
  );
}

function Notices({ notices }: { notices: readonly Posted[] }) {
  const { t } = useWords();
  return notices.map(({ key, tone, title, text }) => (
    <div key={key} className={`notice ${tone}`}>
      <span aria-hidden>{marks[tone]}</span>
      <div>
        <strong>{title}</strong>
        {text !== undefined && text !== '' && <p>{text}</p>}
      </div>
      <button
        type="button"
        className="plain"
        aria-label={t('putAway', { title })}
        onClick={() => {
          putAway(key);
        }}
      >
        ✕
      </button>
    </div>
  ));
}
