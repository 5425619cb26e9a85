/**
 * Makes the root ready in a mount namespace of the command's own, then becomes the command: the pid stays the same,
 * the mounts are seen by nobody else and vanish with the process, whatever it dies of. The root is read-only to all
 * who share it; each checkout sees its own data under /srv, and the repository under /mnt.
 */
const script = `
set -e
root=$1 data=$2 repository=$3 user=$4
shift 4
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --bind "$data" "$root/srv"
mount --bind "$data/tmp" "$root/tmp"
mount --bind "$repository" "$root/mnt"
mount -o remount,bind,ro "$root/mnt"
exec chroot --userspec="$user:" "$root" "$@"
`;

export interface RootView {
  /** The Debian root. */
  readonly root: string;
  /** Seen as `/srv` inside. */
  readonly data: string;
  /** Seen as `/mnt` inside, read-only. */
  readonly repository: string;
}

/** The command line that runs `command` as `user` inside the Debian root. Needs root's rights. */
export function insideRoot(view: RootView, user: string, command: readonly string[]): string[] {
  const mounts = ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', script, 'sh'];
  return [...mounts, view.root, view.data, view.repository, user, ...command];
}
