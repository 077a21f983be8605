/**
 * Keys of daemon.json, one JSON row a line; nested keys are written with dots, `*` is a name of the user's choice, `[]` an
 * item of a list. Source: moby/moby@docker-v29.7.2:daemon/config and daemon/command, `since` from its release tags; what
 * is new since then from github.com/moby/moby/v2@v2.0.0-beta.24, which comes before its release.
 */
export const daemonKeyRows = String.raw`
{"key":"hosts","flag":"host","type":"strings","form":"unix://path, tcp://addr:port, fd://[name], npipe://path","default":"unix:///var/run/docker.sock (linux), npipe:////./pipe/docker_engine (windows)","since":"1.10","meaning":"Where the engine listens for API calls. A TCP address without TLS gives everyone who reaches it root on this host."}
{"key":"tls","flag":"tls","type":"boolean","default":"false (implied by tlsverify)","since":"1.10","meaning":"Encrypts the API on TCP addresses. Without tlsverify, clients need no certificate."}
{"key":"tlsverify","flag":"tlsverify","type":"boolean","default":"false, or true when DOCKER_TLS_VERIFY is set","since":"1.10","meaning":"Lets only clients in whose certificate was signed by tlscacert."}
{"key":"tlscacert","flag":"tlscacert","type":"string","form":"path","default":"~/.docker/ca.pem","since":"1.10","meaning":"The authority that signs the certificates of clients."}
{"key":"tlscert","flag":"tlscert","type":"string","form":"path","default":"~/.docker/cert.pem","since":"1.10","meaning":"The certificate the API shows to clients."}
{"key":"tlskey","flag":"tlskey","type":"string","form":"path","default":"~/.docker/key.pem","since":"1.10","meaning":"The key of tlscert, as unencrypted PEM."}
{"key":"group","flag":"group","type":"string","form":"group name or gid (linux); comma-separated accounts (windows)","default":"docker (linux), empty (windows)","since":"1.10","meaning":"The group whose members may use the socket, which amounts to root."}
{"key":"authorization-plugins","flag":"authorization-plugin","type":"strings","form":"plugin names","default":"[]","since":"1.10","reloads":true,"meaning":"Plugins that decide about each API call, in order."}
{"key":"min-api-version","type":"string","form":"1.24 up to the engine's API version, no leading v","default":"1.44 (29.0-29.2), 1.40 (29.3 and later)","since":"29.0","meaning":"The oldest API version that clients may speak."}
{"key":"metrics-addr","flag":"metrics-addr","type":"string","form":"host:port","since":"1.13","meaning":"Where Prometheus metrics are served, without a password."}
{"key":"network-diagnostic-port","flag":"network-diagnostic-port","type":"integer","form":"0-65535","default":0,"since":"17.12","reloads":true,"meaning":"Port of the network troubleshooting server of swarm."}
{"key":"no-new-privileges","flag":"no-new-privileges","type":"boolean","default":false,"platform":"linux","since":"17.04","meaning":"Keeps processes in containers from gaining rights through setuid programs, unless a container says otherwise."}
{"key":"seccomp-profile","flag":"seccomp-profile","type":"string","form":"builtin, unconfined, path of a JSON profile","default":"builtin","platform":"linux","since":"1.13","meaning":"The system calls containers may make when they bring no profile of their own."}
{"key":"apparmor-profile","flag":"apparmor-profile","type":"string","form":"path of a template","platform":"linux","since":"29.8","meaning":"The AppArmor profile that containers get when they bring none of their own."}
{"key":"selinux-enabled","flag":"selinux-enabled","type":"boolean","default":false,"platform":"linux","since":"1.10","meaning":"Labels containers for SELinux."}
{"key":"userns-remap","flag":"userns-remap","type":"string","form":"default, user, uid, user:group, uid:gid","platform":"linux","since":"1.10","meaning":"The user whose subordinate ids stand for the ids in containers, so that root inside is nobody outside."}
{"key":"rootless","flag":"rootless","type":"boolean","default":"true when started by RootlessKit","platform":"linux","since":"19.03","meaning":"Says that the daemon was started by RootlessKit; it does not make it so."}
{"key":"default-ipc-mode","flag":"default-ipc-mode","type":"string","allowed":["private","shareable"],"default":"private","platform":"linux","since":"17.09","reloads":true,"meaning":"Who shares memory and semaphores with a container by default."}
{"key":"default-cgroupns-mode","flag":"default-cgroupns-mode","type":"string","allowed":["private","host"],"default":"private on cgroup v2, host on v1","platform":"linux","since":"20.10","reloads":true,"meaning":"Whether containers see the control groups of the host by default."}
{"key":"default-ulimits","flag":"default-ulimit","type":"object-map","form":"names core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack; -1 = unlimited","default":"{}","platform":"linux","since":"1.10","meaning":"Process limits of containers that set none."}
{"key":"default-ulimits.*.Name","type":"string","form":"same as the entry key","platform":"linux","since":"1.10","meaning":"The limit, again."}
{"key":"default-ulimits.*.Hard","type":"integer","form":"-1 or 0 and above","platform":"linux","since":"1.10","meaning":"How far a process may raise the limit."}
{"key":"default-ulimits.*.Soft","type":"integer","form":"-1 or 0 up to Hard","platform":"linux","since":"1.10","meaning":"The limit a process starts with."}
{"key":"default-shm-size","flag":"default-shm-size","type":"size","form":"size with unit, e.g. 64M (a JSON number is refused)","default":"64M","platform":"linux","since":"17.04","reloads":true,"meaning":"How large /dev/shm is."}
{"key":"default-stop-timeout","flag":"default-stop-timeout","type":"integer","form":">= 0 seconds","default":"10 (linux), 30 (windows)","since":"29.7","reloads":true,"meaning":"How many seconds a container gets to stop before it is killed."}
{"key":"init","flag":"init","type":"boolean","default":false,"platform":"linux","since":"1.13","meaning":"Runs a small init in every container that passes on signals and collects dead processes."}
{"key":"init-path","flag":"init-path","type":"string","form":"path","default":"docker-init looked up in libexec and PATH","platform":"linux","since":"1.13","meaning":"The program used for init."}
{"key":"cgroup-parent","flag":"cgroup-parent","type":"string","form":"path, or *.slice with the systemd driver","default":"/docker or system.slice","platform":"linux","since":"1.10","meaning":"The control group below which all containers lie."}
{"key":"cpu-rt-period","flag":"cpu-rt-period","type":"integer","form":"microseconds","default":0,"platform":"linux","since":"1.13","meaning":"Length of the real-time scheduling period, on cgroup v1."}
{"key":"cpu-rt-runtime","flag":"cpu-rt-runtime","type":"integer","form":"microseconds, not above the period","default":0,"platform":"linux","since":"1.13","meaning":"Real-time budget within a period, on cgroup v1."}
{"key":"exec-opts","flag":"exec-opt","type":"strings","form":"native.cgroupdriver=cgroupfs|systemd (linux), isolation=default|process|hyperv (windows)","default":"systemd on cgroup v2 hosts with systemd, else cgroupfs; hyperv on Windows clients, process on servers","since":"1.10","meaning":"Options for running containers, such as the driver of control groups."}
{"key":"runtimes","flag":"add-runtime","type":"object-map","form":"name other than runc","default":"{}","platform":"linux","since":"1.12","reloads":true,"meaning":"OCI runtimes to choose from besides runc."}
{"key":"runtimes.*.path","type":"string","form":"binary name or path","platform":"linux","since":"1.12","reloads":true,"meaning":"The program of a runtime that is called like runc."}
{"key":"runtimes.*.runtimeArgs","type":"strings","default":"[]","platform":"linux","since":"1.12","reloads":true,"meaning":"Arguments for that program."}
{"key":"runtimes.*.runtimeType","type":"string","form":"containerd shim name or path","platform":"linux","since":"24.0","reloads":true,"meaning":"The containerd shim of a runtime, in place of a program."}
{"key":"runtimes.*.options","type":"any-map","form":"shim specific; usually TypeUrl, ConfigPath","platform":"linux","since":"24.0","reloads":true,"meaning":"Options of that shim."}
{"key":"default-runtime","flag":"default-runtime","type":"string","form":"runc, a runtimes entry, io.containerd.NAME.vN; windows: com.docker.hcsshim.v1, io.containerd.runhcs.v1","default":"runc (linux), automatic (windows)","since":"1.12","reloads":true,"meaning":"The runtime of containers that name none."}
{"key":"bridge","flag":"bridge","type":"string","form":"interface name or none","default":"docker0","since":"1.10","meaning":"The bridge of the default network, or none to have no such network."}
{"key":"bip","flag":"bip","type":"string","form":"IPv4 address/prefix","platform":"linux","since":"1.10","meaning":"Address and size of the default bridge."}
{"key":"bip6","flag":"bip6","type":"string","form":"IPv6 address/prefix","platform":"linux","since":"28.0","meaning":"IPv6 address and size of the default bridge."}
{"key":"fixed-cidr","flag":"fixed-cidr","type":"string","form":"CIDR","since":"1.10","meaning":"The part of the bridge's network that containers get addresses from."}
{"key":"fixed-cidr-v6","flag":"fixed-cidr-v6","type":"string","form":"IPv6 CIDR","platform":"linux","since":"1.10","meaning":"The IPv6 range that containers on the default bridge get addresses from."}
{"key":"default-gateway","flag":"default-gateway","type":"address","form":"IPv4 address","platform":"linux","since":"1.10","meaning":"The router of containers on the default bridge."}
{"key":"default-gateway-v6","flag":"default-gateway-v6","type":"address","form":"IPv6 address","platform":"linux","since":"1.10","meaning":"The IPv6 router of containers on the default bridge."}
{"key":"ip","flag":"ip","type":"address","form":"IP address","default":"0.0.0.0","platform":"linux","since":"1.10","meaning":"The host address for published ports that name none. 127.0.0.1 keeps them on this host."}
{"key":"ipv6","flag":"ipv6","type":"boolean","default":false,"platform":"linux","since":"1.10","meaning":"Gives containers on the default bridge IPv6 addresses."}
{"key":"icc","flag":"icc","type":"boolean","default":true,"platform":"linux","since":"1.10","meaning":"Whether containers on the default bridge reach each other without being linked."}
{"key":"ip-forward","flag":"ip-forward","type":"boolean","default":true,"platform":"linux","since":"1.10","meaning":"Lets the kernel pass packets between networks."}
{"key":"ip-forward-no-drop","flag":"ip-forward-no-drop","type":"boolean","default":false,"platform":"linux","since":"28.0","meaning":"Leaves the policy for passed packets open when forwarding is switched on."}
{"key":"ip-masq","flag":"ip-masq","type":"boolean","default":true,"platform":"linux","since":"1.12","meaning":"Hides containers behind the address of the host."}
{"key":"iptables","flag":"iptables","type":"boolean","default":true,"platform":"linux","since":"1.10","meaning":"Lets the daemon write firewall rules. Without them nothing keeps containers apart."}
{"key":"ip6tables","flag":"ip6tables","type":"boolean","default":"true (27.0 and later; false before)","platform":"linux","since":"20.10","meaning":"Lets the daemon write IPv6 firewall rules."}
{"key":"firewall-backend","flag":"firewall-backend","type":"string","allowed":["iptables","nftables"],"default":"chosen by the daemon","platform":"linux","since":"29.0","meaning":"Which packet filter the rules are written for."}
{"key":"bridge-accept-fwmark","flag":"bridge-accept-fwmark","type":"string","form":"mark[/mask], decimal or 0x","platform":"linux","since":"29.0","meaning":"The firewall mark of packets that bridge networks accept."}
{"key":"allow-direct-routing","flag":"allow-direct-routing","type":"boolean","default":false,"platform":"linux","since":"28.2","meaning":"Lets other hosts reach published ports at the address of the container."}
{"key":"userland-proxy","flag":"userland-proxy","type":"boolean","default":true,"platform":"linux","since":"1.10","meaning":"Passes traffic to published ports through a process for each port."}
{"key":"userland-proxy-path","flag":"userland-proxy-path","type":"string","form":"absolute path","default":"docker-proxy looked up in libexec and PATH","platform":"linux","since":"1.13","meaning":"The program that passes it."}
{"key":"mtu","flag":"mtu","type":"integer","form":">= 0","default":1500,"since":"1.10","meaning":"Largest packet on the default bridge."}
{"key":"network-control-plane-mtu","flag":"network-control-plane-mtu","type":"integer","form":">= 0","default":1500,"since":"17.09","meaning":"Largest packet of swarm's own traffic."}
{"key":"default-address-pools","flag":"default-address-pool","type":"objects","form":"size not smaller than the base prefix","default":"172.17.0.0/16 ... 192.168.0.0/16","platform":"linux","since":"18.06","meaning":"Ranges that new networks are cut from."}
{"key":"default-address-pools[].base","type":"prefix","form":"CIDR","platform":"linux","since":"18.06","meaning":"The range that networks are cut from."}
{"key":"default-address-pools[].size","type":"integer","form":"length of a prefix","platform":"linux","since":"18.06","meaning":"How long the prefix of each network is."}
{"key":"default-network-opts","flag":"default-network-opt","type":"string-maps","form":"driver options","default":"{}","since":"24.0","meaning":"Options every new network of a driver gets."}
{"key":"dns","flag":"dns","type":"addresses","form":"IP addresses","default":"[]","since":"1.10","meaning":"Name servers for containers."}
{"key":"dns-opts","flag":"dns-opt","type":"strings","form":"resolver options","default":"[]","since":"1.10","meaning":"Resolver options for containers."}
{"key":"dns-search","flag":"dns-search","type":"strings","form":"domains","default":"[]","since":"1.10","meaning":"Domains that containers try for short names."}
{"key":"host-gateway-ip","flag":"host-gateway-ip","type":"address","form":"IP address","since":"20.10","deprecated":"28.0 (use host-gateway-ips)","meaning":"The address behind host-gateway."}
{"key":"host-gateway-ips","flag":"host-gateway-ip","type":"addresses","form":"at most one IPv4 and one IPv6 address","default":"addresses of the default bridge","since":"28.0","meaning":"The addresses behind host-gateway, one for each IP version."}
{"key":"proxies","type":"object","form":"http-proxy, https-proxy, no-proxy","default":"{}","since":"23.0","meaning":"The proxies the daemon itself goes through."}
{"key":"proxies.http-proxy","flag":"http-proxy","type":"string","form":"URL","default":"HTTP_PROXY","since":"23.0","meaning":"The proxy for plain HTTP."}
{"key":"proxies.https-proxy","flag":"https-proxy","type":"string","form":"URL","default":"HTTPS_PROXY","since":"23.0","meaning":"The proxy for HTTPS."}
{"key":"proxies.no-proxy","flag":"no-proxy","type":"string","form":"comma list of hosts","default":"NO_PROXY","since":"23.0","meaning":"Hosts reached without a proxy."}
{"key":"registry-mirrors","flag":"registry-mirror","type":"strings","form":"http(s) URLs without user info, query, fragment","default":"[]","since":"1.11","reloads":true,"meaning":"Copies of Docker Hub that are asked first."}
{"key":"insecure-registries","flag":"insecure-registry","type":"strings","form":"host[:port] or CIDR, no scheme","default":"127.0.0.0/8 and ::1 implied","since":"1.11","reloads":true,"meaning":"Registries that are trusted without a valid certificate or even without encryption."}
{"key":"allow-nondistributable-artifacts","type":"strings","form":"host or CIDR","default":"[]","since":"17.06","deprecated":"28.0 (ignored, tolerated)","isIgnored":true,"meaning":"Does nothing any more; it once allowed to push foreign layers."}
{"key":"max-concurrent-downloads","flag":"max-concurrent-downloads","type":"integer","form":">= 0 (0 = default)","default":3,"since":"1.12","reloads":true,"meaning":"How many layers are downloaded at a time."}
{"key":"max-concurrent-uploads","flag":"max-concurrent-uploads","type":"integer","form":">= 0","default":5,"since":"1.12","reloads":true,"meaning":"How many layers are uploaded at a time."}
{"key":"max-download-attempts","flag":"max-download-attempts","type":"integer","form":">= 0","default":5,"since":"20.10","reloads":true,"meaning":"How often a broken download is tried again."}
{"key":"data-root","flag":"data-root","type":"string","form":"path","default":"/var/lib/docker, %programdata%\\docker, ~/.local/share/docker (rootless)","since":"17.05","meaning":"Where images, containers and volumes are kept."}
{"key":"exec-root","flag":"exec-root","type":"string","form":"path","default":"/var/run/docker","since":"1.10","meaning":"Where the state of running containers is kept."}
{"key":"pidfile","flag":"pidfile","type":"string","form":"path","default":"/var/run/docker.pid","since":"1.10","meaning":"The file with the daemon's process id."}
{"key":"storage-driver","flag":"storage-driver","type":"string","form":"overlay2, fuse-overlayfs, btrfs, zfs, vfs, or a containerd snapshotter such as overlayfs","default":"overlayfs snapshotter on new 29.x installs, else overlay2","platform":"linux","since":"1.10","meaning":"How layers are stored. Changing it hides what was stored before."}
{"key":"storage-opts","flag":"storage-opt","type":"strings","form":"overlay2.size=, btrfs.min_space=, zfs.fsname=, size= (windows)","default":"[]","since":"1.10","meaning":"Options of the storage driver."}
{"key":"containerd","flag":"containerd","type":"string","form":"socket path","default":"started by the daemon","since":"1.11","meaning":"The socket of a containerd that runs on its own."}
{"key":"containerd-namespace","flag":"containerd-namespace","type":"string","form":"identifier","default":"moby","since":"20.10","meaning":"The containerd namespace of containers."}
{"key":"cri-containerd","flag":"cri-containerd","type":"boolean","default":false,"since":"18.09","meaning":"Serves the Kubernetes runtime interface from the engine's own containerd."}
{"key":"log-driver","flag":"log-driver","type":"string","form":"json-file, local, syslog, journald, gelf, fluentd, awslogs, splunk, gcplogs, etwlogs (windows), none, plugin name","default":"json-file","since":"1.10","meaning":"Where the output of containers goes."}
{"key":"log-opts","flag":"log-opt","type":"string-map","form":"options of the driver; all values strings","default":"{}","since":"1.10","meaning":"Options of the log driver. Every value is a text, numbers included."}
{"key":"log-opts.max-size","type":"string","form":"size with unit k/m/g","default":"unlimited","since":"1.10","meaning":"Size at which a log file is closed and a new one begun. Without it logs fill the disk."}
{"key":"log-opts.max-file","type":"string","form":"integer >= 1 as string","default":"1 (local: 5)","since":"1.10","meaning":"How many log files are kept."}
{"key":"log-opts.compress","type":"string","allowed":["true","false"],"default":"false (local: true)","since":"18.09","meaning":"Packs closed log files."}
{"key":"log-opts.labels","type":"string","form":"comma list","since":"1.10","meaning":"Labels whose values go into each log entry."}
{"key":"log-opts.env","type":"string","form":"comma list","since":"1.10","meaning":"Variables whose values go into each log entry. Secrets among them end up in the log."}
{"key":"log-opts.tag","type":"string","form":"template","since":"1.10","meaning":"Template of the name a container logs under."}
{"key":"log-opts.mode","type":"string","allowed":["blocking","non-blocking"],"default":"blocking","since":"17.04","meaning":"Whether a container waits for a slow log driver."}
{"key":"log-opts.max-buffer-size","type":"string","form":"size","default":"1m","since":"17.04","meaning":"How much is buffered when it does not wait."}
{"key":"log-opts.cache-disabled","type":"string","allowed":["true","false"],"default":"false","since":"20.10","meaning":"Switches off the local copy kept for reading logs back."}
{"key":"log-opts.syslog-address","type":"string","form":"udp:// tcp:// tcp+tls:// unix:// unixgram://","default":"local syslog","since":"1.10","meaning":"Where syslog entries go."}
{"key":"log-opts.gelf-address","type":"string","form":"udp://host:port tcp://host:port","default":"required for gelf","since":"1.10","meaning":"Where GELF entries go."}
{"key":"log-opts.fluentd-address","type":"string","form":"host:port, tcp:// tls:// unix://","default":"localhost:24224","since":"1.10","meaning":"Where Fluentd entries go."}
{"key":"log-opts.awslogs-group","type":"string","default":"required for awslogs","since":"1.10","meaning":"The CloudWatch group entries go to."}
{"key":"log-opts.splunk-token","type":"string","default":"required for splunk","since":"1.10","meaning":"The token for Splunk, which is a secret."}
{"key":"log-opts.gcp-project","type":"string","default":"from the instance","since":"1.11","meaning":"The Google Cloud project entries go to."}
{"key":"log-level","flag":"log-level","type":"string","allowed":["panic","fatal","error","warn","info","debug","trace"],"default":"info","since":"1.10","meaning":"How much the daemon itself logs."}
{"key":"log-format","flag":"log-format","type":"string","allowed":["text","json"],"default":"text","since":"25.0","meaning":"How the daemon writes its own log."}
{"key":"raw-logs","flag":"raw-logs","type":"boolean","default":false,"since":"1.11","meaning":"Writes the daemon's own log with full times and without colour."}
{"key":"debug","flag":"debug","type":"boolean","default":false,"since":"1.10","reloads":true,"meaning":"Makes the daemon log and tell more about itself."}
{"key":"live-restore","flag":"live-restore","type":"boolean","default":false,"platform":"linux","since":"1.12","reloads":true,"meaning":"Keeps containers running while the daemon restarts. Not possible in a swarm."}
{"key":"shutdown-timeout","flag":"shutdown-timeout","type":"integer","form":"seconds, negative = wait for ever","default":15,"since":"1.13","reloads":true,"meaning":"How many seconds all containers get when the daemon stops."}
{"key":"labels","flag":"label","type":"strings","form":"key=value, no com.docker.*, io.docker.*, org.dockerproject.*","default":"[]","since":"1.10","reloads":true,"meaning":"Labels of this engine, for placing services."}
{"key":"experimental","flag":"experimental","type":"boolean","default":false,"since":"1.13","meaning":"Switches on features that may still change."}
{"key":"features","flag":"feature","type":"boolean-map","form":"see features.*; unknown names are ignored","default":"{}","since":"18.09","reloads":true,"meaning":"Features switched on or off by name."}
{"key":"features.buildkit","type":"boolean","default":"true since 23.0","since":"18.09","reloads":true,"meaning":"Builds with BuildKit unless told otherwise."}
{"key":"features.cdi","type":"boolean","default":"true since 28.3","platform":"linux","since":"25.0","reloads":true,"meaning":"Lets containers ask for devices by name."}
{"key":"features.containerd-snapshotter","type":"boolean","default":"true on new installs since 29.0","since":"24.0","deprecated":"true is redundant since 29.0 on linux","reloads":true,"meaning":"Stores images with containerd. Not together with userns-remap."}
{"key":"features.containerd-migration","type":"boolean","default":false,"since":"29.0","reloads":true,"meaning":"Moves images over to the containerd store at the next start."}
{"key":"features.embedded-containerd","type":"boolean","default":false,"since":"29.7","reloads":true,"meaning":"Runs containerd inside the daemon, as an experiment."}
{"key":"features.swarm-nftables","type":"boolean","default":false,"platform":"linux","since":"29.6","reloads":true,"meaning":"Allows nftables in a swarm."}
{"key":"features.time-namespaces","type":"boolean","default":true,"platform":"linux","since":"29.5","reloads":true,"meaning":"Gives each container a clock namespace."}
{"key":"features.windows-dns-proxy","type":"boolean","default":"true in its last releases","platform":"windows","since":"26.1","removed":"28.0 (no effect; a warning was printed until 29.2)","reloads":true,"meaning":"Answers names from outside through the inner resolver on Windows."}
{"key":"builder","type":"object","form":"gc, entitlements, history; unknown members are ignored, names case-insensitive","default":"{}","since":"18.09","meaning":"Settings of the builder inside the engine."}
{"key":"builder.gc.enabled","type":"boolean","default":true,"since":"18.09","meaning":"Removes old build cache by itself."}
{"key":"builder.gc.defaultReservedSpace","type":"string","form":"size","default":"10 % of the disk","since":"28.0","meaning":"Build cache that is never removed."}
{"key":"builder.gc.defaultMaxUsedSpace","type":"string","form":"size","default":"80 % of the disk","since":"28.0","meaning":"Build cache beyond which removal starts."}
{"key":"builder.gc.defaultMinFreeSpace","type":"string","form":"size","default":"20 % of the disk","since":"28.0","meaning":"Free disk space that removal aims for."}
{"key":"builder.gc.defaultKeepStorage","type":"string","form":"size","since":"18.09","deprecated":"28.0 (use defaultReservedSpace)","meaning":"The earlier name of defaultReservedSpace."}
{"key":"builder.gc.policy","type":"objects","form":"all, filter, reservedSpace, maxUsedSpace, minFreeSpace, keepStorage (deprecated)","default":"built-in rules","since":"18.09","meaning":"Rules of removal, in order, in place of the usual ones."}
{"key":"builder.gc.policy[].all","type":"boolean","default":false,"since":"18.09","meaning":"Takes internal cache along."}
{"key":"builder.gc.policy[].filter","type":"strings","form":"e.g. type=source.local, unused-for=48h","default":"[]","since":"18.09","meaning":"Which cache the rule is about."}
{"key":"builder.gc.policy[].reservedSpace","type":"string","form":"size","since":"28.0","meaning":"Cache this rule leaves."}
{"key":"builder.gc.policy[].maxUsedSpace","type":"string","form":"size","since":"28.0","meaning":"Cache beyond which this rule removes."}
{"key":"builder.gc.policy[].minFreeSpace","type":"string","form":"size","since":"28.0","meaning":"Free disk space this rule aims for."}
{"key":"builder.gc.policy[].keepStorage","type":"string","form":"size","since":"18.09","deprecated":"28.0 (use reservedSpace)","meaning":"The earlier name of reservedSpace."}
{"key":"builder.entitlements.network-host","type":"boolean","default":true,"since":"20.10","meaning":"Lets builds use the network of the host."}
{"key":"builder.entitlements.security-insecure","type":"boolean","default":false,"since":"20.10","meaning":"Lets builds run privileged."}
{"key":"builder.entitlements.device","type":"boolean","default":true,"since":"29.0","meaning":"Lets builds use devices."}
{"key":"builder.history.maxAge","type":"duration","form":"Go duration or seconds","since":"24.0","meaning":"Age at which records of builds are removed."}
{"key":"builder.history.maxEntries","type":"integer","form":">= 0","since":"24.0","meaning":"How many records of builds are kept."}
{"key":"cdi-spec-dirs","flag":"cdi-spec-dir","type":"strings","form":"directories","default":"/etc/cdi, /var/run/cdi (rootless also below the user's directories)","since":"25.0","meaning":"Where descriptions of devices lie."}
{"key":"extension-dirs","flag":"extension-dir","type":"strings","form":"directories","default":"[]","since":"29.8","meaning":"Where extensions of the engine lie."}
{"key":"extension-config","type":"extensions","form":"id of an extension, such as org.example.logs.v1, with its settings","default":"{}","since":"29.8","meaning":"Settings of extensions, by their ids."}
{"key":"nri-opts","flag":"nri-opts","type":"object","isClosed":true,"form":"enable, plugin-path, plugin-config-path, socket-path; unknown members stop the daemon","default":"{}","since":"29.2","reloads":true,"meaning":"Plugins that change containers as they start."}
{"key":"nri-opts.enable","type":"boolean","default":false,"since":"29.2","reloads":true,"meaning":"Switches these plugins on."}
{"key":"nri-opts.plugin-path","type":"string","form":"path","since":"29.2","reloads":true,"meaning":"Where these plugins lie."}
{"key":"nri-opts.plugin-config-path","type":"string","form":"path","since":"29.2","reloads":true,"meaning":"Where their settings lie."}
{"key":"nri-opts.socket-path","type":"string","form":"path","since":"29.2","reloads":true,"meaning":"The socket for plugins started elsewhere."}
{"key":"swarm-default-advertise-addr","flag":"swarm-default-advertise-addr","type":"string","form":"address or interface","since":"1.12","meaning":"The address a swarm announces when none is given."}
{"key":"node-generic-resources","flag":"node-generic-resource","type":"strings","form":"kind=value","default":"[]","since":"17.09","meaning":"What this engine offers to services, such as graphics cards."}
{"key":"deprecated-key-path","type":"string","form":"path","since":"17.06","deprecated":"23.0 (ignored, tolerated)","isIgnored":true,"meaning":"Where an identity key used to lie; ignored."}
{"key":"swarm-raft-heartbeat-tick","type":"integer","default":1,"since":"18.04","isUnread":true,"meaning":"Cannot be set from the file."}
{"key":"swarm-raft-election-tick","type":"integer","default":10,"since":"18.04","isUnread":true,"meaning":"Cannot be set from the file."}
{"key":"default-init","type":"string","default":"docker-init","platform":"linux","since":"17.04","isUnread":true,"meaning":"Cannot be set from the file; init-path can."}
{"key":"resolv-conf","type":"string","platform":"linux","since":"18.09","isUnread":true,"meaning":"Cannot be set from the file."}
`;

