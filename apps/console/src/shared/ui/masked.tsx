import { LockOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useWords } from '../i18n/i18n.js';

/** A value the service gave masked: the lock says that there is more than is shown. */
export function Masked({ value }: { value: string | undefined }) {
  const { t } = useWords();
  if (value === undefined) return <span>—</span>;
  return (
    <Tooltip title={t('masked')}>
      <span className="figure">
        <LockOutlined aria-label={t('masked')} /> {value}
      </span>
    </Tooltip>
  );
}
