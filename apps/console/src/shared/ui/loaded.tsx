import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ErrorCard } from './error-card.js';

/**
 * The states every screen has: a skeleton until there is something, the error with “again” when
 * nothing came, and what is there even while a newer answer fails (said above it).
 */
export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    if (query.isError) return <ErrorCard error={query.error} retry={retry} />;
    return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  }
  return (
    <>
      {query.isError && <ErrorCard error={query.error} retry={retry} />}
      {children(query.data)}
    </>
  );
}
