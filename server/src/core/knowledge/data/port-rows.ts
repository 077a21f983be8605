/**
 * Well-known ports. Columns: port or range, protocol, class, risk of publishing it to everybody, evidence (number: the port
 * alone tells, product: only together with the image), what guards it by default, words of images that speak it, name,
 * source (IANA is the Service Name and Transport Protocol Port Number Registry, else documentation of the product).
 */
export const portRows = `
22  tcp  remote-admin  warning  number  password  sshd,openssh,gitea,gitlab,sftp  SSH  IANA
2222  tcp  remote-admin  info  product  password  openssh-server,sftp,bastion  SSH on a high port  linuxserver/openssh-server
23  tcp  legacy-plaintext  error  number  password  -  Telnet  IANA
512  tcp  legacy-plaintext  error  number  none  -  rexec  IANA
513  tcp  legacy-plaintext  error  number  none  -  rlogin  IANA
514  tcp  legacy-plaintext  error  number  none  -  rsh  IANA
514  udp  log-input  info  number  none  -  syslog  IANA
3389  tcp  remote-desktop  error  number  password  -  Remote Desktop  IANA
5900-5903  tcp  remote-desktop  error  number  password  -  VNC  IANA
6000-6005  tcp  remote-desktop  error  product  none  -  X11  X.Org
6080  tcp  remote-desktop  warning  product  none  novnc,vnc  noVNC  noVNC
7900  tcp  remote-desktop  warning  product  password  selenium  noVNC of Selenium  docker-selenium
4444  tcp  remote-admin  error  product  none  selenium  Selenium Grid  docker-selenium
5985  tcp  remote-admin  error  number  password  -  WinRM over HTTP  Microsoft
5986  tcp  remote-admin  warning  number  password  -  WinRM over HTTPS  Microsoft
10000  tcp  remote-admin  warning  product  password  webmin  Webmin  Webmin
9090  tcp  remote-admin  warning  product  password  cockpit  Cockpit  Cockpit
7681  tcp  remote-admin  error  product  none  ttyd  ttyd web shell  ttyd
5555  tcp  debug  error  product  none  adb,android,redroid  Android Debug Bridge  Android
623  udp  remote-admin  error  number  password  -  IPMI  IANA
2375  tcp  container-engine-api  error  number  none  docker,dind  Docker Engine API without TLS  docs.docker.com
2376  tcp  container-engine-api  warning  number  tls  docker,dind  Docker Engine API with TLS  docs.docker.com
2377  tcp  container-engine-api  warning  number  tls  -  Swarm management  docs.docker.com
7946  tcp+udp  container-engine-api  warning  number  none  -  Swarm gossip  docs.docker.com
4789  udp  container-engine-api  warning  number  none  -  VXLAN overlay data  docs.docker.com
1234  tcp  container-engine-api  error  product  none  buildkit  BuildKit daemon  moby/buildkit
5000  tcp  container-engine-api  warning  product  none  registry  image registry  distribution
9001  tcp  container-engine-api  error  product  none  portainer/agent  Portainer agent  Portainer
9443  tcp  container-engine-api  warning  product  password  portainer  Portainer UI  Portainer
8000  tcp  container-engine-api  warning  product  token  portainer  Portainer edge tunnel  Portainer
6443  tcp  kubernetes-control  warning  number  tls  -  Kubernetes API server  kubernetes.io ports and protocols
8080  tcp  kubernetes-control  error  product  none  kube-apiserver,hyperkube  old insecure Kubernetes API port  removed in 1.20
8001  tcp  kubernetes-control  error  product  none  kubectl  kubectl proxy  kubernetes.io
10250  tcp  kubernetes-control  error  number  tls  -  kubelet API  kubernetes.io ports and protocols
10255  tcp  kubernetes-control  error  number  none  -  kubelet read-only API  kubernetes.io
10256  tcp  kubernetes-control  info  number  none  -  kube-proxy health  kubernetes.io ports and protocols
10257  tcp  kubernetes-control  warning  number  tls  -  kube-controller-manager  kubernetes.io ports and protocols
10259  tcp  kubernetes-control  warning  number  tls  -  kube-scheduler  kubernetes.io ports and protocols
10251-10252  tcp  kubernetes-control  error  number  none  -  old insecure scheduler and controller manager  kubernetes.io
10249  tcp  metrics  warning  number  none  -  kube-proxy metrics  kubernetes.io
2379  tcp  kubernetes-control  error  number  none  etcd  etcd client  etcd.io
2380  tcp  kubernetes-control  error  number  none  etcd  etcd peer  etcd.io
8472  udp  kubernetes-control  warning  number  none  -  Flannel and Cilium VXLAN  k3s.io
9345  tcp  kubernetes-control  warning  product  tls  rke2  RKE2 supervisor  RKE2
16443  tcp  kubernetes-control  warning  product  tls  microk8s  MicroK8s API server  MicroK8s
44134  tcp  kubernetes-control  error  product  none  tiller  Tiller (Helm 2)  Helm 2
15000  tcp  kubernetes-control  error  product  none  istio,envoy  Envoy admin in Istio  istio.io
9901  tcp  admin-ui  error  product  none  envoy  Envoy admin  envoyproxy.io
30000-32767  tcp+udp  kubernetes-control  info  product  none  -  NodePort range  kubernetes.io ports and protocols
5432  tcp  datastore  warning  number  password  postgres,postgis,timescale,pgvector  PostgreSQL  postgresql.org
6432  tcp  datastore  warning  product  password  pgbouncer  PgBouncer  pgbouncer.org
3306  tcp  datastore  warning  number  password  mysql,mariadb,percona  MySQL and MariaDB  mysql.com
33060  tcp  datastore  warning  number  password  mysql  MySQL X protocol  mysql.com
1433  tcp  datastore  warning  number  password  mssql  Microsoft SQL Server  IANA
1434  udp  datastore  warning  number  none  mssql  SQL Server browser  IANA
1521  tcp  datastore  warning  number  password  oracle  Oracle listener  oracle.com
50000  tcp  datastore  warning  product  password  db2  Db2  IBM
27017-27019  tcp  datastore  error  number  none  mongo  MongoDB  mongodb.com
6379  tcp  datastore  error  number  none  redis,valkey,keydb,dragonfly  Redis and Valkey  redis.io
16379  tcp  datastore  error  number  none  redis,valkey  Redis cluster bus  redis.io
26379  tcp  datastore  error  number  none  redis,valkey  Redis Sentinel  redis.io
11211  tcp+udp  datastore  error  number  none  memcached  memcached  memcached.org
9200  tcp  datastore  warning  number  password  elasticsearch,opensearch  Elasticsearch and OpenSearch HTTP  elastic.co
9300  tcp  datastore  warning  number  tls  elasticsearch,opensearch  Elasticsearch transport  elastic.co
9600  tcp  admin-ui  warning  product  none  logstash,opensearch  Logstash API  elastic.co
5601  tcp  admin-ui  warning  number  password  kibana,dashboards  Kibana and OpenSearch Dashboards  elastic.co
7000  tcp  datastore  warning  product  none  cassandra,scylla  Cassandra internode  cassandra.apache.org
7199  tcp  debug  error  number  none  cassandra  Cassandra JMX  cassandra.apache.org
9042  tcp  datastore  error  number  none  cassandra,scylla  Cassandra CQL  cassandra.apache.org
9160  tcp  datastore  warning  number  none  cassandra  Cassandra Thrift  cassandra.apache.org
5984  tcp  datastore  warning  number  password  couchdb  CouchDB  couchdb.org
8091-8096  tcp  datastore  warning  product  password  couchbase  Couchbase  couchbase.com
11210  tcp  datastore  warning  number  password  couchbase  Couchbase data  couchbase.com
7474  tcp  datastore  warning  number  password  neo4j  Neo4j browser  neo4j.com
7687  tcp  datastore  warning  number  password  neo4j,memgraph  Neo4j Bolt  neo4j.com
8086  tcp  datastore  warning  number  token  influxdb  InfluxDB  influxdata.com
8529  tcp  datastore  warning  number  password  arangodb  ArangoDB  arangodb.com
28015  tcp  datastore  error  number  none  rethinkdb  RethinkDB  rethinkdb.com
8123  tcp  datastore  warning  product  password  clickhouse  ClickHouse HTTP  clickhouse.com
9000  tcp  datastore  warning  product  differs  clickhouse,minio,portainer,sonarqube,php  ClickHouse native, MinIO, Portainer, SonarQube, PHP-FPM  products
9001  tcp  admin-ui  warning  product  password  minio  MinIO console  min.io
26257  tcp  datastore  warning  number  tls  cockroach  CockroachDB  cockroachlabs.com
4000  tcp  datastore  warning  product  password  tidb  TiDB  pingcap.com
8983  tcp  datastore  error  number  none  solr  Solr  solr.apache.org
2181  tcp  service-discovery  error  number  none  zookeeper,kafka  ZooKeeper  zookeeper.apache.org
2888  tcp  service-discovery  error  number  none  zookeeper  ZooKeeper peers  zookeeper.apache.org
3888  tcp  service-discovery  error  number  none  zookeeper  ZooKeeper election  zookeeper.apache.org
7700  tcp  datastore  warning  product  token  meilisearch  Meilisearch  meilisearch.com
8108  tcp  datastore  warning  product  token  typesense  Typesense  typesense.org
6333-6334  tcp  datastore  error  product  none  qdrant  Qdrant  qdrant.tech
19530  tcp  datastore  error  number  none  milvus  Milvus  milvus.io
8000  tcp  datastore  error  product  none  chroma  Chroma  trychroma.com
50070  tcp  datastore  error  number  none  hadoop  HDFS NameNode (2.x)  hadoop.apache.org
9870  tcp  datastore  error  number  none  hadoop  HDFS NameNode UI  hadoop.apache.org
8088  tcp  remote-admin  error  product  none  hadoop,yarn  YARN ResourceManager  hadoop.apache.org
5672  tcp  message-queue  warning  number  password  rabbitmq  RabbitMQ AMQP  rabbitmq.com
15672  tcp  admin-ui  warning  number  password  rabbitmq  RabbitMQ management  rabbitmq.com
25672  tcp  message-queue  error  number  cookie  rabbitmq  RabbitMQ clustering  rabbitmq.com
4369  tcp  message-queue  error  number  none  rabbitmq,erlang,couchdb  Erlang port mapper  erlang.org
9092  tcp  message-queue  error  number  none  kafka,redpanda  Kafka  kafka.apache.org
9093  tcp  message-queue  warning  product  none  kafka,alertmanager  Kafka controller; Alertmanager  kafka.apache.org
8083  tcp  message-queue  error  product  none  connect  Kafka Connect  kafka.apache.org
4222  tcp  message-queue  error  number  none  nats  NATS  nats.io
8222  tcp  metrics  warning  product  none  nats  NATS monitoring  nats.io
1883  tcp  message-queue  error  number  none  mosquitto,emqx,hivemq  MQTT  IANA
8883  tcp  message-queue  info  number  tls  -  MQTT over TLS  IANA
61616  tcp  message-queue  error  number  password  activemq,artemis  ActiveMQ OpenWire  activemq.apache.org
8161  tcp  admin-ui  warning  number  password  activemq,artemis  ActiveMQ console  activemq.apache.org
6650  tcp  message-queue  error  number  none  pulsar  Pulsar  pulsar.apache.org
389  tcp  directory  warning  number  password  ldap  LDAP  IANA
636  tcp  directory  info  number  tls  ldap  LDAP over TLS  IANA
88  tcp+udp  directory  warning  number  password  -  Kerberos  IANA
111  tcp+udp  file-share  error  number  none  -  RPC port mapper  IANA
135  tcp  file-share  error  number  none  -  Windows RPC  IANA
137-139  tcp+udp  file-share  error  number  password  samba  NetBIOS  IANA
445  tcp  file-share  error  number  password  samba  SMB  IANA
2049  tcp+udp  file-share  error  number  none  nfs  NFS  IANA
873  tcp  file-share  error  number  none  rsync  rsync daemon  IANA
21  tcp  legacy-plaintext  error  number  password  ftp  FTP  IANA
20  tcp  legacy-plaintext  warning  number  none  ftp  FTP data  IANA
69  udp  legacy-plaintext  error  number  none  -  TFTP  IANA
3260  tcp  file-share  error  number  none  -  iSCSI  IANA
161  udp  legacy-plaintext  error  number  community  -  SNMP  IANA
162  udp  log-input  info  number  none  -  SNMP traps  IANA
53  tcp+udp  dns  info  number  none  coredns,bind,pihole,unbound  DNS  IANA
123  udp  dns  info  number  none  -  NTP  IANA
631  tcp  printing  warning  number  none  cups  IPP printing  IANA
8500  tcp  service-discovery  error  product  none  consul  Consul HTTP API  developer.hashicorp.com
8300-8302  tcp+udp  service-discovery  warning  product  none  consul  Consul server and gossip  developer.hashicorp.com
8761  tcp  service-discovery  warning  product  none  eureka  Eureka  Spring
8848  tcp  service-discovery  error  product  none  nacos  Nacos  nacos.io
4646  tcp  container-engine-api  error  number  none  nomad  Nomad HTTP API  developer.hashicorp.com
8200  tcp  secrets-manager  warning  product  token  vault,openbao  Vault API  developer.hashicorp.com
5005  tcp  debug  error  product  none  java,jdk,jre,temurin,openjdk,tomcat,maven,gradle  Java JDWP  Oracle JPDA
8787  tcp  debug  warning  product  none  wildfly,rstudio  JDWP of WildFly; RStudio  WildFly
9229  tcp  debug  error  product  none  node  Node inspector  nodejs.org
9222  tcp  debug  error  product  none  chrome,chromium,puppeteer,playwright,browserless  Chrome DevTools  Chrome
5678  tcp  debug  error  product  none  python  Python debugpy  debugpy
2345  tcp  debug  error  product  none  golang,dlv  Delve  delve
40000  tcp  debug  error  product  none  golang,dlv  Delve  delve
9003  tcp  debug  warning  product  none  php  Xdebug 3  xdebug.org
4024  tcp  debug  error  product  none  dotnet,vsdbg  vsdbg and Visual Studio remote debugger  Microsoft
1234  tcp  debug  error  product  none  gdb,gdbserver,ruby  gdbserver and Ruby rdbg  GDB
6060  tcp  debug  warning  product  none  golang  Go pprof  go.dev
1099  tcp  debug  error  product  none  java,jmx,tomcat  Java RMI registry  Oracle
9010  tcp  debug  error  product  none  java  JMX by convention  Oracle
8778  tcp  debug  error  product  none  jolokia  Jolokia  jolokia.org
9090  tcp  metrics  warning  product  none  prometheus  Prometheus  prometheus.io
9091  tcp  metrics  warning  product  none  pushgateway  Prometheus Pushgateway  prometheus.io
9100  tcp  metrics  warning  product  none  node-exporter  node_exporter  prometheus.io
9104  tcp  metrics  info  product  none  mysqld-exporter  mysqld_exporter  prometheus.io
9121  tcp  metrics  info  product  none  redis_exporter  redis_exporter  prometheus.io
9187  tcp  metrics  info  product  none  postgres-exporter  postgres_exporter  prometheus.io
8080  tcp  metrics  warning  product  none  cadvisor  cAdvisor  cAdvisor
4317-4318  tcp  log-input  info  product  none  otel,opentelemetry,jaeger,tempo  OTLP receiver  opentelemetry.io
16686  tcp  metrics  warning  number  none  jaeger  Jaeger UI  jaegertracing.io
9411  tcp  metrics  warning  number  none  zipkin  Zipkin  zipkin.io
3100  tcp  metrics  warning  product  none  loki  Loki  grafana.com
2003  tcp  log-input  info  product  none  graphite  Graphite input  graphiteapp.org
8125  udp  log-input  info  product  none  statsd,datadog  StatsD  statsd
24224  tcp  log-input  warning  number  none  fluentd,fluent-bit  Fluentd forward  fluentd.org
12201  tcp+udp  log-input  info  number  none  graylog  GELF  graylog.org
5044  tcp  log-input  info  number  none  logstash  Beats input  elastic.co
19999  tcp  metrics  warning  number  none  netdata  Netdata  netdata.cloud
3000  tcp  admin-ui  info  product  password  grafana  Grafana; many web frameworks  grafana.com
8080  tcp  build-ci  warning  product  password  jenkins  Jenkins  jenkins.io
50000  tcp  build-ci  warning  product  token  jenkins  Jenkins inbound agents  jenkins.io
8081  tcp  admin-ui  warning  product  differs  nexus,artifactory,mongo-express,flink  Nexus; Artifactory; mongo-express; Flink  products
8111  tcp  build-ci  warning  number  password  teamcity  TeamCity  jetbrains.com
8153  tcp  build-ci  error  number  none  gocd  GoCD  gocd.org
5050  tcp  admin-ui  warning  product  password  pgadmin  pgAdmin by convention  pgadmin.org
8888  tcp  remote-admin  error  product  token  jupyter,notebook  Jupyter  jupyter.org
8787  tcp  remote-admin  warning  product  password  rstudio,rocker  RStudio Server  posit.co
8443  tcp  remote-admin  warning  product  password  code-server  code-server; web over TLS  code-server
8265  tcp  remote-admin  error  product  none  ray  Ray dashboard and jobs API  ray.io
7077  tcp  remote-admin  error  product  none  spark  Spark master  spark.apache.org
5555  tcp  admin-ui  error  product  none  flower,celery  Celery Flower  Flower
8793  tcp  admin-ui  info  product  token  airflow  Airflow worker logs  airflow.apache.org
9000  tcp  remote-admin  error  product  none  php,fpm  PHP FastCGI  php.net
8009  tcp  remote-admin  error  number  none  tomcat  AJP of Tomcat  tomcat.apache.org
8005  tcp  remote-admin  error  number  none  tomcat  Tomcat shutdown port  tomcat.apache.org
9990  tcp  admin-ui  warning  number  password  wildfly,jboss  WildFly management  wildfly.org
4848  tcp  admin-ui  warning  number  password  glassfish,payara  GlassFish and Payara admin  payara.fish
8001  tcp  admin-ui  error  product  none  kong  Kong admin API  konghq.com
8080  tcp  admin-ui  warning  product  none  traefik  Traefik dashboard with api.insecure  traefik.io
2019  tcp  admin-ui  error  number  none  caddy  Caddy admin API  caddyserver.com
5001  tcp  admin-ui  error  product  none  ipfs,kubo  IPFS API  ipfs.tech
11434  tcp  ai-serving  warning  number  none  ollama  Ollama  ollama.com
8188  tcp  ai-serving  error  product  none  comfyui  ComfyUI  ComfyUI
7860  tcp  ai-serving  warning  product  none  gradio,stable-diffusion,langflow  Gradio  gradio.app
8000-8002  tcp  ai-serving  warning  product  none  triton,vllm  Triton and vLLM  NVIDIA
5000  tcp  ai-serving  error  product  none  mlflow  MLflow  mlflow.org
25  tcp  mail  info  number  none  postfix,exim,mailserver  SMTP  IANA
110  tcp  legacy-plaintext  warning  number  password  -  POP3 without TLS  IANA
143  tcp  legacy-plaintext  warning  number  password  -  IMAP without TLS  IANA
465  tcp  mail  hint  number  tls  -  SMTP submission over TLS  IANA
587  tcp  mail  hint  number  password  -  SMTP submission  IANA
993  tcp  mail  hint  number  tls  -  IMAP over TLS  IANA
1025  tcp  mail  info  product  none  mailhog,mailpit  MailHog and Mailpit SMTP  mailpit
8025  tcp  admin-ui  info  product  none  mailhog,mailpit  MailHog and Mailpit UI  mailpit
1080  tcp  proxy  warning  number  none  -  SOCKS proxy  IANA
3128  tcp  proxy  warning  number  none  squid  Squid  squid-cache.org
1194  udp  vpn  hint  number  tls  -  OpenVPN  IANA
51820  udp  vpn  hint  number  tls  -  WireGuard  wireguard.com
51821  tcp  admin-ui  warning  product  password  wg-easy  wg-easy UI  wg-easy
5060  tcp+udp  voip  warning  number  password  asterisk,kamailio  SIP  IANA
502  tcp  industrial  error  number  none  -  Modbus  IANA
1900  udp  service-discovery  warning  number  none  -  SSDP  IANA
5353  udp  service-discovery  info  number  none  -  multicast DNS  IANA
80  tcp  web  hint  number  none  -  HTTP  IANA
443  tcp+udp  web  hint  number  tls  -  HTTPS and HTTP/3  IANA
8080  tcp  web  hint  product  none  -  HTTP alternative  IANA
8443  tcp  web  hint  product  tls  -  HTTPS alternative  IANA
`;
