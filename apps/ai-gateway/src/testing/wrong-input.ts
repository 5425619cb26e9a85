import type { Client } from '@connectrpc/connect';
import type { VectorService } from '@millrace/protocol';

export type Call = (vectors: Client<typeof VectorService>) => Promise<unknown>;

/** What is wrong, what it is sent by, the status that it gets, and what is said. */
export type WrongInput = readonly [what: string, call: Call, status: string, message: string];

/** By the name of the method. */
export type WrongInputs = Readonly<Record<string, readonly WrongInput[]>>;

/** There is none of that name. There are `plane`, which holds the vector `here`, `indexed`, and `wide`, which has 5000 dimensions. */
export const noCollection = 'there is no collection nobody: create it first';
