import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { DraftTerms } from '#contracts/negotiation/commands';
import type { NegotiationView } from '#contracts/negotiation/views';
import { tellFault } from '../../../shared/api/tell-fault.js';
import { useGive } from '../../../shared/commands/use-give.js';
import { tidied } from '../../../shared/commands/form-model.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords, type Words } from '../../../shared/i18n/i18n.js';
import { sumOfFen } from '../../../shared/money/amount.js';
import { BusyButton } from '../../../shared/ui/busy-button.js';
import { askToConfirm } from '../../../shared/ui/confirm.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { notify } from '../../../shared/ui/notices.js';
import { useUnsavedGuard } from '../../../shared/ui/unsaved.js';
import { useEditorFacts, type EditorFacts } from '../api/use-editor-facts.js';
import {
  bases,
  blankClause,
  bodyOf,
  clauseAfter,
  Keys,
  sumsByYear,
  totalOfClause,
  typedFrom,
  withNextYear,
  type BasisKind,
  type TypedClause,
} from '../model/draft.js';
import { faultsAt, faultsOf } from '../model/faults.js';
import { ClauseFields } from './clause-fields.js';
import { FindingList } from './finding-list.js';
import { FundMeters } from './fund-meters.js';
import { withClauseNames } from './clause-names.js';

interface TermsEditorProps {
  readonly view: NegotiationView;
  readonly close: () => void;
}

/** A whole new version of the terms, clause by clause, with its totals while it is written. */
export function TermsEditor({ view, close }: TermsEditorProps) {
  const { t } = useWords();
  const facts = useEditorFacts(view);
  const draft = useDraft(view, facts);
  const { clauses, faults, give } = draft;
  const title = commandTitle(t, 'negotiation', 'draft-terms');
  const next = (view.terms?.termsVersion ?? 0) + 1;
  const total = sumOfFen(clauses.map(totalOfClause));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('[data-faulty="true"]')?.scrollIntoView({ block: 'center' });
  }, [faults]);
  useStartAt(clauses.at(-1));
  return (
    <form
      ref={form}
      aria-label={title}
      className="terms-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        draft.save(close);
      }}
    >
      <h2>{t('negotiation:editor.title', { version: next })}</h2>
      <p className="purpose">{t('negotiation:purposes.draft-terms')}</p>
      {draft.base !== (view.terms?.termsVersion ?? 0) && (
        <Alert type="warning" showIcon role="alert" title={t('negotiation:editor.overtaken', { version: next - 1 })} />
      )}
      <div className="beside">
        <div>
          {clauses.map((clause, index) => (
            <ClauseFields
              key={clause.key}
              number={index + 1}
              faultAt={faultsAt(faults, index)}
              {...{ clause, facts }}
              onChange={draft.change}
              onAddYear={() => {
                draft.addYear(clause);
              }}
              onRemove={() => {
                draft.remove(clause);
              }}
            />
          ))}
          <AddClause add={draft.add} />
        </div>
        <aside aria-label={t('negotiation:editor.live')} tabIndex={0}>
          <p className="grand-total">
            {t('negotiation:total')} <MoneyShown fen={total} />
          </p>
          <FundMeters sums={sumsByYear(clauses)} />
          <FindingList findings={facts.findings} clauses={clauses} />
        </aside>
      </div>
      {faults.size > 0 && (
        <Alert type="warning" showIcon role="alert" title={t('negotiation:editor.faulty', { count: faults.size })} />
      )}
      {give.error && <Refused error={give.error} />}
      <Space className="closing">
        <BusyButton type="primary" htmlType="submit" busy={give.isPending}>
          {t('negotiation:editor.save', { version: next })}
        </BusyButton>
        <Button onClick={() => void draft.leave(close)}>{t('cancel')}</Button>
      </Space>
    </form>
  );
}

/** A new clause begins where it is first written in: what it rests on. */
function useStartAt(last: TypedClause | undefined): void {
  const isBlank = last !== undefined && !last.policyClauseId && last.oneCaseReason === '';
  const started = useRef<number>(undefined);
  useEffect(() => {
    if (!isBlank || started.current === last.key) return;
    started.current = last.key;
    const field = last.basis === 'policyClauseId' ? 'policy' : 'reason';
    document.getElementById(`${field}-${String(last.key)}`)?.focus();
  });
}

function AddClause({ add }: { add: (basis: BasisKind) => void }) {
  const { t } = useWords();
  return (
    <div className="add-clause">
      {bases.map((basis) => (
        <Button
          key={basis}
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            add(basis);
          }}
        >
          {t(`negotiation:editor.add.${basis}`)}
        </Button>
      ))}
    </div>
  );
}

function askToLeave(t: Words): Promise<boolean> {
  return askToConfirm({
    title: t('unsaved.title'),
    text: t('unsaved.content'),
    ok: t('unsaved.leave'),
    cancel: t('unsaved.stay'),
  });
}

function Refused({ error }: { error: unknown }) {
  const { t } = useWords();
  const { title, advice } = tellFault(t, error);
  return <Alert type="warning" showIcon role="alert" title={withClauseNames(t, title)} description={advice} />;
}

/** What is typed, and what is done with it. */
function useDraft(view: NegotiationView, facts: EditorFacts) {
  const { t } = useWords();
  const [keys] = useState(() => new Keys());
  const year = Number(facts.today.slice(0, 4));
  const known = {
    year,
    beneficiaryIds: facts.beneficiaries.map(({ value }) => String(value)),
    funds: view.rules.funds,
    findings: view.findings,
    kindOfOneCase: facts.kindOfOneCase,
    evidenceOf: facts.evidenceOf,
  };
  const [base] = useState(view.terms?.termsVersion ?? 0);
  const [clauses, setClauses] = useState<readonly TypedClause[]>(() =>
    view.terms ? view.terms.clauses.map((clause) => typedFrom(keys, clause)) : [blankClause(keys, known)],
  );
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [touched, setTouched] = useState(false);
  const give = useGive(`/api/negotiation/cases/${encodeURIComponent(view.caseId)}/draft-terms`);
  const letGo = useUnsavedGuard(touched && !give.isSuccess);
  const put = (changed: readonly TypedClause[]) => {
    setClauses(changed);
    setTouched(true);
  };
  const change = (changed: TypedClause) => {
    put(clauses.map((clause) => (clause.key === changed.key ? changed : clause)));
  };
  const save = (close: () => void) => {
    const parsed = DraftTerms.safeParse(tidied(bodyOf(clauses)));
    setFaults(parsed.success ? new Map() : faultsOf(t, parsed.error.issues));
    if (!parsed.success) return;
    give.mutate(parsed.data, {
      onSuccess: () => {
        letGo();
        notify({ tone: 'good', title: t('negotiation:editor.saved', { version: base + 1 }) });
        close();
      },
    });
  };
  const leave = async (close: () => void) => {
    const isMeant = !touched || (await askToLeave(t));
    if (!isMeant) return;
    letGo();
    close();
  };
  return {
    ...{ base, clauses, faults, give, change, save, leave },
    add: (basis: BasisKind) => {
      put([...clauses, clauseAfter(keys, known, clauses.at(-1), basis)]);
    },
    addYear: (clause: TypedClause) => {
      change(withNextYear(keys, clause, year));
    },
    remove: (clause: TypedClause) => {
      put(clauses.filter(({ key }) => key !== clause.key));
    },
  };
}
