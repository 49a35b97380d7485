import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useRef, useState } from 'react';
import type { CommandHint } from '#contracts/shared/answer';
import type { ExportCheck } from '#contracts/reward/views';
import { useCatalogue, useNames } from '../../../shared/api/catalogue.js';
import { giveForFile } from '../../../shared/api/give-for-file.js';
import { newKey } from '../../../shared/api/give-command.js';
import { DayInput } from '../../../shared/commands/inputs.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { saveFile } from '../../../shared/sheet/save-file.js';
import { BusyButton } from '../../../shared/ui/busy-button.js';
import { ErrorCard } from '../../../shared/ui/error-card.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { wan } from '../../../shared/ui/money.js';
import { useExportCheck, type Leaving } from '../api/finance.js';
import { PickOne } from '../../../shared/ui/pick.js';

/** The batch in a bank’s own file, looked through for what the bank would return before it leaves. */
export function ExportPart({
  batchId,
  hint,
  locked,
}: {
  batchId: string;
  hint: CommandHint | undefined;
  locked: boolean;
}) {
  const { t } = useWords();
  const [leaving, setLeaving] = useState<Leaving>({});
  const check = useExportCheck(batchId, leaving, locked);
  const send = useExport(batchId);
  if (!hint || hint.code === 'role-not-permitted') return null;
  return (
    <section className="card" aria-label={t('reward:exportTitle')}>
      <h2>{t('reward:exportTitle')}</h2>
      {!hint.allowed && <p className="purpose">{hint.because}</p>}
      {hint.allowed && (
        <>
          <ExportForm leaving={leaving} change={setLeaving} />
          {leaving.template !== undefined && <Loaded query={check}>{(found) => <Found check={found} />}</Loaded>}
          <BusyButton
            type="primary"
            icon={<DownloadOutlined aria-hidden />}
            busy={send.isPending}
            onClick={() => {
              send.mutate(leaving);
            }}
          >
            {t('reward:exportNow')}
          </BusyButton>
        </>
      )}
      {send.data && (
        <p className="sha" role="status">
          {t('reward:exported', { name: send.data.name, sha: send.data.sha256 ?? '' })}
        </p>
      )}
      {send.error && <ErrorCard error={send.error} />}
    </section>
  );
}

function ExportForm({ leaving, change }: { leaving: Leaving; change: (leaving: Leaving) => void }) {
  const { t } = useWords();
  const names = useNames();
  const purposes = useCatalogue().data?.bankPurposes ?? [];
  return (
    <div className="export-form">
      <label>
        {t('reward:template')}
        <PickOne
          aria-label={t('reward:template')}
          placeholder={t('reward:ownSheet')}
          value={leaving.template}
          options={names.choicesIn('bankTemplates')}
          onChange={(template) => {
            change({ ...leaving, template: template?.toString() });
          }}
        />
      </label>
      <label>
        {t('reward:payOn')}
        <DayInput
          value={leaving.payOn}
          onChange={(payOn) => {
            change({ ...leaving, payOn });
          }}
        />
      </label>
      <label>
        {t('reward:purpose')}
        <PickOne
          aria-label={t('reward:purpose')}
          placeholder={purposes[0]}
          value={leaving.purpose}
          options={purposes.map((purpose) => ({ value: purpose, label: purpose }))}
          onChange={(purpose) => {
            change({ ...leaving, purpose });
          }}
        />
      </label>
    </div>
  );
}

/** The files it would leave as, and line by line what the bank would send back. */
function Found({ check: { files, complaints } }: { check: ExportCheck }) {
  const { t } = useWords();
  const leaves = files.map(({ name, count, total }) =>
    t('reward:fileLeaves', { name, count, wan: wan(total) }),
  );
  const wrong = complaints.map(({ line, because }) => t('reward:lineSays', { line, because }));
  return (
    <Alert
      className="refused"
      type={wrong.length > 0 ? 'warning' : 'success'}
      showIcon
      role="status"
      title={wrong.length > 0 ? t('reward:checkFound', { count: wrong.length }) : t('reward:checkClean')}
      description={[...wrong, ...leaves].join('\n')}
    />
  );
}

function useExport(batchId: string) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    networkMode: 'always',
    mutationFn: async ({ template, payOn, purpose }: Leaving) => {
      const asked = Object.entries({ template, payOn, purpose }).filter(([, value]) => value !== undefined);
      const query = new URLSearchParams(asked as [string, string][]).toString();
      const path = `/api/reward/batches/${encodeURIComponent(batchId)}/export`;
      const file = await giveForFile(query === '' ? path : `${path}?${query}`, key.current);
      key.current = newKey();
      saveFile(file.name, file.content);
      return file;
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['finance'] });
    },
  });
}
