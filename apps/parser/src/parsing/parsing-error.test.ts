import { MillraceError } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { parsingError } from './parsing-error.ts';

describe('parsingError', () => {
  it('keeps an error that has a code', () => {
    const error = new MillraceError('NO_TEXT', 'nothing');
    expect(parsingError(error, 'a.txt')).toBe(error);
  });

  it('takes what a library throws for a damaged document, and quotes its first line only', () => {
    const error = parsingError(new Error('unexpected tag\n<secret>text</secret>'), 'a.docx');
    expect(error).toMatchObject({ code: 'CORRUPT_DOCUMENT', message: 'a.docx could not be read: unexpected tag' });
  });

  it.each(['ENOENT', 'EMFILE', 'ERR_DLOPEN_FAILED', 'ERR_MODULE_NOT_FOUND'])(
    'does not blame the document for %s',
    (code) => {
      expect(parsingError(Object.assign(new Error('no'), { code }), 'a.pdf')).toMatchObject({
        code: 'STAGE_FAILED',
        retryable: true,
      });
    },
  );

  it('tells memory apart', () => {
    expect(parsingError(new RangeError('Invalid string length'), 'a.pdf').code).toBe('PARSER_OUT_OF_MEMORY');
  });
});
