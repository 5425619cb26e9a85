import type { AppProcess } from '../app-process.ts';
import type { Scenario } from './scenario.ts';

export const rollingRestart: Scenario = {
  name: 'rolling-restart',
  promise:
    'A worker that is asked to stop finishes what it has in hand and exits with 0; an update of the fleet is noticed by nobody.',
  async run({ world, load, size }) {
    const { fleet } = world;
    const workers = world.apps.filter((app) => !app.endsWith('-api'));
    const replaceAll = async () => {
      for (const app of workers) {
        const [old] = fleet.running(app) as [AppProcess];
        await fleet.start(app);
        const ending = await fleet.end(old, 'SIGTERM');
        if (ending !== 0) throw new Error(`${app} ended with ${ending} when asked to stop`);
      }
    };
    for (let round = 0; round < size.rounds; round++) {
      await Promise.all([load.give(size.documents), load.give(2, 60), load.giveChat(20), replaceAll()]);
    }
    return `${size.rounds} × every worker (${workers.length}) replaced under load`;
  },
};
