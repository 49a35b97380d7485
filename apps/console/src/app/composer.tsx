import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { CommandHint } from '#contracts/shared/answer';
import { contactCommands } from '../features/contact/api/commands.js';
import { useContact } from '../features/contact/api/use-contact.js';
import { negotiationCommands } from '../features/negotiation/api/commands.js';
import { useNegotiation } from '../features/negotiation/api/use-negotiation.js';
import type { CommandSpec } from '../shared/commands/command-spec.js';
import { LazyCommandForm } from '../shared/commands/lazy-command-form.js';
import { commandTitle } from '../shared/i18n/labels.js';
import { useWords } from '../shared/i18n/i18n.js';
import { notify } from '../shared/ui/notices.js';

interface ComposerProps {
  readonly caseId: string;
  readonly stages: readonly string[];
}

/**
 * Above the timeline: what this person may write into it now. A visit or a call while the case is in
 * contact, what the other side says of the terms while they are negotiated; nothing is written otherwise.
 */
export function Composer({ caseId, stages }: ComposerProps) {
  return (
    <>
      {stages.includes('contact') && <OfContact caseId={caseId} />}
      {stages.includes('negotiation') && <OfNegotiation caseId={caseId} />}
    </>
  );
}

function OfContact({ caseId }: { caseId: string }) {
  const hints = useContact(caseId).data?.commands;
  return <Writing spec={contactCommands['log-touch']} hints={hints} caseId={caseId} />;
}

function OfNegotiation({ caseId }: { caseId: string }) {
  const hints = useNegotiation(caseId).data?.commands;
  return <Writing spec={negotiationCommands['record-counter']} hints={hints} caseId={caseId} />;
}

function Writing({
  spec,
  hints = [],
  caseId,
}: {
  spec: CommandSpec | undefined;
  hints: readonly CommandHint[] | undefined;
  caseId: string;
}) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const isAllowed = hints.some(({ command, allowed }) => allowed && command === spec?.command);
  if (!spec || (!isAllowed && !open)) return null;
  const title = commandTitle(t, spec.stage, spec.command);
  const close = () => {
    setOpen(false);
  };
  if (!open) {
    return (
      <Button
        className="write"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('journey:write')}: {title}
      </Button>
    );
  }
  return (
    <section className="card narrow" aria-label={title}>
      <Suspense fallback={<p>{t('loading')}</p>}>
        <LazyCommandForm
          spec={spec}
          id={caseId}
          takesFocus
          onCancel={close}
          onDone={() => {
            notify({ tone: 'good', title: t('commands.done', { title }) });
            close();
          }}
        />
      </Suspense>
    </section>
  );
}
