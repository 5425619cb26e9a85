import { expect, it } from 'vitest';
import { withoutServiceLinks } from './service-links.ts';

it('leaves out what Kubernetes sets for a service, and nothing else', () => {
  const links = {
    REDIS_PORT: 'tcp://10.0.0.1:6379',
    REDIS_SERVICE_HOST: '10.0.0.1',
    REDIS_SERVICE_PORT: '6379',
    REDIS_SERVICE_PORT_CLIENT: '6379',
    REDIS_PORT_6379_TCP: 'tcp://10.0.0.1:6379',
    REDIS_PORT_6379_TCP_ADDR: '10.0.0.1',
    MILLRACE_QUERY_API_PORT: 'tcp://10.0.0.2:8081',
    MILLRACE_QUERY_API_SERVICE_HOST: '10.0.0.2',
  };
  const own = { REDIS_HOST: 'redis', POSTGRES_PORT: '5432', MILLRACE_HTTP_PORT: '8080', OPENAI_BASE_URL: 'http://x' };
  expect(withoutServiceLinks({ ...links, ...own })).toEqual(own);
});
