/**
 * Loads some of the product's files with every await wrapped (tests/faults/failpoints.ts wrapped
 * them), and does what is armed when one is reached. The product itself has no such code.
 */
import { readFileSync, renameSync } from 'node:fs';
import { register } from 'node:module';

const armedFile = process.env.DUET_FAILPOINT_ARMED;
const hangMs = 6000;

function armed(name, side) {
  let text;
  try {
    text = readFileSync(armedFile, 'utf8');
  } catch {
    return undefined;
  }
  const [point, when, action] = text.trim().split(' ');
  if (point !== name || when !== side) return undefined;
  try {
    // One process wins, once.
    renameSync(armedFile, `${armedFile}.fired`);
  } catch {
    return undefined;
  }
  return action;
}

async function act(action) {
  if (action === 'kill') process.kill(process.pid, 'SIGKILL');
  if (action === 'hang') await new Promise((resolve) => setTimeout(resolve, hangMs));
  if (action === 'error') throw new Error('a planted fault');
}

globalThis.duetFailpoint = async (name, work) => {
  const before = armed(name, 'before');
  if (before === 'duplicate') await work();
  else await act(before);
  const result = await work();
  await act(armed(name, 'after'));
  return result;
};

register('./failpoint-loader.mjs', import.meta.url, { data: process.env.DUET_FAILPOINT_SOURCES });
