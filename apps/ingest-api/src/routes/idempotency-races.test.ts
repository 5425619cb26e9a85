import { idempotencyRaces } from '../testing/idempotency-races.ts';
import { openWorld } from '../testing/world.ts';

idempotencyRaces(openWorld);
