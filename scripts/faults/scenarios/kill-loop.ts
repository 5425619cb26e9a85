import type { AppProcess } from '../app-process.ts';
import type { Scenario } from './scenario.ts';

/** Documents that may be under way before the next are given. */
const mostUnderWay = 120;
const wave = 20;
/** Processes that are down at the same time. */
const killers = 3;
/** Of every so many documents one is of several batches. */
const largeEvery = 20;

export const killLoop: Scenario = {
  name: 'kill-loop',
  promise: 'Any process may be killed at any time, again and again, under load.',
  async run({ world, load, size, random, say }) {
    const { fleet } = world;
    let kills = 0;
    const killSome = async () => {
      while (kills < size.kills) {
        if (++kills % 20 === 0) say(`${kills} kills`);
        const all = world.apps.flatMap((app) => fleet.running(app));
        await fleet.kill(all[Math.floor(random() * all.length)] as AppProcess);
      }
    };
    const killing = Promise.all(Array.from({ length: killers }, killSome));
    let given = 0;
    while (given < size.loadDocuments || kills < size.kills) {
      const large = Math.floor(wave / largeEvery);
      await Promise.all([load.give(wave - large), load.give(large, 60), load.giveChat(wave)]);
      await load.fewer(mostUnderWay);
      given += wave;
      if (given % (wave * 10) === 0) say(`${given} documents given`);
    }
    await killing;
    return `${kills} × SIGKILL of a process at random, during ${given} documents`;
  },
};