/** Keys that are gone: name, release, successor. Source: as above, and docs.docker.com/engine/deprecated. */
export const removedDaemonKeys = `
graph  23.0  data-root
api-cors-header  29.0  -
api-cors-headers  1.12  -
api-enable-cors  17.09  -
cluster-store  23.0  -
cluster-store-opts  23.0  -
cluster-advertise  23.0  -
disable-legacy-registry  19.03  -
oom-score-adjust  25.0  OOMScoreAdjust in the systemd unit
ip-mask  1.12  ip-masq
`;

/** Names of flags that the engine accepts as keys and never reads: name, key to use. Source: moby/moby daemon/config. */
export const ignoredDaemonFlags = `
host  hosts
label  labels
dns-opt  dns-opts
log-opt  log-opts
storage-opt  storage-opts
exec-opt  exec-opts
authorization-plugin  authorization-plugins
registry-mirror  registry-mirrors
insecure-registry  insecure-registries
default-ulimit  default-ulimits
default-address-pool  default-address-pools
default-network-opt  default-network-opts
node-generic-resource  node-generic-resources
cdi-spec-dir  cdi-spec-dirs
extension-dir  extension-dirs
add-runtime  runtimes
feature  features
http-proxy  proxies.http-proxy
https-proxy  proxies.https-proxy
no-proxy  proxies.no-proxy
containerd-plugins-namespace  -
config-file  -
validate  -
version  -
help  -
restart  -
`;
