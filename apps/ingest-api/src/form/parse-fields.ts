import { MillraceError, type UploadFields, uploadFieldsSchema } from '@millrace/contracts';
import { validate } from '@millrace/http';

const fieldsOfForm = uploadFieldsSchema.strict();

/** The fields of an upload form; `metadata` is a JSON object as text. An unknown field is refused: it would be a typing error. */
export function parseFields(fields: Readonly<Record<string, string>>): UploadFields {
  const { metadata, ...rest } = fields;
  return validate(fieldsOfForm, metadata ? { ...rest, metadata: parseMetadata(metadata) } : rest, 'form');
}

function parseMetadata(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const errors = [{ path: 'form.metadata', message: 'not JSON' }];
    throw new MillraceError('VALIDATION_ERROR', 'form.metadata: not JSON', { cause, errors });
  }
}
