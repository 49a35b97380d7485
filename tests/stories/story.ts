import { yuan } from './cast.js';
import { demoTheatre, productUrl } from './demo-theatre.js';
import { carryOneCase } from './thread.js';

/**
 * `npm run story`: carries one case through all five stages over HTTP against the running product,
 * signing in with its demo accounts.
 */
try {
  const { caseId, paid } = await carryOneCase(demoTheatre(tell));
  tell(`story: paid ${yuan(paid)} to the organisation of case ${caseId}`);
} catch (error) {
  const { message, cause } = error as Error;
  const refused = (cause as { code?: string } | undefined)?.code === 'ECONNREFUSED';
  tell(refused ? `Nothing answers at ${productUrl}. Run "npm start" first.` : `story: stopped: ${message}`);
  process.exitCode = 1;
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
