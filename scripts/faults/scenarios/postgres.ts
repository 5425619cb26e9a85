import { outages } from './outage.ts';

export const postgres = outages(
  'postgres',
  'While Postgres is away messages wait in hand; what was committed stays, what was not is done again.',
  [
    { what: 'restarted', strike: ({ servers }) => servers.restart('postgres') },
    { what: 'stopped at once (immediate)', strike: ({ servers }) => servers.cutPostgres() },
    { what: 'killed', strike: ({ servers }) => servers.kill('postgres') },
    {
      what: 'all its sessions ended',
      async strike({ world }) {
        await world.database`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`;
      },
    },
  ],
);
