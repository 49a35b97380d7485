import type { ContactView } from '#contracts/contact/views';
import { List } from '../../../shared/ui/list.js';
import { useNames } from '../../../shared/api/catalogue.js';
import { usePerson } from '../../../shared/api/person.js';
import { CommandBar } from '../../../shared/commands/command-bar.js';
import { codeLabel, phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { PersonField } from '../../../shared/register/person-field.js';
import { Due } from '../../../shared/ui/due.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { contactCommands } from '../api/commands.js';
import { useContact } from '../api/use-contact.js';
import { CaseDocuments } from './case-documents.js';

const widgets = { personId: PersonField };
/** It has a place of its own on the page. */
const onThePage = ['withdraw-document'];

/** Its time limits wait for nobody any more. */
const isOver = ({ phase }: ContactView) => phase !== 'open' && phase !== 'parked';

/** The lead: what is known of it, what it still lacks, and every touch. */
export function ContactTab({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const names = useNames();
  const { unitId, personId } = usePerson();
  const choices = {
    segment: names.choicesIn('segments'),
    district: names.choicesIn('districts'),
    to: names.peopleChoices((one) => one.unitId === unitId && one.personId !== personId),
  };
  return (
    <Loaded query={useContact(caseId)}>
      {(view) => (
        <>
          <CommandBar
            hints={view.commands}
            specs={contactCommands}
            id={caseId}
            choices={choices}
            widgets={widgets}
            except={onThePage}
          />
          {view.phase === 'open' && view.missing.length > 0 && (
            <p role="note">
              {t('contact:missing', {
                list: view.missing.map((need) => codeLabel(t, 'contact', 'missing', need)).join(t('listed')),
              })}
            </p>
          )}
          <Facts
            facts={[
              [t('phase'), <StateTag code={view.phase} label={phaseLabel(t, 'contact', view.phase)} />],
              [t('fields.title'), view.title],
              [t('fields.segment'), names.nameIn('segments', view.segment)],
              [t('fields.district'), names.nameIn('districts', view.district)],
              [t('fields.plannedInvestment'), <MoneyShown fen={view.plannedInvestment} />],
              [t('contact:source'), codeLabel(t, 'contact', 'source-kind', view.source.kind)],
              [t('fields.officerId'), names.person(view.officerId)],
              [t('fields.intent'), view.intent],
              [t('fields.note'), view.note],
              [t('contact:firstResponse'), <Due {...view.firstResponseDue} settled={isOver(view) || view.touches.length > 0} />],
              view.triageDue && [t('contact:triage'), <Due {...view.triageDue} settled={isOver(view)} />],
              view.progressDue && [t('contact:progress'), <Due {...view.progressDue} settled={isOver(view)} />],
              view.dropReason && [t('contact:dropReason'), codeLabel(t, 'contact', 'reason', view.dropReason)],
            ]}
          />
          <CaseDocuments view={view} />
          <h2>{t('contact:touches')}</h2>
          <List
            empty={t('contact:noTouches')}
            items={view.touches.map(({ touchId, on, kind, loggedBy, summary, nextStep, nextStepDue }) => ({
              key: touchId,
              title: `${on} · ${codeLabel(t, 'contact', 'kind', kind)} · ${names.person(loggedBy)}`,
              text: [summary, nextStep && t('contact:next', { step: nextStep, day: nextStepDue ?? '' })],
            }))}
          />
        </>
      )}
    </Loaded>
  );
}
