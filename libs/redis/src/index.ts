export { openRedisTaskStates, type RedisTaskStatesOptions } from './redis-task-states.ts';
