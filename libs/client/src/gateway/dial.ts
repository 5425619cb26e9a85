import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContextOptions } from 'node:tls';

/** Opens connections to a URL's host, each within so many milliseconds: the system would wait minutes for a host that is gone. */
export function dialWithin(ms: number, tls: SecureContextOptions): (authority: URL) => Socket {
  return (authority) => {
    const secure = authority.protocol === 'https:';
    const socket = secure ? dialTls(authority, tls) : connect(addressOf(authority, 80));
    const tooLong = () => socket.destroy(timedOut(authority, ms));
    const timer = setTimeout(tooLong, ms);
    const clear = () => clearTimeout(timer);
    socket.once(secure ? 'secureConnect' : 'connect', clear).once('close', clear);
    return socket;
  };
}

function dialTls(authority: URL, tls: SecureContextOptions): Socket {
  const address = addressOf(authority, 443);
  const name = isIP(address.host) ? {} : { servername: address.host };
  return connectTls({ ...tls, ...address, ...name, ALPNProtocols: ['h2'] });
}

/** A URL has IPv6 addresses in brackets, which sockets do not take. */
function addressOf({ hostname, port }: URL, standardPort: number) {
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? standardPort : Number(port) };
}

/** As Node.js has it when the system gives up. */
function timedOut({ host }: URL, ms: number): Error {
  return Object.assign(new Error(`no connection to ${host} within ${ms} ms`), {
    code: 'ETIMEDOUT',
    syscall: 'connect',
  });
}
