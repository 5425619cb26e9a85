/**
 * `node --import …/register.ts apps/X/src/main.ts`: runs an app with points at which it can be struck, and with the mutants that
 * `MILLRACE_FAULTS` names. The sources stay as they are: they are changed while Node loads them.
 */
import { registerHooks } from 'node:module';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startAgent } from './agent.ts';
import type { Plan } from './arm.ts';
import { applyEdits } from './edit.ts';
import { pointEdits } from './points.ts';
import { variantNamed } from './variants.ts';

const root = dirname(dirname(dirname(import.meta.dirname)));
const plan = JSON.parse(process.env.MILLRACE_FAULTS ?? '{"variants":[],"arms":[],"reports":[]}') as Plan;
const edits = Map.groupBy(
  [...plan.variants.flatMap((name) => variantNamed(name).edits), ...pointEdits],
  ({ file }) => file,
);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const own = url.startsWith('file:') ? edits.get(relative(root, fileURLToPath(url))) : undefined;
    return own && loaded.source ? { ...loaded, source: applyEdits(textOf(loaded.source), own) } : loaded;
  },
});
startAgent(plan);

function textOf(source: string | ArrayBuffer | NodeJS.TypedArray): string {
  if (typeof source === 'string') return source;
  return source instanceof ArrayBuffer
    ? Buffer.from(source).toString('utf8')
    : Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('utf8');
}
