import { UnlockOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Disclosed } from '#contracts/register/views';
import { CommandDrawer } from '../../../shared/commands/command-bar.js';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { entryCommands } from '../api/commands.js';

type Field = Disclosed['field'];

/** One value in full, for a purpose that is recorded first. It is shown once and kept nowhere. */
export function UnmaskPart({
  id,
  fields,
  held,
}: {
  id: string;
  fields: readonly Field[];
  /** Those the entry has a value for. */
  held: readonly string[];
}) {
  const { t } = useWords();
  const fieldWord = (field: Field) => codeLabel(t, 'register', 'field', field);
  const [asking, setAsking] = useState<Field>();
  const [shown, setShown] = useState<Disclosed>();
  return (
    <section className="command-bar" aria-label={t('register:unmaskTitle')}>
      {fields
        .filter((field) => held.includes(field))
        .map((field) => (
          <Button
            key={field}
            size="small"
            icon={<UnlockOutlined aria-hidden />}
            onClick={() => {
              setAsking(field);
            }}
          >
            {t('register:unmaskField', { field: fieldWord(field) })}
          </Button>
        ))}
      {shown && (
        <Alert
          className="whole-width"
          type="info"
          showIcon
          role="status"
          title={`${fieldWord(shown.field)}: ${shown.value}`}
          description={t('register:shownOnce')}
          action={
            <Button
              size="small"
              onClick={() => {
                setShown(undefined);
              }}
            >
              {t('register:hide')}
            </Button>
          }
        />
      )}
      <CommandDrawer
        spec={asking && entryCommands.unmask}
        id={id}
        fixed={asking && { field: asking }}
        close={() => {
          setAsking(undefined);
        }}
        onDone={(answer) => {
          setShown(answer as Disclosed);
        }}
      />
    </section>
  );
}
