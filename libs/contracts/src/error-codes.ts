/**
 * Every error code that Millrace can show, with what follows from it.
 *
 * `status` is the HTTP status (RFC 9110) of a response that carries the code. `retry` says what a worker does with it:
 * `never` is a permanent failure (dead letter at once), `backoff` climbs the delay ladder. A code never changes its meaning.
 */
export const errorCodes = {
  // Requests
  VALIDATION_ERROR: { status: 400, retry: 'never', title: 'The request does not fit its schema' },
  FIELD_AFTER_FILE: { status: 400, retry: 'never', title: 'A form field came after the file part' },
  FILE_MISSING: { status: 400, retry: 'never', title: 'The form holds no file part' },
  AUTHENTICATION_ERROR: { status: 401, retry: 'never', title: 'The caller is not known' },
  AUTHORIZATION_ERROR: { status: 403, retry: 'never', title: 'The caller may not do this' },
  ROUTE_NOT_FOUND: { status: 404, retry: 'never', title: 'No such route' },
  RECORD_NOT_FOUND: { status: 404, retry: 'never', title: 'No such record' },
  TASK_NOT_FOUND: { status: 404, retry: 'never', title: 'No such task' },
  COLLECTION_NOT_FOUND: { status: 404, retry: 'never', title: 'No such collection' },
  CONVERSATION_NOT_FOUND: { status: 404, retry: 'never', title: 'No such conversation' },
  MODEL_NOT_FOUND: { status: 404, retry: 'never', title: 'No such model' },
  OBJECT_NOT_FOUND: { status: 404, retry: 'never', title: 'No such object' },
  METHOD_NOT_ALLOWED: { status: 405, retry: 'never', title: 'The route does not take this method' },
  REQUEST_TIMEOUT: { status: 408, retry: 'backoff', title: 'The request took longer to arrive than it may' },
  DUPLICATE_RECORD: { status: 409, retry: 'never', title: 'The record exists already' },
  IDEMPOTENCY_CONFLICT: { status: 409, retry: 'never', title: 'The Idempotency-Key was used for another request' },
  TASK_ID_CONFLICT: { status: 409, retry: 'never', title: 'The taskId belongs to another document' },
  TOO_LATE: { status: 409, retry: 'never', title: 'The task has ended already' },
  NOT_REPLAYABLE: { status: 409, retry: 'never', title: 'There is nothing left that could be replayed' },
  PAYLOAD_TOO_LARGE: { status: 413, retry: 'never', title: 'The body is larger than the limit' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    retry: 'never',
    title: 'The request has a media type that the route does not take',
  },
  CAMPAIGN_RUNNING: { status: 409, retry: 'never', title: 'The collection is being embedded anew already' },
  RATE_LIMITED: { status: 429, retry: 'backoff', title: 'Too many requests' },
  TENANT_OVERLOADED: { status: 429, retry: 'backoff', title: 'The tenant has too many documents under way' },
  INTERNAL_ERROR: { status: 500, retry: 'backoff', title: 'Something went wrong on our side' },
  TRANSACTION_ERROR: { status: 500, retry: 'backoff', title: 'A database transaction failed' },
  DEPENDENCY_UNAVAILABLE: { status: 503, retry: 'backoff', title: 'A service that we depend on does not answer' },
  PUBLISH_UNCONFIRMED: {
    status: 503,
    retry: 'backoff',
    title: 'The document is stored; its task was not confirmed by the broker',
  },
  OVERLOADED: { status: 503, retry: 'backoff', title: 'More is queued than can be taken on' },
  SHUTTING_DOWN: { status: 503, retry: 'backoff', title: 'The process is stopping' },
  STORAGE_FULL: { status: 507, retry: 'backoff', title: 'The object store has no room' },
  PORT_UNAVAILABLE: { status: 500, retry: 'never', title: 'A port that must be served does not open' },
  CONFIG_INVALID: { status: 500, retry: 'never', title: 'The configuration is not valid' },

  // Documents
  EMPTY_DOCUMENT: { status: 422, retry: 'never', title: 'The document has no bytes' },
  UNKNOWN_TYPE: { status: 422, retry: 'never', title: 'The content is of no type that can be parsed' },
  ENCRYPTED_DOCUMENT: { status: 422, retry: 'never', title: 'The document is encrypted' },
  CORRUPT_DOCUMENT: { status: 422, retry: 'never', title: 'The document is damaged' },
  ARCHIVE_BOMB: { status: 422, retry: 'never', title: 'The archive inflates past the limits' },
  NEEDS_OCR: { status: 422, retry: 'never', title: 'The document is a picture of text; OCR is off' },
  NO_TEXT: { status: 422, retry: 'never', title: 'The document holds no text' },
  PARSER_OUT_OF_MEMORY: { status: 422, retry: 'never', title: 'The document needs more memory than a parser may use' },
  PARSER_TIMEOUT: { status: 422, retry: 'never', title: 'The document takes longer to parse than a parser may' },
  DIGEST_MISMATCH: { status: 422, retry: 'never', title: 'The stored bytes are not those that were accepted' },

  // Stages and messages
  MALFORMED_MESSAGE: { status: 422, retry: 'never', title: 'The message does not fit the contract' },
  UNKNOWN_EVENT: { status: 422, retry: 'never', title: 'The stage does not take this type of event' },
  EVENT_TOO_LARGE: { status: 422, retry: 'never', title: 'An event would be larger than the bus takes' },
  MESSAGE_UNROUTABLE: { status: 503, retry: 'backoff', title: 'No queue takes the message' },
  STAGE_TIMEOUT: { status: 504, retry: 'backoff', title: 'The stage took longer than it may' },
  STAGE_FAILED: { status: 500, retry: 'backoff', title: 'The stage failed' },
  TASK_CANCELLED: { status: 409, retry: 'never', title: 'The task was cancelled, or its document was deleted' },
  LOST_HANDOFF: { status: 500, retry: 'never', title: 'A stage took the work on again and again and never told of it' },
  WORKER_CRASHED: { status: 500, retry: 'never', title: 'The message ended its workers again and again' },
  MODEL_UNAVAILABLE: { status: 503, retry: 'backoff', title: 'The model does not answer' },
  MODEL_INCAPABLE: { status: 422, retry: 'never', title: 'The model cannot do what is asked of it' },
  MODEL_REFUSED: { status: 422, retry: 'never', title: 'The model refuses the input' },
  MODEL_MISMATCH: { status: 422, retry: 'never', title: 'The vectors are not of the collection’s model' },
} as const satisfies Record<string, { status: number; retry: 'never' | 'backoff'; title: string }>;

export type ErrorCode = keyof typeof errorCodes;
