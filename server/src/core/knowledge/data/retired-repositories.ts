/**
 * Repositories that get no updates whatever the tag. Columns: name, kind, since, replacement, whether tags stay the same,
 * source (notices in docker-library/official-images@37079fb336f5 and docker-library/docs@c4a9ba414434, vendors' pages).
 */
export const retiredRepositories = `
centos  retired  2024-06-30  almalinux  -  hub.docker.com/_/centos
centos/*  retired  2024-06-30  quay.io/sclorg/*  -  www.centos.org/centos-linux-eol/
clefos  retired  2024-06-30  almalinux  -  docker-library/docs clefos/deprecated.md
openjdk  retired  2022-07-27  eclipse-temurin  -  docker-library/docs openjdk/deprecated.md
java  retired  2017-05-17  eclipse-temurin  -  docker-library/official-images
adoptopenjdk  retired  2021-10-08  eclipse-temurin  -  docker-library/official-images
adoptopenjdk/*  retired  2021-08-01  eclipse-temurin  -  adoptopenjdk.net/
rockylinux  frozen  2023-11-19  rockylinux/rockylinux  same  docker-library/docs rockylinux/deprecated.md
clearlinux  retired  2025-07-18  -  -  docker-library/docs clearlinux/deprecated.md
opensuse  moved  2021-10-08  opensuse/leap  -  docker-library/official-images
vault  moved  2024-07-29  hashicorp/vault  same  docker-library/official-images
consul  moved  2024-07-29  hashicorp/consul  same  docker-library/official-images
jenkins  moved  2018-08-13  jenkins/jenkins  -  docker-library/official-images
owncloud  moved  2019-01-02  owncloud/server  -  docker-library/official-images
piwik  moved  2018-10-01  matomo  -  docker-library/official-images
sentry  retired  2021-10-08  getsentry/self-hosted  -  docker-library/official-images
swarm  retired  2021-10-08  -  -  docker-library/official-images
mono  retired  2025-08-18  mcr.microsoft.com/dotnet/*  -  docker-library/official-images
fsharp  retired  2021-07-26  mcr.microsoft.com/dotnet/sdk  -  docker-library/official-images
iojs  retired  2017-04-21  node  -  docker-library/official-images
django  retired  2017-05-19  python  -  docker-library/official-images
rails  retired  2017-05-19  ruby  -  docker-library/official-images
celery  retired  2017-06-23  python  -  docker-library/official-images
glassfish  retired  2016-10-11  eclipse-ee4j  -  docker-library/official-images
hipache  retired  2016-10-25  traefik  -  docker-library/official-images
docker-dev  retired  2016-06-03  -  -  docker-library/official-images
ubuntu-upstart  retired  2016-06-06  ubuntu  -  docker-library/official-images
ubuntu-debootstrap  retired  2016-06-06  ubuntu  -  docker-library/official-images
euleros  retired  2021-10-08  -  -  docker-library/official-images
crux  retired  2021-10-08  -  -  docker-library/official-images
sourcemage  retired  2021-10-08  -  -  docker-library/official-images
sl  retired  2024-07-01  almalinux  -  docker-library/official-images
kaazing-gateway  retired  2021-10-08  -  -  docker-library/official-images
known  retired  2021-10-08  -  -  docker-library/official-images
nuxeo  retired  2021-10-08  -  -  docker-library/official-images
rapidoid  retired  2021-10-08  -  -  docker-library/official-images
thrift  retired  2021-10-08  -  -  docker-library/official-images
jobber  retired  2024-07-29  -  -  docker-library/official-images
express-gateway  retired  2024-07-29  -  -  docker-library/official-images
nats-streaming  retired  2024-07-29  -  -  docker-library/official-images
notary  retired  2025-07-30  -  -  docker-library/docs notary/deprecated.md
unit  retired  2025-10-01  -  -  docker-library/docs unit/deprecated.md
emqx  moved  -  emqx/emqx  same  docker-library/docs emqx/deprecated.md
liquibase  moved  -  liquibase/liquibase  same  docker-library/docs liquibase/deprecated.md
mongo-express  unmaintained  2024-04-01  -  -  docker-library/docs mongo-express/deprecated.md
php-zendserver  unmaintained  -  -  -  docker-library/docs php-zendserver/deprecated.md
plone  moved  -  plone/plone-backend  -  docker-library/docs plone/deprecated.md
microsoft/dotnet  moved  2019-01-01  mcr.microsoft.com/dotnet/sdk  -  github.com/dotnet/dotnet-docker
microsoft/aspnetcore  moved  -  mcr.microsoft.com/dotnet/aspnet  -  github.com/dotnet/dotnet-docker
microsoft/aspnetcore-build  retired  -  mcr.microsoft.com/dotnet/sdk  -  github.com/dotnet/dotnet-docker
microsoft/windowsservercore  moved  -  mcr.microsoft.com/windows/servercore  -  learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-base-images
microsoft/nanoserver  moved  -  mcr.microsoft.com/windows/nanoserver  -  learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-base-images
microsoft/iis  moved  -  mcr.microsoft.com/windows/servercore/iis  -  github.com/microsoft/iis-docker
microsoft/mssql-server-linux  moved  -  mcr.microsoft.com/mssql/server  -  learn.microsoft.com/sql/linux/
microsoft/powershell  moved  -  mcr.microsoft.com/powershell  -  github.com/PowerShell/PowerShell-Docker
microsoft/azure-cli  moved  -  mcr.microsoft.com/azure-cli  -  learn.microsoft.com/cli/azure/run-azure-cli-docker
microsoft/*  moved  -  mcr.microsoft.com/*  -  github.com/microsoft/containerregistry
mcr.microsoft.com/dotnet/core/*  moved  2020-11-10  mcr.microsoft.com/dotnet/*  -  github.com/dotnet/dotnet-docker
mcr.microsoft.com/vscode/devcontainers/*  moved  -  mcr.microsoft.com/devcontainers/*  -  github.com/devcontainers/images
mcr.microsoft.com/cbl-mariner/*  retired  2025-07-31  mcr.microsoft.com/azurelinux/*  -  github.com/microsoft/azurelinux
fabric8/*  retired  2021-01-01  registry.access.redhat.com/ubi9/openjdk-17  -  github.com/fabric8io-images (archived)
circleci/*  moved  2021-12-31  cimg/*  -  circleci.com/docs/next-gen-migration-guide/
bitnamilegacy/*  frozen  2025-08-28  -  -  github.com/bitnami/containers/issues/83267
bitnami/*  moved  2025-08-28  -  -  github.com/bitnami/containers/issues/83267
k8s.gcr.io/*  frozen  2023-04-03  registry.k8s.io/*  same  kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
gcr.io/google_containers/*  frozen  2023-04-03  registry.k8s.io/*  same  kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
gcr.io/google-containers/*  frozen  2023-04-03  registry.k8s.io/*  same  kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
gcr.io/k8s-staging-*/*  unmaintained  -  registry.k8s.io/*  -  github.com/kubernetes/registry.k8s.io
quay.io/kubernetes-ingress-controller/nginx-ingress-controller  retired  2020-12-01  -  -  github.com/kubernetes/ingress-nginx
registry.k8s.io/ingress-nginx/*  retired  2026-03-31  -  -  kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
gcr.io/kubebuilder/kube-rbac-proxy  retired  2025-03-18  quay.io/brancz/kube-rbac-proxy  -  github.com/kubernetes-sigs/kubebuilder/discussions/3907
gcr.io/kaniko-project/*  unmaintained  2025-06-03  moby/buildkit:rootless  -  github.com/GoogleContainerTools/kaniko (archived)
jboss/keycloak  moved  2022-02-01  quay.io/keycloak/keycloak  -  www.keycloak.org/
jboss/*  moved  -  quay.io/wildfly/*  -  hub.docker.com/u/jboss
google/cloud-sdk  moved  -  gcr.io/google.com/cloudsdktool/google-cloud-cli  -  cloud.google.com/sdk/docs/downloads-docker
gcr.io/google-appengine/*  retired  2020-01-01  -  -  github.com/GoogleCloudPlatform
registry.centos.org/*  retired  2022-01-01  quay.io/centos/*  -  www.centos.org/
minio/minio  frozen  2025-10-15  -  -  github.com/minio/minio/issues/21647
weaveworks/*  unmaintained  2024-02-05  -  -  github.com/weaveworks
wurstmeister/kafka  unmaintained  2022-06-01  apache/kafka  -  hub.docker.com/r/wurstmeister/kafka
rmohr/activemq  unmaintained  -  apache/activemq-classic  -  hub.docker.com/r/rmohr/activemq
envoyproxy/envoy-alpine  retired  2022-04-01  envoyproxy/envoy  -  www.envoyproxy.io/docs
ibmjava  unmaintained  -  ibm-semeru-runtimes  -  hub.docker.com/_/ibmjava
hseeberger/scala-sbt  moved  -  sbtscala/scala-sbt  -  github.com/sbt/docker-sbt
yandex/clickhouse-server  moved  -  clickhouse/clickhouse-server  -  hub.docker.com/r/yandex/clickhouse-server
mysql/mysql-server  moved  2023-01-18  mysql  -  hub.docker.com/r/mysql/mysql-server
`;
