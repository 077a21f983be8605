import { matchesGlob } from './image-facts';
import { familiarName } from './registries';

interface MemoryNeed {
  /** Familiar names of images; `*` stands for any text. */
  readonly names: readonly string[];
  /** As Docker writes sizes. */
  readonly amount: string;
  readonly source: string;
}

/** Images that do not start, or are killed soon after, with as little memory as most others are content with. */
const needs: readonly MemoryNeed[] = [
  {
    names: ['mcr.microsoft.com/mssql/server', 'mcr.microsoft.com/azure-sql-edge'],
    amount: '2g',
    source: 'https://learn.microsoft.com/en-us/sql/linux/sql-server-linux-setup#system',
  },
  {
    names: ['elasticsearch', 'kibana', 'docker.elastic.co/elasticsearch/*', 'docker.elastic.co/kibana/*'],
    amount: '1g',
    source: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-compose',
  },
  {
    names: ['logstash', 'docker.elastic.co/logstash/*'],
    amount: '2g',
    source: 'https://www.elastic.co/docs/reference/logstash/jvm-settings',
  },
  {
    names: ['opensearchproject/opensearch', 'opensearchproject/opensearch-dashboards'],
    amount: '1g',
    source: 'https://github.com/opensearch-project/OpenSearch/blob/main/distribution/src/config/jvm.options',
  },
  {
    names: ['apache/kafka', 'confluentinc/cp-kafka', 'confluentinc/cp-server'],
    amount: '2g',
    source: 'https://github.com/apache/kafka/blob/trunk/bin/kafka-server-start.sh',
  },
  {
    names: ['sonarqube'],
    amount: '2g',
    source: 'https://docs.sonarsource.com/sonarqube-server/latest/setup-and-upgrade/installation-requirements/',
  },
  {
    names: ['neo4j'],
    amount: '2g',
    source: 'https://neo4j.com/docs/operations-manual/current/installation/requirements/',
  },
  {
    names: ['gitlab/gitlab-ce', 'gitlab/gitlab-ee'],
    amount: '8g',
    source: 'https://docs.gitlab.com/install/requirements/#memory',
  },
  {
    names: ['itzg/minecraft-server'],
    amount: '2g',
    source: 'https://docker-minecraft-server.readthedocs.io/en/latest/configuration/jvm-options/',
  },
  {
    names: ['mysql', 'mariadb', 'percona'],
    amount: '1g',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/memory-use.html',
  },
  {
    names: ['postgres', 'postgis/postgis'],
    amount: '512m',
    source: 'https://www.postgresql.org/docs/current/runtime-config-resource.html',
  },
  {
    names: ['mongo'],
    amount: '1g',
    source: 'https://www.mongodb.com/docs/manual/core/wiredtiger/#memory-use',
  },
  {
    names: ['cassandra'],
    amount: '4g',
    source: 'https://cassandra.apache.org/doc/latest/cassandra/managing/operating/hardware.html',
  },
  {
    names: ['cockroachdb/cockroach'],
    amount: '4g',
    source: 'https://www.cockroachlabs.com/docs/stable/recommended-production-settings#memory',
  },
  {
    names: ['jenkins/jenkins'],
    amount: '1g',
    source: 'https://www.jenkins.io/doc/book/installing/docker/#prerequisites',
  },
  {
    names: ['quay.io/keycloak/keycloak', 'keycloak/keycloak'],
    amount: '2g',
    source: 'https://www.keycloak.org/high-availability/single-cluster/concepts-memory-and-cpu-sizing',
  },
];

/** What the names of images hold that run a Java program, a database or a model, whose hunger nobody can guess. */
const hungry =
  /tomcat|wildfly|jboss|hadoop|kafka|zookeeper|elastic|opensearch|logstash|cassandra|hazelcast|jenkins|keycloak|mysql|mariadb|percona|mongo|postg|mssql|clickhouse|cockroach|neo4j|couchbase|influxdb|prometheus|vllm|tensorflow|pytorch|ollama|selenium|gitlab/;
const hungryWord =
  /(?:^|[^a-z])(?:java|javaee|jdk|jre|openjdk|temurin|corretto|jetty|spring|spark|storm|flink|solr|nexus|oracle|scylla|cuda|triton|chrome)(?![a-z])/;

/** Whether an image without a known need may need much more than others: a guess would only get it killed. */
export function isHungry(name: string): boolean {
  const familiar = familiarName(name).toLowerCase();
  return memoryNeed(name) === undefined && (hungry.test(familiar) || hungryWord.test(familiar));
}

/** The memory that an image should be given at least, as Docker writes sizes; nothing where the usual is enough. */
export function memoryNeed(name: string): string | undefined {
  const familiar = familiarName(name);
  return needs.find(({ names }) => names.some((glob) => matchesGlob(glob, familiar)))?.amount;
}
