import { familiarName } from './registries';
import { lazily, tableRows, wordSet } from './rows';

/**
 * The variables that images set by ENV in their own Dockerfiles, in all their tags together, old ones and those on
 * another Java as well. PATH is left out: the builder sets it where the image does not.
 * Sources, read on 2026-11-21: the Dockerfiles and templates of https://github.com/docker-library/golang, ruby, python,
 * php, httpd, tomcat and openjdk, https://github.com/nodejs/docker-node, https://github.com/rust-lang/docker-rust,
 * https://github.com/nginx/docker-nginx, https://github.com/adoptium/containers,
 * https://github.com/corretto/corretto-docker, https://github.com/carlossg/docker-maven,
 * https://github.com/keeganwitt/docker-gradle, and the histories in https://github.com/docker-library/repo-info for
 * httpd, tomcat, Fedora and the systems that set nothing. Names that only tags of the past set are from memory: one too
 * many keeps a rule silent, and that is all.
 */
const environments = lazily((): ReadonlyMap<string, ReadonlySet<string>> => {
  const java = 'JAVA_HOME JAVA_VERSION JAVA_TOOL_OPTIONS LANG LANGUAGE LC_ALL';
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
    node             NODE_VERSION YARN_VERSION NPM_CONFIG_LOGLEVEL
    python           LANG GPG_KEY PYTHON_VERSION PYTHON_SHA256 PYTHON_PIP_VERSION PYTHON_SETUPTOOLS_VERSION PYTHON_GET_PIP_URL PYTHON_GET_PIP_SHA256
    golang           GOLANG_VERSION GOTOOLCHAIN GOPATH GOLANG_DOWNLOAD_URL GOLANG_DOWNLOAD_SHA256 GOLANG_SRC_URL GOLANG_SRC_SHA256
    ruby             LANG RUBY_VERSION RUBY_MAJOR RUBY_DOWNLOAD_URL RUBY_DOWNLOAD_SHA256 RUBYGEMS_VERSION BUNDLER_VERSION GEM_HOME BUNDLE_PATH BUNDLE_BIN BUNDLE_SILENCE_ROOT_WARNING BUNDLE_APP_CONFIG
    rust             RUSTUP_HOME CARGO_HOME RUST_VERSION
    php              PHPIZE_DEPS PHP_INI_DIR PHP_CFLAGS PHP_CPPFLAGS PHP_LDFLAGS GPG_KEYS PHP_VERSION PHP_URL PHP_ASC_URL PHP_SHA256 PHP_MD5 PHP_FILENAME PHP_EXTRA_BUILD_DEPS PHP_EXTRA_CONFIGURE_ARGS APACHE_CONFDIR APACHE_ENVVARS
    eclipse-temurin  ${java}
    openjdk          JAVA_HOME JAVA_VERSION LANG JAVA_DEBIAN_VERSION JAVA_ALPINE_VERSION JAVA_BASE_URL JAVA_URL_VERSION CA_CERTIFICATES_JAVA_VERSION
    amazoncorretto   JAVA_HOME JAVA_TOOL_OPTIONS LANG
    maven            ${java} MAVEN_HOME MAVEN_CONFIG
    gradle           ${java} GRADLE_HOME GRADLE_VERSION JAVA_LTS_HOME JAVA_CURRENT_HOME
    tomcat           ${java} CATALINA_HOME TOMCAT_NATIVE_LIBDIR LD_LIBRARY_PATH GPG_KEYS TOMCAT_MAJOR TOMCAT_VERSION TOMCAT_SHA512 TOMCAT_SHA1 TOMCAT_TGZ_URL TOMCAT_TGZ_URLS TOMCAT_ASC_URL TOMCAT_ASC_URLS OPENSSL_VERSION
    nginx            NGINX_VERSION NJS_VERSION NJS_RELEASE PKG_RELEASE DYNPKG_RELEASE ACME_VERSION
    httpd            HTTPD_PREFIX HTTPD_VERSION HTTPD_SHA256 HTTPD_SHA1 HTTPD_PATCHES HTTPD_BZ2_URL HTTPD_ASC_URL APACHE_DIST_URLS
  `;
  const rows = tableRows(table).map(([name = '', names = '']): [string, ReadonlySet<string>] => [name, wordSet(names)]);
  return new Map(rows);
});

/** The names of the variables that an image sets; nothing for an image that nothing is known of. */
export function imageEnvironment(name: string): ReadonlySet<string> | undefined {
  return environments().get(familiarName(name));
}
