export { callerOf } from './access/caller.ts';
export { overHttp } from './json/over-http.ts';
export { type AnyRpcApp, defineRpcApp, type RpcApp } from './rpc-app.ts';
export { defineRpcService, type MethodGroups, type MethodScopes, type RpcService } from './rpc-service.ts';
export { readTls, type Tls, type TlsSettings } from './server/read-tls.ts';
export { type RpcServer, type RpcServerOptions, startRpcServer } from './server/start-rpc-server.ts';
