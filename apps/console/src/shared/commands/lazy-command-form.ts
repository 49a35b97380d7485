import { lazy } from 'react';

/** The form of a command: fields weigh as much as the page they stand beside, so they come when the first is opened. */
export const LazyCommandForm = lazy(() =>
  import('./command-form.js').then((form) => ({ default: form.CommandForm })),
);
