/** A process that begins a job, says so, and never ends it: `node held-job-main.ts <options of the schedule as JSON>`. */
import { silentLogger } from '@millrace/ports';
import { openBullmqSchedule } from '../bullmq-schedule.ts';

const [options = '{}'] = process.argv.slice(2);
await openBullmqSchedule({ ...JSON.parse(options), log: silentLogger }).start([
  {
    name: 'held',
    everyMs: 3_600_000,
    run: () =>
      new Promise(() => {
        console.log('begun');
      }),
  },
]);
