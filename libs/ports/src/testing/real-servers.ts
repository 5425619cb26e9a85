/** Where the servers of the fleet's stack are, for the suites that need real ones. */
export interface RealServers {
  readonly postgres: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: string;
  };
  readonly redis: { readonly host: string; readonly port: number; readonly password: string | undefined };
  readonly rabbitmq: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly vhost: string;
    /** Of the management plugin's HTTP interface, without a trailing slash. */
    readonly managementUrl: string;
  };
  readonly objects: {
    /** URL of an S3 endpoint. */
    readonly endpoint: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
}

/** The real servers that the environment names, as `npm run -s infra -- env` prints it. Throws where a name is missing. */
export function realServers(environment: NodeJS.ProcessEnv = process.env): RealServers {
  const text = (name: string): string => {
    const value = environment[name];
    if (value) return value;
    throw new Error(`${name} is not set: this suite needs real servers (npm run infra -- up; npm run -s infra -- env)`);
  };
  const port = (name: string): number => {
    const value = Number(text(name));
    if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
    throw new Error(`${name} is no port: ${environment[name]}`);
  };
  return {
    postgres: {
      host: text('POSTGRES_HOST'),
      port: port('POSTGRES_PORT'),
      user: text('POSTGRES_USER'),
      password: text('POSTGRES_PASSWORD'),
      database: text('POSTGRES_DB'),
    },
    redis: { host: text('REDIS_HOST'), port: port('REDIS_PORT'), password: environment.REDIS_PASSWORD },
    rabbitmq: {
      host: text('RABBITMQ_HOST'),
      port: port('RABBITMQ_PORT'),
      user: text('RABBITMQ_USER'),
      password: text('RABBITMQ_PASSWORD'),
      vhost: text('RABBITMQ_VHOST'),
      managementUrl: text('RABBITMQ_MANAGEMENT_URL').replace(/\/$/, ''),
    },
    objects: {
      endpoint: text('MINIO_ENDPOINT'),
      accessKeyId: text('MINIO_ACCESS_KEY_ID'),
      secretAccessKey: text('MINIO_SECRET_ACCESS_KEY'),
    },
  };
}
