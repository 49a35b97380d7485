import { useNames } from '../../../shared/api/catalogue.js';
import { CommandForm } from '../../../shared/commands/command-form.js';
import { PersonField } from '../../../shared/register/person-field.js';
import { openCase } from '../api/commands.js';

const widgets = {
  contactPersonId: PersonField,
  'subjects.personId': PersonField,
  'source.referrerId': PersonField,
};
const initial = { subjects: [{ kind: 'organisation' }] };

/** A new lead. Whoever is already being attracted is refused by the service, with the unit that is at it. */
export function OpenCaseForm({ onOpened }: { onOpened: (caseId: string) => void }) {
  const names = useNames();
  const choices = { segment: names.choicesIn('segments'), district: names.choicesIn('districts') };
  return (
    <CommandForm
      spec={openCase}
      id=""
      choices={choices}
      widgets={widgets}
      initial={initial}
      onDone={(answer) => {
        onOpened((answer as { caseId: string }).caseId);
      }}
    />
  );
}
