import { MillraceError } from '@millrace/contracts';

/** Loading a library or reading the local file failed: that is this machine's fault, and another attempt may do better. */
const machineFaults =
  /^(?:ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND|ERR_DLOPEN_FAILED|E(?:NOENT|ACCES|PERM|IO|MFILE|NFILE|NOSPC|BUSY))$/;
const outOfMemory =
  /Invalid (?:string|array|typed array) length|Array buffer allocation failed|Cannot create a string longer/;
const maxReasonCharacters = 200;

/**
 * What an error of a format's library means. Those libraries throw whatever a damaged document makes them stumble over,
 * so an error of unknown kind is `CORRUPT_DOCUMENT`; memory and this machine's own faults are told apart from it.
 */
export function parsingError(error: unknown, name: string): MillraceError {
  if (error instanceof MillraceError) return error;
  const reason = reasonOf(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (machineFaults.test(code)) {
    return new MillraceError('STAGE_FAILED', `${name} could not be parsed here: ${reason}`, { cause: error });
  }
  if (outOfMemory.test(reason)) {
    return new MillraceError('PARSER_OUT_OF_MEMORY', `${name} is too large to parse: ${reason}`, { cause: error });
  }
  return new MillraceError('CORRUPT_DOCUMENT', `${name} could not be read: ${reason}`, { cause: error });
}

/** The first line only: the rest of a library's message may quote the document. */
function reasonOf(error: unknown): string {
  const [first = ''] = (error instanceof Error ? error.message || error.name : String(error)).split('\n');
  return first.slice(0, maxReasonCharacters);
}
