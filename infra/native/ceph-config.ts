import type { NativeHost } from './native-server.ts';

export const home = '/srv/objects';
export const configFile = `${home}/ceph.conf`;

/**
 * The smallest Ceph cluster that has an S3 gateway: one monitor, one in-memory object store, one gateway.
 * https://docs.ceph.com/en/reef/rados/configuration/
 */
export function cephConfig({ installation, ports }: NativeHost): string {
  return `
[global]
fsid = ${installation.clusterId}
mon host = v2:127.0.0.1:${ports.monitor}
mon initial members = a
ms bind msgr1 = false
public addr = 127.0.0.1
# Without cephx the gateway never begins to listen.
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
auth allow insecure global id reclaim = false
keyring = ${home}/keyring
run dir = ${home}/run
crash dir = ${home}/run
admin socket = ${home}/run/$name.asok
log to file = false
mon cluster log to file = false
log to stderr = true
err to stderr = true
debug rocksdb = 0
# One copy in one place: this cluster is for development.
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true

[mon]
mon data = ${home}/monitor
mon max pg per osd = 1000
# The monitor batches changes for a second by default; creating the gateway's pools takes ten of them in a row.
paxos propose interval = 0.05
paxos min wait = 0.01

[osd]
osd data = ${home}/store
osd objectstore = memstore
memstore device bytes = 8589934592
# A slow stop writes the objects to disk, and the next start reads them back.
osd fast shutdown = false

[client.gateway]
rgw data = ${home}/gateway
# Without tcp_nodelay every download stalls for 45 ms.
rgw frontends = beast endpoint=127.0.0.1:${ports.objects} tcp_nodelay=1
rgw rados pool pg num min = 1
rgw thread pool size = 64
`;
}
