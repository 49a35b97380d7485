import { Button, Drawer } from 'antd';
import { Suspense, useState } from 'react';
import type { CommandHint } from '#contracts/shared/answer';
import { commandTitle } from '../i18n/labels.js';
import { useWords } from '../i18n/i18n.js';
import { notify } from '../ui/notices.js';
import type { CommandFormProps } from './command-form.js';
import type { CommandSpec, CommandSpecs } from './command-spec.js';
import { LazyCommandForm } from './lazy-command-form.js';

interface CommandBarProps extends Pick<CommandFormProps, 'id' | 'choices' | 'widgets' | 'fixed'> {
  /** From the view: what this person may do now, and why not. */
  readonly hints: readonly CommandHint[];
  readonly specs: CommandSpecs;
  /** What a command's form starts with, by command. */
  readonly initials?: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  /** Commands with a place of their own on the page. */
  readonly except?: readonly string[];
}

/**
 * What this person may do now, a button each; what they could do at another moment stands below
 * with the reason. What is never theirs is not shown.
 */
export function CommandBar({ hints, specs, except = [], initials = {}, ...form }: CommandBarProps) {
  const { t } = useWords();
  const [open, setOpen] = useState<CommandSpec>();
  const shown = hints.filter(({ command }) => specs[command] && !except.includes(command));
  const isGrave = ({ command }: CommandHint) => specs[command]?.grave === true;
  const allowed = shown
    .filter(({ allowed }) => allowed)
    .sort((a, b) => Number(isGrave(a)) - Number(isGrave(b)));
  const refused = shown.filter((hint) => !hint.allowed && hint.code !== 'role-not-permitted');
  if (allowed.length + refused.length === 0) return null;
  return (
    <section aria-label={t('commands.title')} className="command-bar">
      {allowed.map(({ command }, index) => (
        <Button
          key={command}
          type={index === 0 && !specs[command]?.grave ? 'primary' : 'default'}
          danger={specs[command]?.grave}
          onClick={() => {
            setOpen(specs[command]);
          }}
        >
          {commandTitle(t, specs[command]?.stage ?? '', command)}
        </Button>
      ))}
      {refused.length > 0 && (
        <details>
          <summary>{t('commands.notNow', { count: refused.length })}</summary>
          <ul>
            {refused.map(({ command, because }) => (
              <li key={command}>
                <Button disabled>{commandTitle(t, specs[command]?.stage ?? '', command)}</Button>{' '}
                {because}
              </li>
            ))}
          </ul>
        </details>
      )}
      <CommandDrawer
        spec={open}
        initial={open && initials[open.command]}
        close={() => {
          setOpen(undefined);
        }}
        {...form}
      />
    </section>
  );
}

type DrawerProps = Omit<CommandFormProps, 'spec' | 'onDone' | 'onCancel'> & {
  readonly spec: CommandSpec | undefined;
  readonly close: () => void;
  readonly onDone?: (answer: unknown) => void;
};

/** The form of one command beside the page it belongs to. */
export function CommandDrawer({ spec, close, onDone, ...form }: DrawerProps) {
  const { t } = useWords();
  const title = spec && commandTitle(t, spec.stage, spec.command);
  return (
    <Drawer open={spec !== undefined} onClose={close} title={title} size="large" destroyOnHidden>
      {spec && (
        <Suspense fallback={<p className="opening">{t('loading')}</p>}>
          <LazyCommandForm
            key={`${spec.stage}.${spec.command}`}
            spec={spec}
            takesFocus
            {...form}
            onCancel={close}
            onDone={(answer) => {
              notify({ tone: 'good', title: t('commands.done', { title }) });
              close();
              onDone?.(answer);
            }}
          />
        </Suspense>
      )}
    </Drawer>
  );
}
