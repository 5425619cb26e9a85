import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { filled, mismatch, type Names, patternOf } from './match-answer.ts';
import type { Step } from './walk-through.ts';

const root = join(import.meta.dirname, '../../../..');

export async function formOf(fields: NonNullable<Step['form']>, names: Names): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of fields) {
    if (!value.startsWith('@')) form.append(name, filled(value, names));
    else form.append(name, new Blob([await readFile(join(root, value.slice(1)))]), basename(value));
  }
  return form;
}

async function send({ method, path, headers, body, form }: Step, api: string, names: Names): Promise<Response> {
  const content = form ? await formOf(form, names) : body && filled(body, names);
  return fetch(api + filled(path, names), { method, headers, ...(content ? { body: content } : {}) });
}

/** Takes a step, `$API` standing for `api`. Gives what is wrong with the answer; undefined where it is as the document says. */
export async function wrongWith(step: Step, api: string, names: Names): Promise<string | undefined> {
  const text = await (await send(step, api, names)).text();
  if (step.expected.kind === 'json') return mismatch(JSON.parse(step.expected.text), JSON.parse(text), names);
  const lines = text.split('\n');
  for (const expected of step.expected.text.split('\n')) {
    const place = lines.findIndex((line) => patternOf(expected).test(line));
    if (place < 0) return `there is no further line ${expected} in ${text}`;
    lines.splice(0, place + 1);
  }
  return undefined;
}
