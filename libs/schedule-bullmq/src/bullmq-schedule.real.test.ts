import { describeSchedule, freshName, realServers } from '@millrace/ports/testing';
import { openBullmqSchedule } from './bullmq-schedule.ts';

const { redis } = realServers();

describeSchedule('BullMQ', (log) => openBullmqSchedule({ ...redis, prefix: freshName('clock'), log }));
