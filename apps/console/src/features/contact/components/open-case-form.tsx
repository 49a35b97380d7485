import type { OpenCase } from '#contracts/contact/commands';
import { useNames } from '../../../shared/api/catalogue.js';
import { giveCommand, newKey } from '../../../shared/api/give-command.js';
import { tellFault } from '../../../shared/api/tell-fault.js';
import { CommandForm } from '../../../shared/commands/command-form.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { notify } from '../../../shared/ui/notices.js';
import { PersonField } from '../../../shared/register/person-field.js';
import { openCase } from '../api/commands.js';

const widgets = {
  contactPersonId: PersonField,
  'subjects.personId': PersonField,
  'source.referrerId': PersonField,
};
const initial = { subjects: [{ kind: 'organisation' }] };

/**
 * Who is attracted is entered in the register too, as an import does it: a payment needs its payee there.
 * Whoever is there already is found. The case stands whatever becomes of this. @returns what failed.
 */
async function enter(subjects: OpenCase['subjects']): Promise<unknown[]> {
  const failed: unknown[] = [];
  for (const subject of subjects) {
    if (subject.kind !== 'organisation') continue;
    const { name, creditCode } = subject;
    const body = { name, ...(creditCode !== undefined && { creditCode }) };
    await giveCommand('/api/register/organisations', body, newKey()).catch((error: unknown) => failed.push(error));
  }
  return failed;
}

/** A new lead. Whoever is already being attracted is refused by the service, with the unit that is at it. */
export function OpenCaseForm({ onOpened }: { onOpened: (caseId: string) => void }) {
  const { t } = useWords();
  const names = useNames();
  const choices = { segment: names.choicesIn('segments'), district: names.choicesIn('districts') };
  return (
    <CommandForm
      spec={openCase}
      id=""
      takesFocus
      choices={choices}
      widgets={widgets}
      initial={initial}
      onDone={(answer, sent) => {
        void enter((sent as OpenCase).subjects).then((failed) => {
          for (const error of failed) {
            const { title, advice = '' } = tellFault(t, error);
            notify({ tone: 'bad', title: t('contact:notEntered'), text: `${title} ${advice}`, stays: true });
          }
          onOpened((answer as { caseId: string }).caseId);
        });
      }}
    />
  );
}
