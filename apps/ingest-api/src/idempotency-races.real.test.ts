import { openFleetWorld } from './testing/fleet-world.ts';
import { idempotencyRaces } from './testing/idempotency-races.ts';

idempotencyRaces(openFleetWorld);
