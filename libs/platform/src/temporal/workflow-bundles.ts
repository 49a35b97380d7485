import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Every bundle and the compiled file (below dist) it starts from. */
export const workflowBundles = {
  stage: 'libs/durable/src/stage.workflow.js',
  attraction: 'apps/journey/src/attraction.workflow.js',
} as const;

export type WorkflowBundleName = keyof typeof workflowBundles;

/** Path of a prebuilt bundle, whether this file runs from source (tests) or from dist. */
export function bundlePath(name: WorkflowBundleName): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = join(here, '../../../..');
  const dist = root.endsWith('/dist') ? root : join(root, 'dist');
  return join(dist, 'bundles', `${name}.js`);
}
