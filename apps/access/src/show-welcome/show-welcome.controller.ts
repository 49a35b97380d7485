import { Controller, Get, Inject, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Welcome } from '#contracts/access/catalogue';
import { Open } from '#platform/access/sign-in-guard';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { HOUSE, type House } from '#platform/service/house';
import { demoAccounts } from '../demo-accounts.js';

@ApiTags('access')
@Controller('api/access')
export class ShowWelcomeController {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  @Get('welcome')
  @Open(true)
  @ApiOperation({
    operationId: 'access.show-welcome',
    summary: 'Which city this is and, in demo mode, the accounts to sign in with.',
  })
  @ApiOkResponse({ standardSchema: Welcome })
  show(@Req() request: FastifyRequest): Welcome {
    const { config, pack } = this.house;
    if (config.mode !== 'demo') return { city: pack.city };
    const people = loadDemoPeople(config.packDir)?.people ?? [];
    const password = isLocal(request)
      ? demoAccounts(config.dataDir, people, pack)[0]?.password
      : undefined;
    const accounts = people.map(({ account, name, unitId, roles }) => ({
      account,
      name,
      unit: pack.units.find((unit) => unit.unitId === unitId)?.name ?? { zh: unitId, en: unitId },
      roles: roles.map((role) => pack.roles.labels[role]),
    }));
    return { city: pack.city, demo: { ...(password !== undefined && { password }), accounts } };
  }
}

/** On this very machine and through no proxy: whoever sits here reads the banner of `npm start` too. */
function isLocal({ ip, headers }: FastifyRequest): boolean {
  const direct = headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined;
  return direct && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip);
}
