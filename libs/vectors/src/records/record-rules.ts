import { MillraceError } from '@millrace/contracts';
import { storableJson } from '@millrace/database';
import type { NewVectorRecord, VectorMetadata } from '@millrace/ports';
import { isObject } from '../filter/filter-values.ts';
import { checkVector, type VectorRules } from './vector-rules.ts';

/** In one call. */
const mostRecords = 10_000;
const longestId = 255;
const mostMetadataBytes = 65_536;

/** Throws `VALIDATION_ERROR` that names the first record which the collection cannot have. */
export function checkRecords(records: readonly NewVectorRecord[], rules: VectorRules): void {
  checkCount(records.length, 'records');
  for (const [place, { id, vector, metadata }] of records.entries()) {
    const where = `record ${place}${id === undefined ? '' : ` (${shortened(id)})`}`;
    if (id !== undefined) checkId(id, where);
    checkVector(vector, rules, `the vector of ${where}`);
    checkMetadata(metadata, where);
  }
}

/** Throws `VALIDATION_ERROR` for what can be the id of no record. */
export function checkIds(ids: readonly string[]): void {
  checkCount(ids.length, 'ids');
  for (const [place, id] of ids.entries()) checkId(id, `id ${place}`);
}

function checkCount(count: number, what: string): void {
  if (count < 1 || count > mostRecords) throw wrong(`a call takes 1 to ${mostRecords} ${what}, and not ${count}`);
}

function checkId(id: string, where: string): void {
  if (id.length > 0 && id.length <= longestId && !id.includes('\0') && id.isWellFormed()) return;
  throw wrong(`${where}: an id is a text of 1 to ${longestId} characters, none of which is NUL`);
}

function checkMetadata(metadata: VectorMetadata, where: string): void {
  if (!isObject(metadata)) throw wrong(`${where}: metadata is an object`);
  const bytes = Buffer.byteLength(storableJson(metadata));
  if (bytes > mostMetadataBytes) {
    throw wrong(`${where}: its metadata has ${bytes} bytes as JSON, and ${mostMetadataBytes} is the most`);
  }
  if (holdsWhatIsNoNumber(metadata)) throw wrong(`${where}: its metadata holds a number that is not finite`);
}

/** JSON would turn it into null. Messages of protobuf can hold it. */
function holdsWhatIsNoNumber(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsWhatIsNoNumber);
}

function shortened(id: string): string {
  return id.length > 40 ? `${id.slice(0, 40)}…` : id;
}

function wrong(message: string): MillraceError {
  return new MillraceError('VALIDATION_ERROR', message);
}
