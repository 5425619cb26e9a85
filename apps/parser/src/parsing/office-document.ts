import { MillraceError } from '@millrace/contracts';
import { OfficeParser, type OfficeParserAST, type SupportedFileType } from 'officeparser';
import type { FormatContent } from './format-parser.ts';
import { officeBlocks } from './office-blocks.ts';
import type { Source } from './source.ts';
import { zipLimits } from './zip-inspection.ts';

/** A cell costs about a kilobyte while it is read. officeparser adds one for each byte of the document. */
const maxTableCells = 300_000;
const maxXmlElements = 1_000_000;
/** Charts are read from the attachments, and pictures come with them: not where those are large. */
const chartsUpToBytes = 16 * 1024 * 1024;

/** Reads an office document by officeparser. */
export async function parseOfficeDocument(source: Source, fileType: SupportedFileType): Promise<FormatContent> {
  const warnings = new Set<string>();
  try {
    const document = await OfficeParser.parseOffice(await source.bytes(), {
      fileType,
      ignoreComments: true,
      ignoreHeadersAndFooters: true,
      ignoreSlideMasters: true,
      ignorePageGeometry: true,
      extractAttachments: source.size <= chartsUpToBytes,
      decompressionLimits: {
        maxUncompressedBytes: zipLimits.inflatedBytes,
        maxZipEntries: zipLimits.entries,
        maxTableCells,
        maxXmlElements,
      },
      onWarning: ({ code }) => warnings.add(code),
    });
    return {
      title: titleOf(document),
      pages: document.content.filter(({ type }) => type === 'slide' || type === 'sheet').length,
      blocks: officeBlocks(document.content),
      warnings: [...warnings].flatMap((code) => warningTexts[code] ?? []),
    };
  } catch (error) {
    throw officeError(error, source.name);
  }
}

function titleOf({ metadata }: OfficeParserAST): string | undefined {
  return typeof metadata.title === 'string' ? metadata.title : undefined;
}

/** What officeparser's warnings mean for a reader; the others concern what is not asked of it. */
const warningTexts: Record<string, string> = {
  TABLE_CELL_LIMIT_EXCEEDED: 'a table was cut: it holds too many cells',
  REPEATED_CONTENT_LIMIT_EXCEEDED: 'text that the document repeats very often was cut',
  CONTENT_PART_NOT_READ: 'a part of the document could not be read',
  PAGE_LOAD_FAILED: 'a page could not be read',
};

const errorCodes: Record<string, MillraceError['code']> = {
  PASSWORD_REQUIRED: 'ENCRYPTED_DOCUMENT',
  PASSWORD_INCORRECT: 'ENCRYPTED_DOCUMENT',
  DOCUMENT_DECRYPTION_FAILED: 'ENCRYPTED_DOCUMENT',
  ZIP_ENTRY_COUNT_LIMIT_EXCEEDED: 'ARCHIVE_BOMB',
  ZIP_SIZE_LIMIT_EXCEEDED: 'ARCHIVE_BOMB',
  XML_ELEMENT_LIMIT_EXCEEDED: 'PARSER_OUT_OF_MEMORY',
};

function officeError(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || !('officeIssue' in error)) return error;
  const { officeIssue } = error;
  if (typeof officeIssue !== 'object' || officeIssue === null || !('code' in officeIssue)) return error;
  const code = errorCodes[String(officeIssue.code)];
  return code ? new MillraceError(code, `${name}: ${error.message}`, { cause: error }) : error;
}
