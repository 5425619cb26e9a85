import { type Problem, problemSchema, type UploadAccepted, uploadAcceptedSchema } from '@millrace/contracts';

export interface FormOptions {
  readonly fields?: Readonly<Record<string, string>>;
  readonly file?: string | Uint8Array<ArrayBuffer>;
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The request that uploads a file as a browser would. */
export function uploadRequest({
  fields = {},
  file = 'Hello',
  name = 'a.txt',
  headers = {},
}: FormOptions = {}): RequestInit {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append('file', new Blob([file], { type: 'text/plain' }), name);
  return { method: 'POST', headers, body: form };
}

export async function acceptedIn(response: Response): Promise<UploadAccepted> {
  return uploadAcceptedSchema.parse(await response.json());
}

/** Status and code of a refusal. */
export async function refusalIn(response: Response): Promise<[number, string]> {
  return [response.status, (await problemIn(response)).code];
}

export async function problemIn(response: Response): Promise<Problem> {
  return problemSchema.parse(await response.json());
}

/** A part of a form written by hand. */
export function part(disposition: string, body: string): string {
  return `--edge\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`;
}

/** A form written by hand. */
export function rawForm(body: string): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=edge' }, body };
}
