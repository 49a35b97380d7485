import type { CaseView } from '#contracts/journey/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Due } from '../../../shared/ui/due.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { Steps } from '../../../shared/ui/steps.js';
import { nameOfCase } from '../api/case-name.js';

const order = ['contact', 'evaluation', 'negotiation', 'landing', 'reward', 'closed'] as const;

/** Whose case, where it stands, since when and until when. */
export function CaseHeader({ row }: { row: CaseView }) {
  const { t } = useWords();
  const names = useNames();
  const { stage, phase, due } = row;
  return (
    <header className="case-header">
      <h1>{nameOfCase(t, row)}</h1>
      <p>
        <StateTag code={phase} label={`${t(`stages.${stage}`)} · ${phaseLabel(t, stage, phase)}`} />
        {names.nameIn('districts', row.district)} · {names.nameIn('segments', row.segment)} ·{' '}
        {t('fields.officerId')} {names.person(row.officerId)} · {t('fields.plannedInvestment')}{' '}
        <MoneyShown fen={row.plannedInvestment} />
        {due !== undefined && (
          <>
            {' · '}
            {t('fields.dueOn')} <Due at={due} />
          </>
        )}
      </p>
      <Steps
        label={t('stage')}
        current={order.indexOf(stage)}
        names={order.map((each) => t(`stages.${each}`))}
      />
    </header>
  );
}
