import type { Command } from 'commander';
import type { Go } from '../command-context.ts';
import { addDropDeadLetters } from './drop-dead-letters.ts';
import { addListDeadLetters } from './list-dead-letters.ts';
import { addReplayDeadLetters } from './replay-dead-letters.ts';
import { addShowDeadLetter } from './show-dead-letter.ts';

export function addDeadLetters(program: Command, go: Go): void {
  const deadLetters = program
    .command('dead-letters')
    .description('list, show, replay and drop the messages that could not be worked on');
  addListDeadLetters(deadLetters, go);
  addShowDeadLetter(deadLetters, go);
  addReplayDeadLetters(deadLetters, go);
  addDropDeadLetters(deadLetters, go);
}
