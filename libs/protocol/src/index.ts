export { BadRequestSchema, ErrorInfoSchema, RetryInfoSchema } from '../generated/google/rpc/error_details_pb.js';
export { Health, HealthCheckResponse_ServingStatus } from '../generated/grpc/health/v1/health_pb.js';
export { ServerReflection as ServerReflectionV1 } from '../generated/grpc/reflection/v1/reflection_pb.js';
export { ServerReflection as ServerReflectionV1Alpha } from '../generated/grpc/reflection/v1alpha/reflection_pb.js';
export { AIService } from '../generated/millrace/ai/v1/ai_service_pb.js';
export { ModelService } from '../generated/taishang/ai/v1/model_service_pb.js';
export {
  type IndexParams,
  IndexParamsSchema,
  type Vector,
  VectorService,
} from '../generated/taishang/ai/v1/vector_service_pb.js';
export { type Envelope, enveloped, envelopeHeadBytes, packedFlag } from './envelope.ts';
export { nesting } from './nesting.ts';
