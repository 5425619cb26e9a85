import type { ErrorTable } from './error-table.ts';

/** Why a document cannot be used. */
export const documentErrors = {
  EMPTY_DOCUMENT: { status: 422, grpc: 'INVALID_ARGUMENT', retry: 'never', title: 'The document has no bytes' },
  UNKNOWN_TYPE: {
    status: 422,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'The content is of no type that can be parsed',
  },
  ENCRYPTED_DOCUMENT: { status: 422, grpc: 'INVALID_ARGUMENT', retry: 'never', title: 'The document is encrypted' },
  CORRUPT_DOCUMENT: { status: 422, grpc: 'INVALID_ARGUMENT', retry: 'never', title: 'The document is damaged' },
  ARCHIVE_BOMB: {
    status: 422,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'The archive inflates past the limits',
  },
  NEEDS_OCR: {
    status: 422,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'The document is a picture of text; OCR is off',
  },
  NO_TEXT: { status: 422, grpc: 'INVALID_ARGUMENT', retry: 'never', title: 'The document holds no text' },
  PARSER_OUT_OF_MEMORY: {
    status: 422,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'The document needs more memory than a parser may use',
  },
  PARSER_TIMEOUT: {
    status: 422,
    grpc: 'INVALID_ARGUMENT',
    retry: 'never',
    title: 'The document takes longer to parse than a parser may',
  },
  DIGEST_MISMATCH: {
    status: 422,
    grpc: 'DATA_LOSS',
    retry: 'never',
    title: 'The stored bytes are not those that were accepted',
  },
} as const satisfies ErrorTable;
