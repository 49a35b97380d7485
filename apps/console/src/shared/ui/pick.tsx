import { CloseOutlined, DownOutlined } from '@ant-design/icons';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useWords } from '../i18n/i18n.js';

export type PickValue = string | number;

interface Option<Value extends PickValue> {
  readonly value: Value;
  readonly label: string;
}

interface Common<Value extends PickValue> {
  readonly id?: string | undefined;
  readonly options: readonly Option<Value>[];
  readonly placeholder?: string | undefined;
  readonly className?: string | undefined;
  /** Where no label stands beside it. */
  readonly 'aria-label'?: string;
}

interface PickOneProps<Value extends PickValue> extends Common<Value> {
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
  /** Something is always chosen. */
  readonly fixed?: boolean;
}

interface PickManyProps<Value extends PickValue> extends Common<Value> {
  readonly value: readonly Value[];
  readonly onChange: (values: Value[]) => void;
}

/** One out of a list that is searched by typing; emptying the field takes the choice back. */
export function PickOne<Value extends PickValue>({ fixed = false, ...props }: PickOneProps<Value>) {
  const { t } = useWords();
  const { value, options, onChange } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <Combo
      {...props}
      shown={chosen?.label ?? (value === undefined ? '' : String(value))}
      isChosen={(option) => option === chosen}
      take={(option) => {
        onChange(option.value);
        return 'close';
      }}
      emptied={() => {
        if (!fixed && value !== undefined) onChange(undefined);
      }}
      tools={
        !fixed &&
        value !== undefined && (
          <button
            type="button"
            className="pick-clear"
            // With the keyboard the field is emptied instead.
            tabIndex={-1}
            aria-label={t('pick.clear')}
            onClick={() => {
              onChange(undefined);
            }}
          >
            <CloseOutlined aria-hidden />
          </button>
        )
      }
    />
  );
}

/** Several out of a list; it stays open while one after the other is chosen and closes when one goes on. */
export function PickMany<Value extends PickValue>(props: PickManyProps<Value>) {
  const { t } = useWords();
  const { value, options, onChange } = props;
  const without = (gone: Value) => value.filter((each) => each !== gone);
  const labelOf = (each: Value) => options.find((option) => option.value === each)?.label ?? String(each);
  return (
    <Combo
      {...props}
      several
      shown=""
      placeholder={value.length === 0 ? props.placeholder : undefined}
      isChosen={(option) => value.includes(option.value)}
      take={(option) => {
        const isThere = value.includes(option.value);
        onChange(isThere ? without(option.value) : [...value, option.value]);
        return 'stay';
      }}
      emptied={() => undefined}
      erase={() => {
        const last = value.at(-1);
        if (last !== undefined) onChange(without(last));
      }}
      chips={value.map((each) => (
        <span key={each} className="chip">
          {labelOf(each)}
          <button
            type="button"
            aria-label={t('pick.remove', { name: labelOf(each) })}
            onClick={() => {
              onChange(without(each));
            }}
          >
            <CloseOutlined aria-hidden />
          </button>
        </span>
      ))}
    />
  );
}

interface ComboProps<Value extends PickValue> extends Common<Value> {
  /** What stands in the field while nobody types. */
  readonly shown: string;
  readonly isChosen: (option: Option<Value>) => boolean;
  readonly take: (option: Option<Value>) => 'close' | 'stay';
  /** What was typed away is meant to go. */
  readonly emptied: () => void;
  readonly erase?: () => void;
  readonly several?: boolean;
  readonly chips?: React.ReactNode;
  readonly tools?: React.ReactNode;
}

