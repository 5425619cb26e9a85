#!/usr/bin/env node
import { runCli } from './cli.ts';
import { processTerminal } from './terminal.ts';

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());

process.exitCode = await runCli({
  argv: process.argv.slice(2),
  terminal: processTerminal(),
  signal: interrupted.signal,
});
