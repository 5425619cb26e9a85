import { readXml } from '../xml-events.ts';
import type { ZipArchive } from '../zip-archive.ts';
import { type NumberMeaning, numberMeaning } from './number-format.ts';

/** What the sheets of a workbook refer to. */
export interface Workbook {
  title: string;
  sheets: { name: string; path: string }[];
  calendar: 1900 | 1904;
  sharedStrings: string[];
  /** By the index that a cell's `s` names. */
  styles: NumberMeaning[];
}

export async function readWorkbook(archive: ZipArchive): Promise<Workbook> {
  const path = archive.names.find((name) => /^xl\/workbook[^/]*\.xml$/i.test(name)) ?? 'xl/workbook.xml';
  const targets = await readTargets(archive, path);
  const targetOf = (type: string) => [...targets.values()].find((target) => target.type === type)?.path ?? '';
  const workbook = await readSheetList(archive, path, targets);
  return {
    ...workbook,
    title: await readTitle(archive),
    sharedStrings: await readSharedStrings(archive, targetOf('sharedStrings')),
    styles: await readStyles(archive, targetOf('styles')),
  };
}

interface Target {
  type: string;
  path: string;
}

/** The parts that a part refers to, by relationship id (ISO/IEC 29500-2, 9.3). */
async function readTargets(archive: ZipArchive, part: string): Promise<Map<string, Target>> {
  const targets = new Map<string, Target>();
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  await readPart(archive, part.replace(/([^/]+)$/, '_rels/$1.rels'), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      const path = Target.startsWith('/') ? Target.slice(1) : folder + Target.replace(/^\.\//, '');
      targets.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path });
    },
  });
  return targets;
}

async function readSheetList(archive: ZipArchive, path: string, targets: Map<string, Target>) {
  const sheets: Workbook['sheets'] = [];
  let calendar: Workbook['calendar'] = 1900;
  await readPart(archive, path, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes.date1904 ?? '')) calendar = 1904;
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? '';
      const target = targets.get(id);
      if (target?.type === 'worksheet') sheets.push({ name: attributes.name ?? '', path: target.path });
    },
  });
  return { sheets, calendar };
}

async function readTitle(archive: ZipArchive): Promise<string> {
  let title = '';
  let inTitle = false;
  await readPart(archive, 'docProps/core.xml', {
    open: (name) => {
      inTitle = name === 'title';
    },
    text: (text) => {
      if (inTitle) title += text;
    },
    close: () => {
      inTitle = false;
    },
  });
  return title;
}

async function readSharedStrings(archive: ZipArchive, path: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  await readPart(archive, path, {
    open(name) {
      if (name === 'si') current = '';
      // How East Asian text is read aloud, written beside it: not part of it.
      if (name === 'rPh') phonetic++;
      inText = name === 't' && phonetic === 0;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 'rPh') phonetic--;
      if (name === 'si') strings.push(current);
      inText = false;
    },
  });
  return strings;
}

async function readStyles(archive: ZipArchive, path: string): Promise<NumberMeaning[]> {
  const codes = new Map<number, string>();
  const styles: NumberMeaning[] = [];
  let inCellFormats = false;
  await readPart(archive, path, {
    open(name, { numFmtId, formatCode = '' }) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(numFmtId ?? 0);
      styles.push(numberMeaning(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** Parts that are missing count as empty: most of them are optional. */
async function readPart(archive: ZipArchive, path: string, handlers: Parameters<typeof readXml>[1]): Promise<void> {
  const bytes = await archive.read(path);
  if (bytes) await readXml(bytes, handlers);
}
