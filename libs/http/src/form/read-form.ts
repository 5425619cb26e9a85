import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { MillraceError } from '@millrace/contracts';
import { discardRest } from './discard-rest.ts';
import { createUploadBody, type UploadBody } from './upload-body.ts';

export interface FormLimits {
  /** Of the file. */
  readonly maxBytes: number;
  /** For the whole form to arrive. */
  readonly timeoutMs: number;
}

export interface UploadForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly fileName: string | undefined;
  /** As the client declared it. */
  readonly contentType: string | undefined;
  /**
   * The file as a stream. It ends only when the whole form has come and nothing followed the file; else it fails with
   * `FIELD_AFTER_FILE`, `PAYLOAD_TOO_LARGE`, `REQUEST_TIMEOUT` or `VALIDATION_ERROR`. Destroy it when done.
   */
  readonly body: UploadBody;
}

const fieldLimits = { fields: 32, fieldSize: 64 * 1024, headerPairs: 32, files: 2 };

/**
 * Reads a `multipart/form-data` request (RFC 7578) up to its file part; the fields must come before it. Throws `FILE_MISSING`, and
 * what the body fails with.
 */
export function readForm(request: IncomingMessage, { maxBytes, timeoutMs }: FormLimits): Promise<UploadForm> {
  return new Promise((resolve, reject) => {
    const parser = openParser(request);
    const fields = new Map<string, string>();
    let body: UploadBody | undefined;

    const timer = setTimeout(
      () => fail(new MillraceError('REQUEST_TIMEOUT', `the upload took longer than ${timeoutMs} ms`)),
      timeoutMs,
    );
    function stop(): void {
      clearTimeout(timer);
      request.off('close', onClose);
      request.unpipe(parser);
      discardRest(request);
    }
    function fail(error: MillraceError): void {
      stop();
      if (body) body.destroy(error);
      else reject(error);
    }
    function onClose(): void {
      if (!request.complete) fail(invalid('the client went away in the middle of the form'));
    }

    parser.on('field', (name, value, _nameTruncated, valueTruncated) => {
      if (body) fail(new MillraceError('FIELD_AFTER_FILE', `the field '${name}' came after the file; send it before`));
      else if (valueTruncated) fail(invalid(`the field '${name}' is longer than ${fieldLimits.fieldSize} bytes`));
      else if (fields.has(name)) fail(invalid(`the field '${name}' came twice`));
      else fields.set(name, value);
    });
    parser.on('file', (_name, file, fileName, _encoding, contentType) => {
      if (body) {
        file.on('error', () => {}).resume();
        fail(invalid('a request takes one file'));
        return;
      }
      body = createUploadBody(maxBytes);
      body.on('error', () => {}).once('close', stop);
      file.on('error', (error) => fail(invalid('the form is damaged', error))).pipe(body);
      resolve({ fields: Object.fromEntries(fields), fileName: fileName || undefined, contentType, body });
    });
    parser.on('fieldsLimit', () => fail(invalid(`a form takes ${fieldLimits.fields} fields`)));
    parser.on('error', (error) => fail(invalid('the form is damaged', error)));
    parser.on('finish', () => {
      if (body) body.release();
      else fail(new MillraceError('FILE_MISSING', 'the form holds no file part'));
    });
    request.on('close', onClose);
    request.pipe(parser);
  });
}

function openParser({ headers }: IncomingMessage): BusboyInstance {
  const contentType = headers['content-type'] ?? '';
  if (!/^multipart\/form-data/i.test(contentType)) {
    throw new MillraceError('UNSUPPORTED_MEDIA_TYPE', 'an upload is multipart/form-data');
  }
  try {
    return new Busboy({ headers: { ...headers, 'content-type': contentType }, limits: fieldLimits });
  } catch (error) {
    throw invalid('the form cannot be read', error);
  }
}

function invalid(what: string, cause?: unknown): MillraceError {
  const reason = cause instanceof Error ? `: ${cause.message}` : '';
  return new MillraceError('VALIDATION_ERROR', what + reason, { cause });
}
