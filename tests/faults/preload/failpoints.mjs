/**
 * Loads some of the product's files with every await wrapped (tests/faults/failpoints.ts wrapped
 * them), and does what is armed when one is reached. The product itself has no such code.
 */
import { closeSync, openSync, readFileSync } from 'node:fs';
import { register } from 'node:module';

/** Lines of `<point> <before|after> <action>`; each takes effect once, in one process. */
const armedFile = process.env.DUET_FAILPOINT_ARMED;
const hangMs = 6000;

function armed(name, side) {
  let text;
  try {
    text = readFileSync(armedFile, 'utf8');
  } catch {
    return undefined;
  }
  if (!text.includes(`${name} ${side} `)) return undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith(`${name} ${side} `) && isFirst(line)) return line.split(' ')[2];
  }
  return undefined;
}

/** Of all processes that meet it, one makes this file. */
function isFirst(line) {
  try {
    closeSync(openSync(`${armedFile}.fired/${encodeURIComponent(line)}`, 'wx'));
    return true;
  } catch {
    return false;
  }
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
