import { Alert, Button, Form, Space } from 'antd';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { Fault } from '../api/fault.js';
import { tellFault } from '../api/tell-fault.js';
import { commandPurpose, commandTitle, fieldLabel } from '../i18n/labels.js';
import { useWords, type Words } from '../i18n/i18n.js';
import { BusyButton } from '../ui/busy-button.js';
import { useUnsavedGuard } from '../ui/unsaved.js';
import type { Choices, CommandSpec } from './command-spec.js';
import { FieldView, type Widgets } from './field-view.js';
import { fieldsOf, tidied } from './form-model.js';
import { useGive } from './use-give.js';

export interface CommandFormProps {
  readonly spec: CommandSpec;
  /** Of the case, batch or fund the command is given to. */
  readonly id: string;
  /** What the page already knows: sent along and not shown. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly choices?: Choices;
  readonly widgets?: Widgets;
  readonly onDone: (answer: unknown, sent: unknown) => void;
  readonly onCancel?: () => void;
  /** Whoever opened it means to fill it in: the first open field has the focus, where there is none its button. */
  readonly takesFocus?: boolean;
  /** Told of every answer that is none: the form shows it all the same. */
  readonly onRefused?: (error: unknown) => void;
}

interface FieldFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Any command as a form: its fields and checks come out of the contract the service checks it by,
 * its labels out of the words of its stage. A refusal is shown in the service's own sentence.
 */
export function CommandForm(props: CommandFormProps) {
  const { spec, id, fixed = {}, initial = {}, choices = {}, widgets = {}, onDone } = props;
  const { onCancel, onRefused, takesFocus = false } = props;
  const { t } = useWords();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [touched, setTouched] = useState(false);
  const fields = useMemo(
    () => fieldsOf(spec.schema).filter(({ name }) => !Object.hasOwn(fixed, name)),
    [spec, fixed],
  );
  const give = useGive(spec.path(id));
  const letGo = useUnsavedGuard(touched && !give.isSuccess);
  const show = (faults: readonly FieldFault[]) => {
    form.setFields(faults.map(({ path, message }) => ({ name: [...path], errors: [message] })));
  };
  const submit = () => {
    const body = { ...(tidied(form.getFieldsValue(true)) as object), ...fixed };
    const parsed = spec.schema.safeParse(body);
    form.setFields(form.getFieldsError().map(({ name }) => ({ name, errors: [] })));
    if (!parsed.success) {
      show(parsed.error.issues.map((issue) => faultOf(t, issue)));
      return;
    }
    give.mutate(parsed.data, {
      onSuccess: (answer) => {
        letGo();
        onDone(answer, parsed.data);
      },
      onError: (error) => {
        show(serverFaults(t, error));
        onRefused?.(error);
      },
    });
  };
  const context = { spec, choices, widgets };
  const last = useStart(takesFocus, spec);
  return (
    <Form
      form={form}
      name={`${spec.stage}-${spec.command}`}
      layout="vertical"
      initialValues={initial}
      onValuesChange={() => {
        setTouched(true);
      }}
      onFinish={submit}
      aria-label={commandTitle(t, spec.stage, spec.command)}
    >
      <Purpose spec={spec} />
      {fields.map((field) => (
        <FieldView key={field.name} field={field} path={[field.name]} context={context} />
      ))}
      {give.error && <Refused error={give.error} spec={spec} />}
      <Space>
        <BusyButton ref={last} type="primary" danger={spec.grave} htmlType="submit" busy={give.isPending}>
          {commandTitle(t, spec.stage, spec.command)}
        </BusyButton>
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </Space>
    </Form>
  );
}

/** @returns for the button of the form, whose first open field takes the focus. */
function useStart(takesFocus: boolean, spec: CommandSpec): RefObject<HTMLButtonElement | null> {
  const last = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    const all = last.current?.form;
    const start = firstOpen(all) ?? (spec.grave ? undefined : last.current);
    start?.focus();
    // The drawer takes the focus to itself when it opens, a moment after what is in it.
    const frame = requestAnimationFrame(() => {
      if (!all?.contains(document.activeElement)) start?.focus();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [takesFocus, spec]);
  return last;
}

/** The first field nobody has filled in or chosen from yet. */
function firstOpen(form: HTMLFormElement | null | undefined): HTMLElement | undefined {
  const fields = form?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea');
  return [...(fields ?? [])].find((field) => {
    if (field.type !== 'radio') return field.value === '';
    return !form?.querySelector(`input[name="${CSS.escape(field.name)}"]:checked`);
  });
}

function Purpose({ spec }: { spec: CommandSpec }) {
  const { t } = useWords();
  const purpose = commandPurpose(t, spec.stage, spec.command);
  return purpose === '' ? null : <p className="purpose">{purpose}</p>;
}

/** The service's sentence, and for faults of single fields which ones they are. */
function Refused({ error, spec }: { error: unknown; spec: CommandSpec }) {
  const { t } = useWords();
  const { title, advice } = tellFault(t, error);
  const faulty = error instanceof Fault ? (error.problem.errors ?? []) : [];
  const named = faulty.map(({ path, message }) => {
    const name = path.split('.').filter((step) => !/^\d+$/.test(step)).at(-1) ?? path;
    return `${fieldLabel(t, spec.stage, spec.command, name)}: ${message}`;
  });
  return (
    <Alert
      className="refused"
      type="warning"
      showIcon
      role="alert"
      title={title}
      description={[...(advice === undefined ? [] : [advice]), ...named].join('\n') || undefined}
    />
  );
}

function serverFaults(t: Words, error: unknown): FieldFault[] {
  if (!(error instanceof Fault)) return [];
  return (error.problem.errors ?? []).map(({ path }) => ({
    path: path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    message: t('invalid.field'),
  }));
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly input?: unknown;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

/** What is wrong with a field, in words: zod's own speak of types. */
function faultOf(t: Words, issue: Issue): FieldFault {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const { code, minimum, maximum } = issue;
  if (code === 'too_small') return { path, message: t('invalid.tooSmall', { count: Number(minimum) }) };
  if (code === 'too_big') return { path, message: t('invalid.tooBig', { count: Number(maximum) }) };
  if (code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union') {
    return { path, message: t('invalid.missing') };
  }
  return { path, message: t('invalid.field') };
}
