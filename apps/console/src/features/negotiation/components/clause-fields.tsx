import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import dayjs from 'dayjs';
import { DayInput } from '../../../shared/commands/inputs.js';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { bases, withKind, withPolicy, type BasisKind, type TypedClause } from '../model/draft.js';
import type { FaultAt } from '../model/faults.js';
import type { EditorFacts } from '../api/use-editor-facts.js';
import { Field, PickField } from './field.js';
import { FindingsField } from './findings-field.js';
import { SharesField } from './shares-field.js';

interface ClauseFieldsProps {
  readonly number: number;
  readonly clause: TypedClause;
  readonly facts: EditorFacts;
  readonly faultAt: FaultAt;
  readonly onChange: (clause: TypedClause) => void;
  readonly onAddYear: () => void;
  readonly onRemove: () => void;
}

/** One clause in the order it is thought of: on what ground, what and for whom, when proved, how much. */
export function ClauseFields(props: ClauseFieldsProps) {
  const { number, clause, facts, faultAt, onChange, onAddYear, onRemove } = props;
  const { t } = useWords();
  const set = (part: Partial<TypedClause>) => {
    onChange({ ...clause, ...part });
  };
  const id = (name: string) => `${name}-${String(clause.key)}`;
  return (
    <fieldset className="clause-fields card" id={`typed-clause-${String(number)}`}>
      <legend>{t('negotiation:clauseNo', { number })}</legend>
      <BasisFields {...{ clause, facts, faultAt, onChange }} />
      <PickField
        id={id('kind')}
        label={t('negotiation:fields.kind')}
        fault={faultAt('kind')}
        value={clause.kind}
        choices={facts.kinds}
        onChange={(kind) => {
          onChange(withKind(clause, kind, facts.evidenceOf));
        }}
      />
      <PickField
        id={id('beneficiary')}
        label={t('negotiation:fields.beneficiaryId')}
        fault={faultAt('beneficiaryId')}
        value={clause.beneficiaryId}
        choices={facts.beneficiaries}
        onChange={(beneficiaryId) => {
          set({ beneficiaryId });
        }}
      />
      <Field id={id('condition')} label={t('negotiation:fields.condition')} fault={faultAt('condition')} wide>
        <Input.TextArea
          id={id('condition')}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          value={clause.condition}
          placeholder={t('negotiation:editor.conditionHint')}
          onChange={({ target }) => {
            set({ condition: target.value });
          }}
        />
      </Field>
      <ProofFields {...{ clause, facts, faultAt, set }} />
      <SharesField
        {...{ clause, faultAt }}
        onAdd={onAddYear}
        onChange={(shares) => {
          set({ shares });
        }}
      />
      <FindingsField
        findings={facts.findings}
        cited={clause.findings}
        onChange={(findings) => {
          set({ findings });
        }}
      />
      <Button danger icon={<DeleteOutlined aria-hidden />} onClick={onRemove}>
        {t('negotiation:editor.removeClause', { number })}
      </Button>
    </fieldset>
  );
}

type BasisProps = Pick<ClauseFieldsProps, 'clause' | 'facts' | 'faultAt' | 'onChange'>;

function BasisFields({ clause, facts, faultAt, onChange }: BasisProps) {
  const { t } = useWords();
  const id = (name: string) => `${name}-${String(clause.key)}`;
  const isPolicy = clause.basis === 'policyClauseId';
  return (
    <>
      <PickField<BasisKind>
        id={id('basis')}
        label={t('negotiation:fields.basis')}
        value={clause.basis}
        wide
        choices={bases.map((code) => ({ value: code, label: codeLabel(t, 'negotiation', 'basis', code) }))}
        onChange={(basis) => {
          onChange({ ...clause, basis: basis ?? 'policyClauseId' });
        }}
      />
      {isPolicy ? (
        <PickField
          id={id('policy')}
          label={t('negotiation:fields.policyClauseId')}
          fault={faultAt('basis')}
          value={clause.policyClauseId}
          choices={facts.policies}
          wide
          onChange={(chosen) => {
            onChange(withPolicy(clause, chosen, facts.settledBy, facts.evidenceOf));
          }}
        />
      ) : (
        <Field id={id('reason')} label={t('negotiation:fields.oneCaseReason')} fault={faultAt('basis')} wide>
          <Input.TextArea
            id={id('reason')}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={clause.oneCaseReason}
            onChange={({ target }) => {
              onChange({ ...clause, oneCaseReason: target.value });
            }}
          />
        </Field>
      )}
    </>
  );
}

interface ProofProps extends Pick<ClauseFieldsProps, 'clause' | 'facts' | 'faultAt'> {
  readonly set: (part: Partial<TypedClause>) => void;
}

/** By what the condition is proved, until when, before whom, and out of which fund it is then paid. */
function ProofFields({ clause, facts, faultAt, set }: ProofProps) {
  const { t } = useWords();
  const id = (name: string) => `${name}-${String(clause.key)}`;
  const dueId = id('due');
  return (
    <>
      <PickField
        id={id('evidence')}
        label={t('negotiation:fields.evidenceKind')}
        fault={faultAt('evidenceKind')}
        value={clause.evidenceKind}
        choices={facts.evidenceFor(clause.kind)}
        onChange={(evidenceKind) => {
          set({ evidenceKind });
        }}
      />
      <Field id={dueId} label={t('negotiation:fields.milestoneDueOn')} fault={faultAt('milestoneDueOn')}>
        <DayInput
          id={dueId}
          value={clause.milestoneDueOn}
          onChange={(milestoneDueOn) => {
            set({ milestoneDueOn });
          }}
        />
        <span className="quick-days">
          {quickDays(facts.today).map(([name, day]) => (
            <button
              key={name}
              type="button"
              className="plain"
              onClick={() => {
                set({ milestoneDueOn: day });
              }}
            >
              {t(`negotiation:editor.${name}`)}
            </button>
          ))}
        </span>
      </Field>
      <PickField
        id={id('unit')}
        label={t('fields.responsibleUnitId')}
        fault={faultAt('responsibleUnitId')}
        value={clause.responsibleUnitId}
        choices={facts.units}
        onChange={(responsibleUnitId) => {
          set({ responsibleUnitId });
        }}
      />
      <PickField
        id={id('fund')}
        label={t('fields.fundId')}
        fault={faultAt('fundId')}
        value={clause.fundId}
        choices={facts.funds}
        onChange={(fundId) => {
          set({ fundId });
        }}
      />
    </>
  );
}

/** Days that are often meant, counted from today. */
function quickDays(today: string): readonly (readonly [name: string, day: string])[] {
  const from = dayjs(today);
  const format = 'YYYY-MM-DD';
  return [
    ['halfYear', from.add(6, 'month').format(format)],
    ['oneYear', from.add(1, 'year').format(format)],
    ['nextYearEnd', from.add(1, 'year').endOf('year').format(format)],
  ];
}
