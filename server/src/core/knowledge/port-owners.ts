/**
 * What an image, a package or a program is called whose own service an administration port is. Sources: the package
 * lists of Debian, Alpine and Fedora, https://packages.debian.org/, https://pkgs.alpinelinux.org/packages.
 */
const OWNERS: ReadonlyMap<number, RegExp> = new Map([
  [21, /ftp/],
  [69, /tftp|netboot|pxe|dnsmasq/],
  [111, /nfs|rpcbind/],
  [137, /samba|smb/],
  [138, /samba|smb/],
  [139, /samba|smb/],
  [161, /^snmpd?$|net-snmp/],
  [389, /ldap|^slapd$|samba/],
  [445, /samba|smb/],
  [873, /rsync/],
  [2049, /nfs/],
  [2375, /docker|dind/],
  [2376, /docker|dind/],
  [2379, /etcd/],
  [2380, /etcd/],
  [3389, /rdp|remote-?desktop/],
  [5900, /vnc|selenium/],
  [5901, /vnc|selenium/],
  [5902, /vnc|selenium/],
  [5903, /vnc|selenium/],
]);

/** Whether a port is that of the service which an image, package or program of this name is. */
export function ownsPort(name: string, port: number): boolean {
  return OWNERS.get(port)?.test(name) === true;
}
