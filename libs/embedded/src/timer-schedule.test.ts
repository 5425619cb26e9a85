import { systemClock } from '@millrace/ports';
import { describeSchedule } from '@millrace/ports/testing';
import { openTimerSchedule } from './timer-schedule.ts';

describeSchedule('timer of one process', (log) => openTimerSchedule({ clock: systemClock, log }));
