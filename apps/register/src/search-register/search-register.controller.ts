import { SearchRegister } from '#contracts/register/commands';
import { RegisterFound } from '#contracts/register/views';
import { listEndpoint } from '../list-endpoint.js';
import { SearchRegisterQuery } from './search-register.handler.js';

export const SearchRegisterController = listEndpoint({
  permission: 'register.search',
  sheet: 'register.search',
  path: 'search',
  asked: SearchRegister,
  view: RegisterFound,
  summary: 'Organisations and people by name, initials, other name, code or the end of a number.',
  query: SearchRegisterQuery,
});
