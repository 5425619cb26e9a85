import type { Installation } from '../installation.ts';
import type { Ports } from '../ports.ts';
import type { ServerName } from '../server-name.ts';
import type { RunOptions } from './run-command.ts';

/** What a server's definition may use of the place where it runs. Paths inside the root begin with `/srv`. */
export interface NativeHost {
  readonly installation: Installation;
  readonly ports: Ports;
  /** Runs a tool inside the root to its end. @returns its stdout */
  run(user: string, command: readonly string[], options?: RunOptions): Promise<string>;
  /** Writes a file under `/srv`, readable by the server's own user. */
  write(path: string, content: string): void;
  /** Whether a path under `/srv` exists. */
  exists(path: string): boolean;
}

/** One process of a server, run in the foreground and recorded by its pid. */
export interface Daemon {
  readonly name: string;
  /** A user inside the root. */
  readonly user: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it listens; checked to be free before the start. */
  readonly port?: number;
  /** The signal that asks for a clean stop; default SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
  /** Called before each start; must bear being called again. */
  prepare?(): Promise<void>;
  /** Whether it serves; asked until it does. */
  isReady(): Promise<boolean>;
  /** Called after each start, once it is ready; must bear being called again. */
  finish?(): Promise<void>;
}

export interface NativeServer {
  readonly name: ServerName;
  /** In the order in which they are started. */
  readonly daemons: readonly Daemon[];
  /** What `restart` and `kill` are for: the daemon whose loss the apps have to bear. */
  readonly restarted: readonly string[];
}
