import type { Block } from '@millrace/contracts';
import type { FormatParser } from '../format-parser.ts';
import { markdownBlocks } from '../markdown-blocks.ts';
import { readText } from '../source-text.ts';

const frontMatter = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Markdown; YAML front matter becomes a code block, and its `title` the title. */
export const parseMarkdown: FormatParser = async (source) => {
  const text = await readText(source);
  const [matter = '', yaml = ''] = frontMatter.exec(text) ?? [];
  const title = /^title:[ \t]*(["']?)(.*?)\1[ \t]*$/m.exec(yaml)?.[2];
  const front: Block[] = yaml.trim() === '' ? [] : [{ kind: 'code', text: yaml }];
  const body = text.slice(matter.length).replace(/\r\n?/g, '\n');
  return { title, blocks: [...front, ...markdownBlocks(body)] };
};
