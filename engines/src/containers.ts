import { lastWords, runCommand } from './run-command.js';

const answerTimeoutMs = 3_000;
const pullTimeoutMs = 900_000;

let answer: Promise<boolean> | undefined;

/** Whether a docker daemon can be asked to run something; asked once per process. */
export function dockerAnswers(): Promise<boolean> {
  answer ??= runCommand('docker', ['info', '--format', '{{.ServerVersion}}'], {
    timeoutMs: answerTimeoutMs,
  }).then((result) => result.code === 0);
  return answer;
}

/** Whether the image is already on this machine. */
export async function hasImage(image: string): Promise<boolean> {
  const result = await runCommand('docker', ['image', 'inspect', image], {
    timeoutMs: answerTimeoutMs,
  });
  return result.code === 0;
}

/** Fetches an image; throws docker's last words when it cannot. */
export async function pullImage(image: string): Promise<void> {
  const result = await runCommand('docker', ['pull', '--quiet', image], {
    timeoutMs: pullTimeoutMs,
  });
  if (result.code !== 0) throw new Error(`docker pull ${image}: ${lastWords(result)}`);
}
