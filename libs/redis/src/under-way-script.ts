import { underWayMs } from '@millrace/ports';

export const underWaySeconds = underWayMs / 1000;

/** How many members of KEYS[1] were heard of within the last hour: their scores are the server's time, seconds. */
export const underWayScript = `
return redis.call('ZCOUNT', KEYS[1], redis.call('TIME')[1] - ${underWaySeconds} + 1, '+inf')
`;
