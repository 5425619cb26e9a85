import type { Command } from 'commander';
import type { Go } from '../command-context.ts';
import { addCreateConversation } from './create-conversation.ts';
import { addDeleteConversations } from './delete-conversations.ts';
import { addListConversations } from './list-conversations.ts';
import { addShowConversation } from './show-conversation.ts';

export function addConversations(program: Command, go: Go): void {
  const conversations = program.command('conversations').description('list, begin, read and delete your conversations');
  addListConversations(conversations, go);
  addCreateConversation(conversations, go);
  addShowConversation(conversations, go);
  addDeleteConversations(conversations, go);
}
