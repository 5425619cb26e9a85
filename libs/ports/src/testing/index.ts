export { freshName } from './fresh-name.ts';
export { type FreshVhost, freshVhost } from './fresh-vhost.ts';
export { type RealServers, realServers } from './real-servers.ts';
export { openTcpProxy, type TcpProxy } from './tcp-proxy.ts';
