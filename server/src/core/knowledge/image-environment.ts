import { familiarName } from './registries';
import { lazily, tableRows, wordSet } from './rows';

/**
 * The variables that images set by ENV in their own Dockerfiles, in all their present tags together. PATH is left out:
 * the builder sets it where the image does not.
 * Sources, read by name: https://github.com/docker-library/official-images (each image's own repository),
 * https://github.com/adoptium/containers for eclipse-temurin, https://github.com/oven-sh/bun, https://github.com/denoland/deno_docker.
 */
const environments = lazily((): ReadonlyMap<string, ReadonlySet<string>> => {
  const temurin = 'JAVA_HOME JAVA_VERSION LANG LANGUAGE LC_ALL';
  const table = `
    alpine           -
    debian           -
    ubuntu           -
    busybox          -
    amazonlinux      -
    rockylinux       -
    almalinux        -
    oraclelinux      -
    fedora           DISTTAG FGC container FBR
    buildpack-deps   -
    node             NODE_VERSION YARN_VERSION
    python           LANG GPG_KEY PYTHON_VERSION PYTHON_SHA256 PYTHON_PIP_VERSION PYTHON_SETUPTOOLS_VERSION PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256
    golang           GOLANG_VERSION GOTOOLCHAIN GOPATH
    ruby             LANG RUBY_VERSION RUBY_MAJOR RUBY_DOWNLOAD_URL RUBY_DOWNLOAD_SHA256 GEM_HOME BUNDLE_SILENCE_ROOT_WARNING BUNDLE_APP_CONFIG
    rust             RUSTUP_HOME CARGO_HOME RUST_VERSION
    php              PHPIZE_DEPS PHP_INI_DIR PHP_CFLAGS PHP_CPPFLAGS PHP_LDFLAGS GPG_KEYS PHP_VERSION PHP_URL PHP_ASC_URL PHP_SHA256 APACHE_CONFDIR APACHE_ENVVARS
    eclipse-temurin  ${temurin}
    openjdk          JAVA_HOME JAVA_VERSION LANG
    amazoncorretto   JAVA_HOME LANG
    maven            ${temurin} MAVEN_HOME MAVEN_CONFIG
    gradle           ${temurin} GRADLE_HOME GRADLE_VERSION
    tomcat           ${temurin} CATALINA_HOME TOMCAT_NATIVE_LIBDIR LD_LIBRARY_PATH GPG_KEYS TOMCAT_MAJOR TOMCAT_VERSION TOMCAT_SHA512
    nginx            NGINX_VERSION NJS_VERSION NJS_RELEASE PKG_RELEASE DYNPKG_RELEASE ACME_VERSION
    httpd            HTTPD_PREFIX HTTPD_VERSION HTTPD_SHA256 HTTPD_PATCHES
  `;
  const rows = tableRows(table).map(([name = '', names = '']): [string, ReadonlySet<string>] => [name, wordSet(names)]);
  return new Map(rows);
});

/** The names of the variables that an image sets; nothing for an image that nothing is known of. */
export function imageEnvironment(name: string): ReadonlySet<string> | undefined {
  return environments().get(familiarName(name));
}
