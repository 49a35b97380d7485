import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useState } from 'react';
import { isFault } from '../shared/api/fault.js';
import { useWords } from '../shared/i18n/i18n.js';
import { largeLetters } from '../shared/ui/large-letters.js';
import { router } from './router.js';
import { themeOf } from './theme.js';

const retriesMax = 2;
const staleMs = 5_000;

function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: staleMs,
        // What the service has answered it will answer again; only silence is worth another try.
        retry: (failures, error) =>
          failures < retriesMax && (!isFault(error) || error.problem.status === 503),
      },
    },
  });
}

/** Everything around the pages: language, look, answers kept, routes. */
export function Root() {
  const { language } = useWords();
  const [queries] = useState(newQueries);
  const large = largeLetters.useValue();
  const [english, setEnglish] = useState<typeof zhCN>();
  useEffect(() => {
    if (language === 'en') {
      void import('antd/locale/en_US').then((locale) => {
        setEnglish(locale.default);
      });
    }
    document.documentElement.classList.toggle('large', large);
  }, [language, large]);
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : (english ?? zhCN)} theme={themeOf(large)} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
