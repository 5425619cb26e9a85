import { MillraceError } from '@millrace/contracts';
import type { NewVectorCollection } from '@millrace/ports';

const nameRule = /^[A-Za-z_][A-Za-z0-9_.-]{0,254}$/;
const longestDescription = 2000;
/** Of pgvector's type `vector`. */
const mostDimensions = 16_000;

/** Throws `VALIDATION_ERROR` for what cannot be the name of a collection. */
export function checkCollectionName(name: string): void {
  if (nameRule.test(name)) return;
  throw wrong(
    'the name of a collection is 1 to 255 letters, digits, "_", "-" and ".", and begins with a letter or "_"',
  );
}

/** Throws `VALIDATION_ERROR`. */
export function checkNewCollection({ name, description = '', dimension }: NewVectorCollection): void {
  checkCollectionName(name);
  if (description.length > longestDescription) {
    throw wrong(`the description of a collection is at most ${longestDescription} characters long`);
  }
  if (!Number.isInteger(dimension) || dimension < 1 || dimension > mostDimensions) {
    throw wrong(`the dimension of a collection is a whole number from 1 to ${mostDimensions}, and not ${dimension}`);
  }
}

function wrong(message: string): MillraceError {
  return new MillraceError('VALIDATION_ERROR', message);
}
