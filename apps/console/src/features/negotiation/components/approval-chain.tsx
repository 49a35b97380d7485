import type { NegotiationView } from '#contracts/negotiation/views';
import { roleName, useCatalogue, useNames } from '../../../shared/api/catalogue.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { cityTime } from '../../../shared/ui/due.js';
import { wan } from '../../../shared/ui/money.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import type { Tone } from '../../../shared/ui/state-tones.js';

interface Step {
  readonly name: string;
  readonly state: 'given' | 'next' | 'later' | 'notNeeded';
  readonly by?: string;
  readonly at?: string | undefined;
  readonly stoodIn?: string;
}

const tones: Readonly<Record<Step['state'], Tone>> = {
  given: 'good',
  next: 'waiting',
  later: 'quiet',
  notNeeded: 'quiet',
};

/** Who has approved and when, whose turn it is, and who does not need to. */
export function ApprovalChain({ view }: { view: NegotiationView }) {
  const { t } = useWords();
  const steps = useSteps(view);
  return (
    <section aria-label={t('negotiation:chain.title')} className="card">
      <h2>{t('negotiation:chain.title')}</h2>
      <ol className="chain">
        {steps.map(({ name, state, by, at, stoodIn }) => (
          <li key={name} data-state={state}>
            <strong>{name}</strong>
            <StateTag code={state} tone={tones[state]} label={t(`negotiation:chain.${state}`)} />
            {by !== undefined && <span>{by}</span>}
            {stoodIn !== undefined && <small>{t('negotiation:chain.stoodIn', { name: stoodIn })}</small>}
            {at !== undefined && <small className="figure">{cityTime(at)}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function useSteps(view: NegotiationView): readonly Step[] {
  const { t } = useWords();
  const names = useNames();
  const catalogue = useCatalogue().data;
  const { rules, terms, approvals, nextLevel, signerId, signedAt } = view;
  const levels = rules.approvalLevels.map(({ level, role, above }): Step => {
    const who = roleName(catalogue, role);
    const limit = above === '0' ? t('negotiation:chain.always') : t('negotiation:chain.above', { amount: wan(above) });
    const name = t('negotiation:chain.level', { level, role: who, limit });
    const given = approvals.find((approval) => approval.level === level);
    if (!given) return { name, state: stateOf(level, terms?.neededLevels, nextLevel) };
    const { approverId, approverFor, at } = given;
    const stoodIn = approverFor === undefined ? {} : { stoodIn: names.person(approverFor) };
    return { name, state: 'given', by: names.person(approverId), at, ...stoodIn };
  });
  const drafting: Step = {
    name: t('negotiation:chain.draft'),
    ...(terms ? { state: 'given', by: names.person(terms.drafterId) } : { state: 'next' }),
  };
  const signing: Step = {
    name: t('negotiation:chain.sign'),
    state: signedAt !== undefined ? 'given' : view.phase === 'approved' ? 'next' : 'later',
    ...(signerId !== undefined && { by: names.person(signerId) }),
    at: signedAt,
  };
  return [drafting, ...levels, signing];
}

function stateOf(level: number, needed: readonly number[] | undefined, next: number | undefined): Step['state'] {
  if (level === next) return 'next';
  return needed && !needed.includes(level) ? 'notNeeded' : 'later';
}
