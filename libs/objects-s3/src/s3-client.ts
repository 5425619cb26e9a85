import { S3Client } from '@aws-sdk/client-s3';
import type { Logger } from '@millrace/ports';

export interface S3Account {
  /** URL of the endpoint, e.g. `http://minio:9000`. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The bucket in the path instead of the host name, as MinIO and Ceph want it. */
  readonly forcePathStyle: boolean;
}

const connectMs = 2_000;
/** Until the answer begins: a part of 5 MiB must have gone up by then. */
const answerMs = 30_000;
/** Without a byte either way: also the longest that a reader of a stream may pause. */
const idleMs = 120_000;
/** Connections are kept alive and shared; streams hold theirs for as long as they are read. */
const maxConnections = 128;

export function createS3Client(account: S3Account, log: Logger): S3Client {
  const agent = { keepAlive: true, maxSockets: maxConnections };
  return new S3Client({
    endpoint: account.endpoint,
    region: account.region,
    credentials: { accessKeyId: account.accessKeyId, secretAccessKey: account.secretAccessKey },
    forcePathStyle: account.forcePathStyle,
    // Gateways older than these checksums refuse them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Waiting for "100 Continue" costs a round trip, and the client opens a connection of its own for each such request.
    expectContinueHeader: false,
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: connectMs,
      requestTimeout: answerMs,
      throwOnRequestTimeout: true,
      socketTimeout: idleMs,
      httpAgent: agent,
      httpsAgent: agent,
      logger: {
        debug: () => {},
        info: () => {},
        warn: (sentence: unknown) => log.warn({}, String(sentence)),
        error: (sentence: unknown) => log.error({}, String(sentence)),
      },
    },
  });
}
