import { lazy, Suspense } from 'react';
import type { EvaluationView } from '#contracts/evaluation/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { CommandBar } from '../../../shared/commands/command-bar.js';
import { LazyCommandForm } from '../../../shared/commands/lazy-command-form.js';
import { codeLabel, phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { PapersPart } from '../../../shared/papers/papers-part.js';
import { Due } from '../../../shared/ui/due.js';
import { Facts } from '../../../shared/ui/facts.js';
import { List } from '../../../shared/ui/list.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { notify } from '../../../shared/ui/notices.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { evaluationCommands } from '../api/commands.js';
import { useEvaluation } from '../api/use-evaluation.js';
import { CaseMaterial } from './case-material.js';
import { Material } from './material.js';
import { OpinionMatrix } from './opinion-matrix.js';
import { ScoresField } from './scores-field.js';

const ScoreSheet = lazy(() =>
  import('./score-sheet.js').then((sheet) => ({ default: sheet.ScoreSheet })),
);

type Hint = EvaluationView['commands'][number];

const widgets = { scores: ScoresField };
/** Those have a place of their own on the page. */
const onThePage = ['declare-conflict', 'give-opinion'];

/** What an expert has to do stands first and alone; everybody else sees panel, scores, conclusion. */
export function EvaluationTab({ caseId }: { caseId: string }) {
  return (
    <Loaded query={useEvaluation(caseId)}>
      {(view) => {
        const may = (name: string) =>
          view.commands.some(({ command, allowed }) => command === name && allowed);
        if (may('declare-conflict')) return <Declaring view={view} />;
        if (may('give-opinion')) return <Scoring view={view} />;
        return <Overview view={view} />;
      }}
    </Loaded>
  );
}

/** Nothing of the case is shown before the expert has said how they stand to it. */
function Declaring({ view }: { view: EvaluationView }) {
  const { t } = useWords();
  const spec = evaluationCommands['declare-conflict'];
  if (!spec) return null;
  const title = t('evaluation:commands.declare-conflict');
  return (
    <section className="card narrow">
      <h2>{title}</h2>
      <p>{t('evaluation:declareAbout', { name: nameOf(view) })}</p>
      <Suspense fallback={<p>{t('loading')}</p>}>
        <LazyCommandForm
          spec={spec}
          id={view.caseId}
          onDone={() => {
            notify({ tone: 'good', title: t('commands.done', { title }) });
          }}
        />
      </Suspense>
    </section>
  );
}

function nameOf({ case: { subjects, caseId } }: EvaluationView): string {
  const names = subjects.flatMap((each) => (each.kind === 'organisation' ? [each.name] : []));
  return names.join('、') || caseId;
}

function Scoring({ view }: { view: EvaluationView }) {
  const { t } = useWords();
  return (
    <>
      <Bar view={view} />
      <div className="scoring">
        <Material view={view} />
        <Suspense fallback={<p>{t('loading')}</p>}>
          <ScoreSheet view={view} />
        </Suspense>
      </div>
    </>
  );
}

function Bar({ view }: { view: EvaluationView }) {
  const names = useNames();
  const experts = names.peopleChoices(({ roles }) => roles.includes('expert'));
  const seats = view.seats.filter(({ replacedBy }) => replacedBy === undefined);
  const seated = experts.filter(({ value }) => seats.some(({ expertId }) => expertId === value));
  const choices = { experts, expertId: experts, replaces: seated, fields: names.choicesIn('segments') };
  return (
    <CommandBar
      hints={[...view.commands].sort(concludeFirst)}
      specs={evaluationCommands}
      id={view.caseId}
      choices={choices}
      widgets={widgets}
      except={onThePage}
    />
  );
}

const concludeFirst = (a: Hint, b: Hint) =>
  Number(b.command === 'conclude') - Number(a.command === 'conclude');

function Overview({ view }: { view: EvaluationView }) {
  const { t } = useWords();
  const { conclusion, opinionsDue, computedResult, result, deviationReason } = view;
  return (
    <>
      <Bar view={view} />
      <Facts
        facts={[
          [t('phase'), <StateTag code={view.phase} label={phaseLabel(t, 'evaluation', view.phase)} />],
          [t('evaluation:round'), view.round],
          opinionsDue && [t('evaluation:opinionsDue'), <Due {...opinionsDue} settled={view.phase === 'concluded'} />],
          [t('evaluation:passMark'), view.rubric.passMark],
          computedResult !== undefined && [t('evaluation:computed'), computedResult.toFixed(2)],
          conclusion && [
            t('evaluation:conclusion'),
            <StateTag code={conclusion} label={codeLabel(t, 'evaluation', 'conclusion', conclusion)} />,
          ],
          result !== undefined && [t('evaluation:result'), result.toFixed(2)],
          deviationReason !== undefined && [t('evaluation:fields.deviationReason'), deviationReason],
        ]}
      />
      {view.readsMaterial && <CaseMaterial caseId={view.caseId} />}
      <h2>{t('evaluation:seats')}</h2>
      <OpinionMatrix view={view} />
      {view.findings.length > 0 && (
        <>
          <h2>{t('fields.findings')}</h2>
          <List
            empty=""
            items={view.findings.map(({ number, text }) => ({
              key: String(number),
              title: t('evaluation:finding', { number }),
              text: [text],
            }))}
          />
        </>
      )}
      <PapersPart service="evaluation" caseId={view.caseId} />
    </>
  );
}
