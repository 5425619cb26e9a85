import type { Installation } from './installation.ts';
import type { ServerName } from './server-name.ts';

export interface ServerStatus {
  readonly name: ServerName;
  readonly state: 'ready' | 'starting' | 'stopped';
  /** Pids or container states, for people. */
  readonly detail: string;
}

/** The four servers of one checkout, by whatever means they run. */
export interface Stack {
  readonly installation: Installation;
  /** Starts what does not run. @returns whether anything had to be started, once everything serves */
  up(): Promise<boolean>;
  /** Ends everything that `up` started; the data stays. */
  down(): Promise<void>;
  status(): Promise<ServerStatus[]>;
  /** Stops a server cleanly and starts it again. Returns once it serves. */
  restart(name: ServerName): Promise<void>;
  /** Ends a server without warning (SIGKILL) and starts it again. Returns once it serves. */
  kill(name: ServerName): Promise<void>;
}

/** Neither Docker nor a native start is possible here. The message says why. */
export class ServersUnavailable extends Error {
  override name = 'ServersUnavailable';
}
