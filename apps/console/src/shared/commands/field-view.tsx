import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Radio } from 'antd';
import type { ComponentType } from 'react';
import { codeLabel, codeListsOf, fieldLabel } from '../i18n/labels.js';
import { useWords, type Words } from '../i18n/i18n.js';
import { choicesFor, type Choices, type CommandSpec } from './command-spec.js';
import type { Field, Shape } from './form-model.js';
import { CodeInput, DayInput, ManyInput, MoneyInput, type InputProps } from './inputs.js';

/** A field of its own making, where the contract's type does not say how it is filled in. */
export type Widgets = Readonly<Record<string, ComponentType<InputProps<string>>>>;

export interface FormContext {
  readonly spec: CommandSpec;
  readonly choices: Choices;
  readonly widgets: Widgets;
}

type Path = readonly (string | number)[];

interface FieldProps {
  readonly field: Field;
  /** Where in the form's values; `label` and choices go by the names in it. */
  readonly path: Path;
  readonly context: FormContext;
  /** Where the parent is an item of a list, antd names fields from the list on. */
  readonly listed?: Path;
}

const namesOf = (path: Path): string[] => path.filter((step) => typeof step === 'string');

/** One field of a command, with its label, as its contract's type asks to be filled in. */
export function FieldView({ field, path, context, listed }: FieldProps) {
  const { t } = useWords();
  const { spec, choices, widgets } = context;
  const names = namesOf(path);
  const label = fieldLabel(t, spec.stage, spec.command, field.name);
  const { shape } = field;
  const at = listed ?? path;
  if (shape.kind === 'object') {
    return <FieldGroup legend={label} fields={shape.fields} {...{ path, context, listed: at }} />;
  }
  if (shape.kind === 'variants') {
    return <VariantsView {...{ shape, path, context, label }} listed={at} />;
  }
  const offered = choicesFor(choices, names);
  if (shape.kind === 'list' && !offered) {
    return <ListView {...{ shape, path, context, label }} listed={at} />;
  }
  const Widget = widgets[names.join('.')] ?? widgets[field.name];
  const input = Widget ? <Widget /> : inputFor(t, shape, names, context);
  return (
    <Form.Item name={[...at]} label={label} required={!field.optional}>
      {input}
    </Form.Item>
  );
}

function inputFor(t: Words, shape: Shape, names: string[], { spec, choices }: FormContext) {
  const lists = codeListsOf(names);
  const offered = choicesFor(choices, names);
  if (shape.kind === 'list') return <ManyInput choices={offered ?? []} />;
  if (offered) return <CodeInput choices={offered} />;
  switch (shape.kind) {
    case 'words':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={shape.max} />;
    case 'money':
      return <MoneyInput />;
    case 'day':
      return <DayInput />;
    case 'whole':
      return <InputNumber min={shape.min} max={shape.max} precision={0} />;
    case 'yes-no':
      return (
        <Radio.Group
          options={[
            { value: true, label: codeLabel(t, spec.stage, lists, 'true') },
            { value: false, label: codeLabel(t, spec.stage, lists, 'false') },
          ]}
        />
      );
    case 'code':
      return (
        <CodeInput
          choices={shape.codes.map((code) => ({
            value: code,
            label: codeLabel(t, spec.stage, lists, code),
          }))}
        />
      );
    default:
      return <Input maxLength={shape.kind === 'line' ? shape.max : undefined} autoComplete="off" />;
  }
}

function FieldGroup({
  legend,
  fields,
  path,
  context,
  listed,
}: {
  legend: string;
  fields: readonly Field[];
  path: Path;
  context: FormContext;
  listed: Path;
}) {
  return (
    <fieldset className="field-group">
      <legend>{legend}</legend>
      {fields.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          path={[...path, field.name]}
          context={context}
          listed={[...listed, field.name]}
        />
      ))}
    </fieldset>
  );
}

/** Choosing another way of giving a value empties what was given in the first. */
function VariantsView({
  shape,
  path,
  context,
  label,
  listed,
}: {
  shape: Extract<Shape, { kind: 'variants' }>;
  path: Path;
  context: FormContext;
  label: string;
  listed: Path;
}) {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const whole = [...path];
  const value = Form.useWatch(whole, { form, preserve: true }) as Record<string, unknown> | undefined;
  const given = shape.by === undefined ? chosenByField(shape, value) : value?.[shape.by];
  const chosen = shape.variants.find(({ code }) => code === given);
  const choose = (code: string) => {
    form.setFieldValue(whole, shape.by === undefined ? { [code]: '' } : { [shape.by]: code });
  };
  const lists = codeListsOf(namesOf(path));
  return (
    <fieldset className="field-group">
      <legend>{label}</legend>
      <Radio.Group
        aria-label={label}
        value={chosen?.code}
        onChange={({ target }) => {
          choose(target.value as string);
        }}
        options={shape.variants.map(({ code }) => ({
          value: code,
          label: codeLabel(t, context.spec.stage, lists, code),
        }))}
      />
      {shape.by !== undefined && (
        <Form.Item name={[...listed, shape.by]} hidden>
          <Input />
        </Form.Item>
      )}
      {chosen?.fields.map((field) => (
        <FieldView
          key={field.name}
          field={field}
          path={[...path, field.name]}
          context={context}
          listed={[...listed, field.name]}
        />
      ))}
    </fieldset>
  );
}

function chosenByField(
  { variants }: Extract<Shape, { kind: 'variants' }>,
  value: Record<string, unknown> | undefined,
): string | undefined {
  return variants.find(({ code }) => value?.[code] !== undefined)?.code;
}

function ListView({
  shape,
  path,
  context,
  label,
  listed,
}: {
  shape: Extract<Shape, { kind: 'list' }>;
  path: Path;
  context: FormContext;
  label: string;
  listed: Path;
}) {
  const { t } = useWords();
  const { item } = shape;
  const blank = item.kind === 'object' || item.kind === 'variants' ? {} : '';
  const one: Field = { name: namesOf(path).at(-1) ?? '', optional: false, shape: item };
  return (
    <fieldset className="field-group">
      <legend>{label}</legend>
      <Form.List name={[...listed]} initialValue={shape.min > 0 ? [blank] : []}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, index) => (
              <div key={key} className="list-item">
                <FieldView field={one} path={[...path, name]} context={context} listed={[name]} />
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('list.remove', { label, number: index + 1 })}
                  onClick={() => {
                    remove(name);
                  }}
                />
              </div>
            ))}
            <Button
              icon={<PlusOutlined aria-hidden />}
              onClick={() => {
                add(blank);
              }}
            >
              {t('list.add', { label })}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
