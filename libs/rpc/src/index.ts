export { callerOf } from './caller.ts';
export { overHttp } from './over-http.ts';
export { type AnyRpcApp, defineRpcApp, type RpcApp } from './rpc-app.ts';
export { defineRpcService, type MethodScopes, type RpcService } from './rpc-service.ts';
export { type RpcServer, type RpcServerOptions, startRpcServer } from './start-rpc-server.ts';
