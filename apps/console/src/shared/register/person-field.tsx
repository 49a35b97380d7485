import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import type { PersonRegistered } from '#contracts/register/views';
import { useGive } from '../commands/use-give.js';
import type { InputProps } from '../commands/inputs.js';
import { useWords } from '../i18n/i18n.js';
import { BusyButton } from '../ui/busy-button.js';
import { ErrorCard } from '../ui/error-card.js';
import { Masked } from '../ui/masked.js';

/** A person of the register: entered here by name and phone, kept there, known here by an id. */
export function PersonField({ id, value, onChange }: InputProps<string>) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [found, setFound] = useState<PersonRegistered>();
  const give = useGive<PersonRegistered>('/api/register/people');
  const enter = () => {
    const tidyPhone = phone.trim();
    give.mutate(
      { name: name.trim(), ...(tidyPhone !== '' && { phone: tidyPhone }) },
      {
        onSuccess: (person) => {
          setFound(person);
          onChange?.(person.personId);
        },
      },
    );
  };
  const another = () => {
    setFound(undefined);
    onChange?.(undefined);
  };
  if (value !== undefined && found) {
    return (
      <Space>
        <Masked value={`${found.name} ${found.phone ?? ''}`} />
        <Button size="small" onClick={another}>
          {t('person.another')}
        </Button>
      </Space>
    );
  }
  const input = { maxLength: 60, autoComplete: 'off' };
  return (
    <>
      <Space wrap>
        <Input
          id={id}
          aria-label={t('person.name')}
          placeholder={t('person.name')}
          value={name}
          onChange={({ target }) => {
            setName(target.value);
          }}
          {...input}
        />
        <Input
          aria-label={t('person.phone')}
          placeholder={t('person.phone')}
          inputMode="tel"
          value={phone}
          onChange={({ target }) => {
            setPhone(target.value);
          }}
          {...input}
        />
        <BusyButton onClick={enter} disabled={name.trim() === ''} busy={give.isPending}>
          {t('person.enter')}
        </BusyButton>
      </Space>
      {give.error && <ErrorCard error={give.error} />}
    </>
  );
}
