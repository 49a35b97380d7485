import { useRef } from 'react';
import type { JudgeRow } from '#contracts/contact/imports';
import type { ImportView } from '#contracts/contact/views';
import type { CommandHint } from '#contracts/shared/answer';
import { tellFault } from '../../../shared/api/tell-fault.js';
import { useGive } from '../../../shared/commands/use-give.js';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { notify } from '../../../shared/ui/notices.js';
import { StateTag } from '../../../shared/ui/state-tag.js';

type Row = ImportView['rows'][number];
type Resembled = NonNullable<Row['resembles']>[number];

/** More than a person judges without looking up; the others come as these go. */
const shownMost = 20;

/** Rows that wait for a person: the sheet's organisation beside those it may be, one answer each. */
export function SuspectedRows({
  view: { importId, rows, suspected: count },
  hint,
}: {
  view: ImportView;
  /** What the view says of `judge-row` for this person. */
  hint: CommandHint | undefined;
}) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const waiting = rows.filter(({ result }) => result === 'suspected');
  if (waiting.length === 0) return null;
  const title = t('contact:import.suspected', { count });
  return (
    <section aria-label={title} className="suspected">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{t('contact:import.suspectedPurpose')}</p>
      {hint?.allowed === false && hint.because !== undefined && <p className="fault">{hint.because}</p>}
      <ul className="side-by-side">
        {waiting.slice(0, shownMost).map((row) => (
          <li key={row.row} className="card">
            <SuspectedRow
              importId={importId}
              row={row}
              hint={hint}
              onJudged={() => heading.current?.focus()}
            />
          </li>
        ))}
      </ul>
      {waiting.length > shownMost && <p>{t('contact:import.suspectedShown', { count: shownMost })}</p>}
    </section>
  );
}

interface SuspectedRowProps {
  readonly importId: string;
  readonly row: Row;
  readonly hint: CommandHint | undefined;
  /** Its buttons are about to go: who works by keyboard goes on at the heading. */
  readonly onJudged: () => void;
}

function SuspectedRow({ importId, row: shown, hint, onJudged }: SuspectedRowProps) {
  const { t } = useWords();
  const { row, name = '', creditCode, resembles = [] } = shown;
  const give = useGive(`/api/contact/imports/${encodeURIComponent(importId)}/judge-row`);
  const judge = (verdict: JudgeRow['verdict'], subjectId?: string) => {
    give.mutate(
      { row, verdict, ...(subjectId !== undefined && { subjectId }) },
      {
        onSuccess: () => {
          const title = t('contact:import.judged', { row });
          notify({ tone: 'good', title, text: t(`contact:verdicts.${verdict}`) });
          onJudged();
        },
        // Beside the page, for the card goes where somebody else has judged meanwhile.
        onError: (error) => {
          const { title, advice } = tellFault(t, error);
          notify({ tone: 'bad', title, ...(advice !== undefined && { text: advice }), stays: true });
        },
      },
    );
  };
  const isOffered = hint !== undefined && hint.code !== 'role-not-permitted';
  const isOff = hint?.allowed !== true || give.isPending || give.isSuccess;
  const button = (verdict: JudgeRow['verdict'], one?: Resembled) => {
    const word = t(`contact:verdicts.${verdict}`);
    const about = [t('contact:import.rowNumber', { row }), one?.name ?? name].join(' ');
    return (
      <button
        type="button"
        className="plain framed"
        aria-label={`${word} ${about}`}
        disabled={isOff}
        onClick={() => {
          judge(verdict, one?.subjectId);
        }}
      >
        {word}
      </button>
    );
  };
  return (
    <>
      <p>
        <StateTag code="suspected" label={codeLabel(t, 'contact', 'rowResult', 'suspected')} />{' '}
        {t('contact:import.rowNumber', { row })}
      </p>
      <Organisation name={name} creditCode={creditCode} />
      {resembles.map((one) => (
        <div key={one.subjectId} className="resembled">
          <p>{t(`contact:resemblances.${one.because}`)}</p>
          <Organisation name={one.name} creditCode={one.creditCode} />
          {isOffered && button('same', one)} {isOffered && resembles.length === 1 && button('other')}
        </div>
      ))}
      {isOffered && resembles.length > 1 && <div className="resembled">{button('other')}</div>}
    </>
  );
}

function Organisation({ name, creditCode }: { name: string; creditCode: string | undefined }) {
  return (
    <p>
      <b>{name}</b> {creditCode}
    </p>
  );
}
