import type { AskRequest, AskResponse, Metadata } from '@millrace/contracts';
import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { keyValue } from '../options/key-value.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { jsonText } from '../output/json-text.ts';
import { excerptOf, placeOf } from '../output/passage-line.ts';
import type { Terminal } from '../terminal.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface AskFlags {
  readonly collection: string;
  readonly passages: number;
  readonly model?: string;
  readonly conversation?: string;
  readonly filter?: Metadata;
}

const afterHelp = `
Without a text model the answer is made of sentences of the documents. Ctrl-C stops the model.

Examples:
  $ millrace ask "how do I close the sluice?"
  $ millrace ask 水车怎么维护？ -c manuals --model extractive`;

export function addAsk(program: Command, go: Go): void {
  program
    .command('ask')
    .description('ask a question; the answer cites the documents')
    .argument('<question...>', 'several words are one question')
    .option('-c, --collection <name>', 'collection to answer from', 'default')
    .option('-n, --passages <n>', 'the most passages to answer from, to 20', wholeNumber(1, 20), 8)
    .option('-m, --model <id>', 'who answers; `extractive` asks no model; default: by the server’s settings')
    .option('--conversation <id>', 'ask in this conversation, which keeps question and answer')
    .option('-f, --filter <key=value>', 'only documents with this in their metadata; may be repeated', keyValue)
    .addHelpText('after', afterHelp)
    .action((words: string[], flags: AskFlags) => go((context) => ask(context, words.join(' '), flags)));
}

async function ask(
  { connection, terminal, json, signal }: CommandContext,
  question: string,
  { conversation: conversationId, ...flags }: AskFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const request: AskRequest = { question, ...flags, ...(conversationId ? { conversationId } : {}) };
  if (json) {
    terminal.out(jsonText(await client.ask(request, signal)));
    return exitCodes.ok;
  }
  let line = '';
  for await (const { event, data } of client.askEvents(request, signal)) {
    if (event === 'token') {
      const lines = (line + data.text).split('\n');
      line = lines.pop() ?? '';
      for (const whole of lines) terminal.out(whole);
    }
    if (event === 'done') {
      terminal.out(line);
      showSources(terminal, data);
    }
  }
  return exitCodes.ok;
}

function showSources({ out, err }: Terminal, { citations, kind, model, latenciesMs }: AskResponse): void {
  if (citations.length > 0) out('');
  for (const citation of citations) {
    out(`[${citation.marker}] ${placeOf(citation)}`);
    out(`    ${excerptOf(citation.quote)}`);
  }
  err(`${model ?? 'no model'}, ${kind}, ${Math.round(latenciesMs.total ?? 0)} ms`);
}
