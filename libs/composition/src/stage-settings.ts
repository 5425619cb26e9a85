import type { AnyStage } from '@millrace/worker-runtime';
import type { z } from 'zod';

/** A section for each stage, named after it. */
export function stageSettings(stages: readonly AnyStage[]): Record<string, z.ZodType> {
  return Object.fromEntries(stages.map(({ name, settings }) => [name, settings.prefault({})]));
}
