import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { FindDuplicates } from '#contracts/register/commands';
import { useWords } from '../../../shared/i18n/i18n.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { useDuplicates } from '../api/queries.js';
import { EntryTable } from './entry-table.js';

const kinds = ['organisation', 'person'] as const;
const blank: FindDuplicates = { kind: 'organisation', name: '' };

/** Who might be the same, before somebody is entered twice or two entries are brought together. */
export function DuplicatesPart({ open }: { open: (id: string) => void }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<FindDuplicates>();
  const query = useDuplicates(asked);
  return (
    <>
      <p className="purpose">{t('register:duplicatesHow')}</p>
      <DuplicatesForm ask={setAsked} />
      {asked && (
        <Loaded query={query}>
          {({ candidates }) => (
            <EntryTable
              title={t('register:tabs.duplicates')}
              rows={candidates.map(({ because, entry }) => ({ ...entry, because }))}
              empty={t('register:noDuplicates')}
              open={open}
            />
          )}
        </Loaded>
      )}
    </>
  );
}

function DuplicatesForm({ ask }: { ask: (asked: FindDuplicates) => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<FindDuplicates>();
  // Nothing is watched before the form stands.
  const kind = (Form.useWatch('kind', form) as FindDuplicates['kind'] | undefined) ?? blank.kind;
  const number = kind === 'organisation' ? 'creditCode' : 'phone';
  return (
    <Form
      form={form}
      layout="vertical"
      className="narrow"
      name="register-duplicates"
      aria-label={t('register:tabs.duplicates')}
      initialValues={blank}
      onFinish={({ name, ...given }) => {
        const value = given[number]?.trim();
        ask({ kind, name: name.trim(), ...(value !== undefined && value !== '' && { [number]: value }) });
      }}
    >
      <Form.Item name="kind" label={t('fields.kind')}>
        <Radio.Group options={kinds.map((value) => ({ value, label: t(`register:kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('register:name')}
        rules={[{ required: true, min: 2, whitespace: true, message: t('invalid.missing') }]}
      >
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name={number} label={t(kind === 'organisation' ? 'fields.creditCode' : 'register:fields.phone')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        {t('register:findDuplicates')}
      </Button>
    </Form>
  );
}
