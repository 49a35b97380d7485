import { useNavigate } from '@tanstack/react-router';
import { OpenCaseForm } from '../features/contact/components/open-case-form.js';
import { commandTitle } from '../shared/i18n/labels.js';
import { useWords } from '../shared/i18n/i18n.js';

export function NewCasePage() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <div className="narrow">
      <h1>{commandTitle(t, 'contact', 'open-case')}</h1>
      <OpenCaseForm
        onOpened={(caseId) => void navigate({ to: '/cases/$caseId', params: { caseId } })}
      />
    </div>
  );
}
