import { Alert, Button } from 'antd';
import { useMay } from '../../../shared/api/may.js';
import { useGive } from '../../../shared/commands/use-give.js';
import { commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { BusyButton } from '../../../shared/ui/busy-button.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { entryCommands } from '../api/commands.js';
import { entryId, type Entry } from '../api/queries.js';

/** What was looked for is part of another entry now; whoever merged it can take that back. */
export function UndoMergeBar({
  merged,
  into,
  open,
}: {
  merged: string;
  into: Entry;
  open: (id: string) => void;
}) {
  const { t } = useWords();
  const may = useMay();
  const give = useGive(entryCommands['undo-merge'].path(merged));
  return (
    <>
      <Alert
        className="refused"
        type="info"
        showIcon
        role="status"
        title={t('register:mergedInto', { id: merged, name: into.name })}
        action={
          <>
            <Button
              size="small"
              onClick={() => {
                open(entryId(into));
              }}
            >
              {t('register:openSurvivor')}
            </Button>{' '}
            {may('register.undo-merge') && (
              <BusyButton
                size="small"
                busy={give.isPending}
                onClick={() => {
                  give.mutate({});
                }}
              >
                {commandTitle(t, 'register', 'undo-merge')}
              </BusyButton>
            )}
          </>
        }
      />
      {give.error && <ErrorCard error={give.error} />}
    </>
  );
}
