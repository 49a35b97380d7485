import { ResetPassword } from '#contracts/access/commands';
import { OneTimePassword } from '#contracts/access/views';
import { personEndpoint } from '../person-endpoint.js';
import { ResetPasswordCommand } from './reset-password.handler.js';

export const ResetPasswordController = personEndpoint({
  permission: 'access.reset-password',
  path: 'people/:personId/reset-password',
  body: ResetPassword,
  view: OneTimePassword,
  summary: 'A new one-time password for somebody who forgot theirs; their sessions end.',
  command: ResetPasswordCommand,
});
