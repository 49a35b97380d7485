import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { PersonActor } from '#domain/shared/actor';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { HOUSE, type House } from '#platform/service/house';
import { StartImportCommand } from './start-import/start-import.handler.js';

/**
 * The demo's sample leads (示例), once per installation: in demo mode the pack's sheet is imported as
 * its first centre officer would do it. The key says which sheet, so a restart imports nothing again.
 */
@Injectable()
export class DemoLeads implements OnApplicationBootstrap {
  constructor(
    private readonly bus: CommandBus,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  onApplicationBootstrap(): void {
    const { config, background } = this.house;
    const sheet = join(config.packDir, 'demo', 'lead-sheet.csv');
    const importer = config.mode === 'demo' ? demoOfficer(config.packDir) : undefined;
    if (!importer || !existsSync(sheet)) return;
    // Behind the answers: handlers are registered by then, and a slow record delays nobody.
    background.begin('demo leads', async () => {
      const file = { name: '示例线索表.csv', bytes: await readFile(sheet) };
      const key = `demo-leads-${this.house.pack.packId}`;
      await this.bus.execute(new StartImportCommand(file, { by: importer, key, language: 'zh' }));
      return { stop: () => Promise.resolve() };
    });
  }
}

function demoOfficer(packDir: string): PersonActor | undefined {
  const people = loadDemoPeople(packDir)?.people ?? [];
  const officer = people.find(({ roles }) => roles.includes('centre-officer'));
  return officer && { kind: 'person', personId: officer.personId, unitId: officer.unitId, roles: officer.roles };
}
