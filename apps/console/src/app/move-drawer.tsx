import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Drawer } from 'antd';
import { nameOfCase } from '../features/journey/api/case-name.js';
import type { Moving } from '../features/journey/components/case-board.js';
import type { CommandHint } from '#contracts/shared/answer';
import { fetchAnswered } from '../shared/api/client.js';
import { useNames } from '../shared/api/catalogue.js';
import { CommandForm } from '../shared/commands/command-form.js';
import { codeLabel } from '../shared/i18n/labels.js';
import { useWords } from '../shared/i18n/i18n.js';
import { Loaded } from '../shared/ui/loaded.js';
import { moveBetween } from './moves.js';

interface StageHints {
  readonly commands: readonly CommandHint[];
  /** Contact says what a lead still lacks. */
  readonly missing?: readonly string[];
}

/** What the stage a card leaves says about leaving it now. */
function useHints({ card }: Moving) {
  const { stage, caseId } = card;
  return useQuery({
    queryKey: ['case', caseId, 'hints', stage],
    queryFn: async (): Promise<StageHints> => {
      const address = `/api/${stage}/cases/${encodeURIComponent(caseId)}`;
      const response = await fetchAnswered(new Request(address));
      return (await response.json()) as StageHints;
    },
    staleTime: 0,
  });
}

/**
 * Asks for just what moving a card takes, or says why it cannot move now. Closing it puts the card
 * back; so does a refusal, which stays to be read.
 */
export function MoveDrawer({
  moving,
  onRefused,
  onDone,
  close,
}: {
  moving: Moving;
  onRefused: (error: unknown) => void;
  onDone: () => void;
  close: () => void;
}) {
  const { t } = useWords();
  const hints = useHints(moving);
  const { card, to } = moving;
  const title = t('board.moveTo', { card: nameOfCase(t, card), column: t(`stages.${to}`) });
  return (
    <Drawer open onClose={close} title={title} size="large">
      <Loaded query={hints}>
        {({ commands, missing = [] }) => (
          <MoveForm {...{ moving, commands, missing, onRefused, onDone, close }} />
        )}
      </Loaded>
    </Drawer>
  );
}

function MoveForm({
  moving: { card, to },
  commands,
  missing,
  onRefused,
  onDone,
  close,
}: Required<StageHints> & {
  moving: Moving;
  onRefused: (error: unknown) => void;
  onDone: () => void;
  close: () => void;
}) {
  const { t } = useWords();
  const names = useNames();
  const spec = moveBetween(card.stage, to);
  const hint = commands.find(({ command }) => command === spec?.command);
  if (!spec || !hint?.allowed) {
    const lacking = missing.map((need) => codeLabel(t, card.stage, 'missing', need)).join(t('listed'));
    const why = hint?.because ?? t(hint ? 'board.notYours' : 'board.noWay');
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        title={why}
        description={
          <>
            {lacking !== '' && <p>{t('contact:missing', { list: lacking })}</p>}
            <Link to="/cases/$caseId" params={{ caseId: card.caseId }} search={{ tab: card.stage }}>
              {t('board.openCase')}
            </Link>
          </>
        }
      />
    );
  }
  return (
    <CommandForm
      spec={spec}
      id={card.caseId}
      choices={{ segment: names.choicesIn('segments') }}
      initial={card.segment === undefined || spec.command !== 'qualify' ? {} : { segment: card.segment }}
      onDone={onDone}
      onRefused={onRefused}
      onCancel={close}
    />
  );
}