/** The combobox of the ARIA practices: the focus stays in the field, arrows go through the list. */
function Combo<Value extends PickValue>(props: ComboProps<Value>) {
  const { shown, placeholder, className = '', several = false, chips, tools, isChosen } = props;
  const ownId = useId();
  const listId = `${ownId}-list`;
  const field = useRef<HTMLInputElement>(null);
  const list = useCombo(props, field);
  const { open, typed, found, active } = list;
  return (
    <span className={`pick ${className}`} onClick={() => field.current?.focus()}>
      {chips}
      <input
        ref={field}
        id={props.id ?? ownId}
        aria-label={props['aria-label']}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open && found[active] ? `${listId}-${String(active)}` : undefined}
        placeholder={typed === undefined && shown !== '' ? shown : placeholder}
        value={typed ?? shown}
        onChange={({ target }) => {
          list.type(target.value);
        }}
        // What is typed next takes the place of what was chosen.
        onFocus={({ target }) => {
          target.select();
        }}
        onMouseDown={list.toggle}
        onKeyDown={list.press}
        onBlur={list.leave}
      />
      {tools}
      <DownOutlined className="pick-mark" aria-hidden />
      <Unfolded id={listId} {...{ list, several, isChosen }} />
    </span>
  );
}

interface UnfoldedProps<Value extends PickValue>
  extends Pick<ComboProps<Value>, 'several' | 'isChosen'> {
  readonly id: string;
  readonly list: ReturnType<typeof useCombo<Value>>;
}

function Unfolded<Value extends PickValue>({ id, list, several, isChosen }: UnfoldedProps<Value>) {
  const { t } = useWords();
  return (
    <ul
      id={id}
      ref={list.unfolded}
      role="listbox"
      aria-label={list.name}
      aria-multiselectable={several || undefined}
      hidden={!list.open}
      // The field keeps the focus while the list is used with the mouse.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      {list.open &&
        list.found.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={isChosen(option)}
            className={index === list.active ? 'active' : ''}
            onClick={() => {
              list.choose(option);
            }}
          >
            {option.label}
          </li>
        ))}
      {list.open && list.found.length === 0 && (
        <li role="option" aria-disabled aria-selected={false} className="nothing">
          {t('pick.nothing')}
        </li>
      )}
    </ul>
  );
}

function isLike(label: string, typed: string): boolean {
  return label.toLowerCase().includes(typed.trim().toLowerCase());
}

/** What is typed, which options are left by it, and which of them the next Enter takes. */
function useCombo<Value extends PickValue>(
  { options, isChosen, take, emptied, erase, several = false }: ComboProps<Value>,
  field: React.RefObject<HTMLInputElement | null>,
) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const [moved, setMoved] = useState<number>();
  const found = typed === undefined ? options : options.filter(({ label }) => isLike(label, typed));
  const chosenAt = several ? -1 : found.findIndex(isChosen);
  const active = Math.min(moved ?? Math.max(0, chosenAt), found.length - 1);
  const close = () => {
    setOpen(false);
    setTyped(undefined);
    setMoved(undefined);
  };
  const choose = (option: Option<Value>) => {
    if (take(option) === 'close') close();
    else setTyped(undefined);
  };
  const go = (to: number) => {
    setOpen(true);
    setMoved(open ? (to + found.length) % Math.max(1, found.length) : active);
  };
  const leave = () => {
    if (typed === '') emptied();
    close();
  };
  const press = (event: KeyboardEvent) => {
    const option = found[active];
    if (event.key === 'ArrowDown') go(active + 1);
    else if (event.key === 'ArrowUp') go(active - 1);
    else if (event.key === 'Enter' && open) {
      if (typed === '' && moved === undefined) leave();
      else if (option) choose(option);
    } else if (event.key === 'Escape' && open) {
      // Not the drawer it stands in.
      event.nativeEvent.stopImmediatePropagation();
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && !typed && erase) erase();
    else return;
    event.preventDefault();
  };
  return {
    ...{ open, typed, found, active, choose, press, leave },
    name: open ? nameOf(field.current) : undefined,
    type: (text: string) => {
      setOpen(true);
      setTyped(text);
      setMoved(text === '' ? undefined : 0);
    },
    toggle: () => {
      if (open && (typed ?? '') === '') close();
      else setOpen(true);
    },
    unfolded: (list: HTMLUListElement | null) => {
      if (!open || !list) return;
      list.scrollIntoView({ block: 'nearest' });
      list.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
    },
  };
}

/** A list is called as its field is. */
function nameOf(field: HTMLInputElement | null): string | undefined {
  return field?.getAttribute('aria-label') ?? field?.labels?.[0]?.textContent ?? undefined;
}
