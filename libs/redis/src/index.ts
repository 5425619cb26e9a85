export { openRedisCache, type RedisCacheOptions } from './redis-cache.ts';
export { openRedisRateLimiter, type RedisRateLimiterOptions } from './redis-rate-limiter.ts';
export { openRedisTaskStates, type RedisTaskStatesOptions } from './redis-task-states.ts';
