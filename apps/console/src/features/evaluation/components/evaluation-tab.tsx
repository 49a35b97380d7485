import { useCatalogue, useNames } from '../../../shared/api/catalogue.js';
import { CommandBar } from '../../../shared/commands/command-bar.js';
import { codeLabel, phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Due } from '../../../shared/ui/due.js';
import { Facts } from '../../../shared/ui/facts.js';
import { List } from '../../../shared/ui/list.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { evaluationCommands } from '../api/commands.js';
import { useEvaluation } from '../api/use-evaluation.js';
import { ScoresField } from './scores-field.js';

const widgets = { scores: ScoresField };

/** The panel, the opinions this person may see, and what was concluded. */
export function EvaluationTab({ caseId }: { caseId: string }) {
  const { t, language } = useWords();
  const names = useNames();
  const criteria = useCatalogue().data?.criteria ?? [];
  const criterion = (id: string) => criteria.find((one) => one.id === id)?.name[language] ?? id;
  const experts = names.peopleChoices(({ roles }) => roles.includes('expert'));
  return (
    <Loaded query={useEvaluation(caseId)}>
      {(view) => {
        const seats = view.seats.filter(({ replacedBy }) => replacedBy === undefined);
        const seated = experts.filter(({ value }) => seats.some(({ expertId }) => expertId === value));
        const choices = { experts, 'expertId': experts, replaces: seated };
        return (
          <>
            <CommandBar hints={view.commands} specs={evaluationCommands} id={caseId} choices={choices} widgets={widgets} />
            <Facts
              facts={[
                [t('phase'), <StateTag code={view.phase} label={phaseLabel(t, 'evaluation', view.phase)} />],
                [t('evaluation:round'), view.round],
                view.opinionsDue && [t('evaluation:opinionsDue'), <Due at={view.opinionsDue.at} provisional={view.opinionsDue.provisional} />],
                [t('evaluation:passMark'), view.rubric.passMark],
                view.computedResult !== undefined && [t('evaluation:computed'), view.computedResult.toFixed(2)],
                view.conclusion && [t('evaluation:conclusion'), <StateTag code={view.conclusion} label={codeLabel(t, 'evaluation', 'conclusion', view.conclusion)} />],
                view.result !== undefined && [t('evaluation:result'), view.result.toFixed(2)],
              ]}
            />
            <h2>{t('evaluation:seats')}</h2>
            <List
              empty={t('evaluation:noPanel')}
              items={view.seats.map(({ expertId, declared, recused }) => ({
                key: expertId,
                title: names.person(expertId),
                text: [
                  recused && t('evaluation:recused'),
                  declared && codeLabel(t, 'evaluation', 'conflict', declared),
                ],
              }))}
            />
            {view.opinions.length > 0 && <h2>{t('evaluation:opinions')}</h2>}
            {view.opinions.length > 0 && (
              <List
                empty=""
                items={view.opinions.map(({ expertId, scores, weightedTotal, recommendation, comment }) => ({
                  key: expertId,
                  title: `${names.person(expertId)} · ${weightedTotal.toFixed(2)} · ${codeLabel(t, 'evaluation', 'recommendation', recommendation)}`,
                  text: [
                    Object.entries(scores).map(([id, score]) => `${criterion(id)} ${String(score)}`).join('，'),
                    comment,
                  ],
                }))}
              />
            )}
            {view.findings.length > 0 && <h2>{t('fields.findings')}</h2>}
            {view.findings.length > 0 && (
              <List
                empty=""
                items={view.findings.map(({ number, text }) => ({ key: String(number), title: String(number), text: [text] }))}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}
