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
process.stdout.write(`${String(files.size)} contracts in ${contractsFolder}.\n`);
