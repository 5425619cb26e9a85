export { type BullmqScheduleOptions, openBullmqSchedule } from './bullmq-schedule.ts';
