#!/usr/bin/env node
import { runCli } from './cli.ts';
import { processTerminal } from './terminal.ts';

const interrupted = new AbortController();
// Once: a second Ctrl-C ends the process at once.
process.once('SIGINT', () => interrupted.abort());

process.exitCode = await runCli({
  argv: process.argv.slice(2),
  terminal: processTerminal(),
  signal: interrupted.signal,
});
// A request that still waits for its answer would keep the process alive.
if (interrupted.signal.aborted) process.exit();
