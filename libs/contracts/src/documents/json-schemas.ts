import { z } from 'zod';
import { eventCatalogue } from '../catalogue.ts';
import { problemSchema } from '../http/problem.ts';
import { taskEnvelopeSchema } from '../task-envelope.ts';
import { taskStateSchema } from '../task-state.ts';

type JsonSchema = Record<string, unknown>;

/** JSON Schema (draft 2020-12) of what a producer may send: defaults are optional. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return rest;
}

/** Every published schema by file name. */
export function jsonSchemas(): Record<string, JsonSchema> {
  const events = eventCatalogue.map(({ type, summary, data }) => [
    type,
    { $id: `${type}.json`, title: type, description: summary, ...jsonSchemaOf(data) },
  ]);
  return {
    ...Object.fromEntries(events),
    'task-envelope': { title: 'task envelope', ...jsonSchemaOf(taskEnvelopeSchema) },
    'task-state': { title: 'task state', ...jsonSchemaOf(taskStateSchema) },
    problem: { title: 'problem details', ...jsonSchemaOf(problemSchema) },
  };
}
