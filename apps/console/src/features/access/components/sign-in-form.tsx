import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import type { SignedIn } from '#contracts/access/views';
import { tellFault } from '../../../shared/api/tell-fault.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { signIn, type Credentials } from '../api/sign-in.js';

/** Account and password, on the sign-in page and in the dialog that asks again. */
export function SignInForm({
  account,
  password,
  onSignedIn,
}: {
  account?: string | undefined;
  password?: string | undefined;
  onSignedIn: (signedIn: SignedIn) => void;
}) {
  const { t } = useWords();
  const attempt = useMutation({ mutationFn: signIn, networkMode: 'always', onSuccess: onSignedIn });
  const required = [{ required: true, message: t('invalid.missing') }];
  return (
    <Form<Credentials>
      name="sign-in"
      layout="vertical"
      requiredMark={false}
      initialValues={{ account, password }}
      onFinish={(credentials) => {
        attempt.mutate(credentials);
      }}
    >
      <Form.Item name="account" label={t('access:account')} rules={required}>
        <Input prefix={<UserOutlined aria-hidden />} autoComplete="username" />
      </Form.Item>
      <Form.Item name="password" label={t('access:password')} rules={required}>
        <Input.Password prefix={<LockOutlined aria-hidden />} autoComplete="current-password" />
      </Form.Item>
      {attempt.error && (
        <Alert
          className="refused"
          type="error"
          showIcon
          role="alert"
          title={tellFault(t, attempt.error).title}
        />
      )}
      <Button type="primary" htmlType="submit" block loading={attempt.isPending}>
        {t('access:signIn')}
      </Button>
    </Form>
  );
}
