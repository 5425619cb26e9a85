export { openRabbitBus, type RabbitBusOptions } from './rabbit-bus.ts';
export { openRabbitMonitor, type RabbitMonitorOptions } from './rabbit-monitor.ts';
export type { RabbitServer } from './rabbit-server.ts';
