import { z } from 'zod';
import { accessSettings } from '../sections/access.ts';
import { chatSettings } from '../sections/chat.ts';
import { gatewaySettings } from '../sections/gateway.ts';
import { httpSettings } from '../sections/http.ts';
import { logSettings } from '../sections/log.ts';
import { modelsSettings } from '../sections/models.ts';
import { objectsSettings } from '../sections/objects.ts';
import { postgresSettings } from '../sections/postgres.ts';
import { rabbitmqSettings } from '../sections/rabbitmq.ts';
import { redisSettings } from '../sections/redis.ts';

/** A schema with settings of every kind: those of the fleet, and a list. */
export const fleetLike = z.object({
  log: logSettings.prefault({}),
  postgres: postgresSettings.prefault({}),
  redis: redisSettings.prefault({}),
  rabbitmq: rabbitmqSettings.prefault({}),
  objects: objectsSettings.prefault({}),
  chat: chatSettings.prefault({}),
  gateway: gatewaySettings.prefault({}),
  models: modelsSettings.prefault({}),
  http: httpSettings().prefault({}),
  access: accessSettings.prefault({}),
  sieve: z.object({ sizes: z.array(z.int()).default([1]) }).prefault({}),
});
