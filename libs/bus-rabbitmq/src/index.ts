export { openRabbitBus, type RabbitBusOptions } from './rabbit-bus.ts';
export type { RabbitServer } from './rabbit-server.ts';
