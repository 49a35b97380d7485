import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { contractsFiles, contractsFolder } from './contracts-files.js';
import { serviceModules } from './service-modules.js';

/** `npm run contracts`: writes the published contracts; what the sources no longer say goes. */
const files = await contractsFiles(serviceModules);
await rm(contractsFolder, { recursive: true, force: true });
for (const [path, content] of files) {
  const file = join(contractsFolder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
/** What the console reads answers by. The generator is a tool of the checkout, not of the product. */
const consoleTypes = 'apps/console/src/generated/api.ts';
const generator = 'node_modules/openapi-typescript/bin/cli.js';
const openApi = join(contractsFolder, 'openapi.json');
const generated = spawnSync(process.execPath, [generator, openApi, '-o', consoleTypes]);
if (generated.status !== 0) throw new Error(`no types for the console: ${String(generated.stderr)}`);
process.stdout.write(`${String(files.size)} contracts in ${contractsFolder}.\n`);
