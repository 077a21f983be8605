import type { Example } from '../../../engine/example';

export const cases: readonly Example[] = [
  {
    because: 'flags of other programs',
    bad: `
      FROM debian:12-slim
      RUN skopeo copy «--src-tls-verify=false» docker://a/b:1 dir:/b && \\
          aws «--no-verify-ssl» s3 cp s3://a/b /b && \\
          mvn -B «-Dmaven.wagon.http.ssl.insecure=true» package && \\
          kubectl «--insecure-skip-tls-verify=true» version
    `,
    fixed: `
      FROM debian:12-slim
      RUN skopeo copy docker://a/b:1 dir:/b && \\
          aws s3 cp s3://a/b /b && \\
          mvn -B package && \\
          kubectl version
    `,
  },
  {
    because: 'settings',
    bad: `
      FROM composer:2.8
      RUN «composer config -g secure-http false» && composer install
      RUN «conda config --set ssl_verify false» && conda install -y numpy=2.1.0 && «bundle config set ssl_verify_mode 0»
      RUN «poetry config certificates.own.cert false»; poetry install
    `,
    fixed: `
      FROM composer:2.8
      RUN composer install
      RUN conda install -y numpy=2.1.0
      RUN poetry install
    `,
  },
  {
    because: 'variables',
    bad: `
      FROM debian:12-slim
      ENV «REQUESTS_CA_BUNDLE=""» «CURL_CA_BUNDLE=/dev/null» LANG=C.UTF-8
      ENV «BUNDLE_SSL_VERIFY_MODE=0»
      RUN «VAULT_SKIP_VERIFY=true» vault status
    `,
    fixed: `
      FROM debian:12-slim
      ENV LANG=C.UTF-8
      RUN vault status
    `,
  },
  {
    because: 'a variable that holds options is left to the reader',
    bad: `
      FROM maven:3.9
      ENV «MAVEN_OPTS="-Xmx1g -Dmaven.wagon.http.ssl.insecure=true"»
    `,
  },
  {
    because: 'files of settings',
    bad: `
      FROM ruby:3.4
      RUN echo "«:ssl_verify_mode: 0»" >> ~/.gemrc && gem install rake
      RUN mkdir .mvn && echo '«-Dmaven.wagon.http.ssl.insecure=true»' > .mvn/maven.config
    `,
    fixed: `
      FROM ruby:3.4
      RUN gem install rake
      RUN mkdir .mvn
    `,
  },
  {
    because: 'PowerShell',
    bad: `
      FROM mcr.microsoft.com/powershell:7.5-ubuntu-24.04
      SHELL ["pwsh", "-Command"]
      RUN Invoke-WebRequest «-SkipCertificateCheck» -Uri https://example.com/a -OutFile a
    `,
    fixed: `
      FROM mcr.microsoft.com/powershell:7.5-ubuntu-24.04
      SHELL ["pwsh", "-Command"]
      RUN Invoke-WebRequest -Uri https://example.com/a -OutFile a
    `,
  },
  {
    because: 'a callback that says yes to all',
    bad: `
      FROM mcr.microsoft.com/windows/servercore:ltsc2022
      SHELL ["powershell", "-Command"]
      RUN [Net.ServicePointManager]::«ServerCertificateValidationCallback = {$true}»; .\\fetch.ps1
    `,
  },
  {
    because: 'of the machine itself it is only mentioned',
    bad: `
      FROM debian:12-slim
      RUN oras push «--plain-http» localhost:5000/a:1 http://localhost:5000/
    `,
    fixed: `
      FROM debian:12-slim
      RUN oras push localhost:5000/a:1 http://localhost:5000/
    `,
  },
  {
    because: 'the checks are on',
    good: `
      FROM debian:12-slim
      ENV REQUESTS_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt BUNDLE_SSL_VERIFY_MODE=1 VAULT_SKIP_VERIFY=false
      RUN skopeo copy --src-tls-verify=true docker://a/b:1 dir:/b && conda config --set ssl_verify true
    `,
  },
  {
    because: 'settings that are asked for, and text',
    good: `
      FROM composer:2.8
      RUN composer config secure-http && echo "composer config secure-http false" && grep --insecure x
    `,
  },
  {
    because: 'nothing is known of an argument without a default',
    good: `
      FROM debian:12-slim
      ARG SSL_CERT_FILE
      ARG BUNDLE
      ENV CURL_CA_BUNDLE=$BUNDLE
      RUN podman pull --tls-verify=$VERIFY a/b:1
    `,
  },
  {
    because: 'a callback that checks',
    good: `
      FROM mcr.microsoft.com/windows/servercore:ltsc2022
      SHELL ["powershell", "-Command"]
      RUN [Net.ServicePointManager]::ServerCertificateValidationCallback = { param($s, $c) $c.Subject -eq 'CN=own' }
    `,
  },
];
