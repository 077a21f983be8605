/**
 * Linux capabilities. Columns: name, number, risk, severity of adding it, group, marks (d in Docker's default set, b may be
 * added under the baseline, r under the restricted Pod Security Standard), what it allows.
 * Sources: linux/include/uapi/linux/capability.h, capabilities(7), moby/moby@b985e2313a86:daemon/pkg/oci/caps/defaults.go,
 * kubernetes.io/docs/concepts/security/pod-security-standards.
 */
export const capabilityRows = `
CHOWN  0  escalation  info  usual  db  give files to any user and group
DAC_OVERRIDE  1  host-access  info  usual  db  read, write and run files whatever their permissions say
DAC_READ_SEARCH  2  host-takeover  error  host-control  -  read every file and open files by handle, also of the host behind a mount
FOWNER  3  escalation  info  usual  db  change modes and attributes of files of other users
FSETID  4  escalation  info  usual  db  keep setuid and setgid bits when a file is changed
KILL  5  denial-of-service  info  usual  db  signal processes of other users
SETGID  6  escalation  info  usual  db  take on any group
SETUID  7  escalation  info  usual  db  become any user, root included
SETPCAP  8  escalation  info  usual  db  hand on its own capabilities and shrink the bounding set
LINUX_IMMUTABLE  9  tamper-evidence  warning  elevated  -  set and clear immutable and append-only marks
NET_BIND_SERVICE  10  low  hint  usual  dbr  listen on ports below 1024
NET_BROADCAST  11  low  warning  elevated  -  nothing in current kernels
NET_ADMIN  12  network  warning  elevated  -  change interfaces, routes and firewall rules
NET_RAW  13  network  warning  elevated  d  send forged packets on the local network
IPC_LOCK  14  denial-of-service  info  elevated  -  lock memory without limit
IPC_OWNER  15  host-access  warning  elevated  -  use shared memory of other users
SYS_MODULE  16  host-takeover  error  host-control  -  load code into the kernel
SYS_RAWIO  17  host-takeover  error  host-control  -  reach raw disks, ports and physical memory
SYS_CHROOT  18  escalation  info  usual  db  change its root directory
SYS_PTRACE  19  host-takeover  error  host-control  -  read and change the memory of other processes
SYS_PACCT  20  tamper-evidence  warning  elevated  -  switch process accounting
SYS_ADMIN  21  host-takeover  error  host-control  -  mount file systems, join namespaces and do most of what root on the host can
SYS_BOOT  22  host-takeover  error  host-control  -  restart the machine or boot another kernel
SYS_NICE  23  denial-of-service  info  elevated  -  take processor time from others
SYS_RESOURCE  24  denial-of-service  warning  elevated  -  exceed limits and quotas
SYS_TIME  25  tamper-evidence  warning  elevated  -  set the clock of the host
SYS_TTY_CONFIG  26  low  warning  elevated  -  configure consoles of the host
MKNOD  27  host-access  info  usual  db  create device files
LEASE  28  low  warning  elevated  -  hold leases on files of others
AUDIT_WRITE  29  tamper-evidence  info  usual  db  write records into the audit log
AUDIT_CONTROL  30  tamper-evidence  warning  elevated  -  switch auditing off or change its rules
SETFCAP  31  escalation  info  usual  db  attach capabilities to program files
MAC_OVERRIDE  32  host-takeover  error  host-control  -  ignore mandatory access control
MAC_ADMIN  33  host-takeover  error  host-control  -  change mandatory access control policy
SYSLOG  34  host-access  warning  elevated  -  read the kernel log with its addresses
WAKE_ALARM  35  low  warning  elevated  -  wake the machine from sleep
BLOCK_SUSPEND  36  denial-of-service  warning  elevated  -  keep the machine from sleeping
AUDIT_READ  37  host-access  warning  elevated  -  follow the audit log of the whole host
PERFMON  38  host-access  warning  host-control  -  sample events of all processes
BPF  39  host-takeover  error  host-control  -  load programs into the kernel
CHECKPOINT_RESTORE  40  host-access  warning  elevated  -  choose process ids and open maps of other processes
`;
