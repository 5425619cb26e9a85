import type { Variables } from './level.ts';

/**
 * Variables that Kubernetes puts into a pod for each service of the namespace: a service called `redis` would set the port of Redis to
 * `tcp://10.0.0.1:6379`. Source: "Accessing the Service" in the documentation of Kubernetes.
 */
const linkName = /_SERVICE_HOST$|_SERVICE_PORT(_[A-Z0-9_]+)?$|_PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$/;
const linkValue = /^(tcp|udp|sctp):\/\//;

export function withoutServiceLinks(variables: Variables): Variables {
  const own = Object.entries(variables).filter(
    ([name, value = '']) => !linkName.test(name) && !(name.endsWith('_PORT') && linkValue.test(value)),
  );
  return Object.fromEntries(own);
}
