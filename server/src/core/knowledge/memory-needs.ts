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
];

/** The memory that an image should be given at least, as Docker writes sizes; nothing where the usual is enough. */
export function memoryNeed(name: string): string | undefined {
  const familiar = familiarName(name);
  return needs.find(({ names }) => names.some((glob) => matchesGlob(glob, familiar)))?.amount;
}
