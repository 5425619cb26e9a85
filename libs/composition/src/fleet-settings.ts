import {
  cacheSettings,
  chatSettings,
  clockSettings,
  gatewaySettings,
  logSettings,
  modelsSettings,
  objectsSettings,
  postgresSettings,
  rabbitmqSettings,
  redisSettings,
  taskStatesSettings,
} from '@millrace/config';
import { z } from 'zod';

/** The settings of the real adapters. Every app knows them all, so that one environment serves the whole fleet. */
export const fleetSettings = z.object({
  log: logSettings.prefault({}),
  postgres: postgresSettings.prefault({}),
  redis: redisSettings.prefault({}),
  cache: cacheSettings.prefault({}),
  rabbitmq: rabbitmqSettings.prefault({}),
  objects: objectsSettings.prefault({}),
  taskStates: taskStatesSettings.prefault({}),
  clock: clockSettings.prefault({}),
  chat: chatSettings.prefault({}),
  models: modelsSettings.prefault({}),
  gateway: gatewaySettings.prefault({}),
});
export type FleetSettings = z.infer<typeof fleetSettings>;
