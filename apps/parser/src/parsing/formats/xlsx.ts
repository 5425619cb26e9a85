import type { Block } from '@millrace/contracts';
import type { FormatParser } from '../format-parser.ts';
import { createTableWriter } from '../table-writer.ts';
import { readSheet } from '../xlsx/sheet.ts';
import { readWorkbook } from '../xlsx/workbook.ts';
import { openZip } from '../zip-archive.ts';

/**
 * Excel workbooks (ISO/IEC 29500): a page a sheet, its name above its table.
 *
 * Read as a stream and not by officeparser, which builds a tree of a kilobyte for each cell and leaves dates as numbers.
 */
export const parseXlsx: FormatParser = async (source) => {
  using archive = await openZip(source);
  const workbook = await readWorkbook(archive);
  const blocks: Block[] = [];
  for (const [index, { name, path }] of workbook.sheets.entries()) {
    const page = index + 1;
    const bytes = await archive.read(path);
    if (!bytes) continue;
    const table = createTableWriter({ page });
    await readSheet(bytes, workbook, table.add);
    const rows = table.end();
    if (rows.length > 0) blocks.push({ kind: 'heading', text: name, level: 2, page }, ...rows);
  }
  return { title: workbook.title, pages: workbook.sheets.length, blocks };
};
