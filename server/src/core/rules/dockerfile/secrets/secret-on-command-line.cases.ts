import type { Example } from '../../../engine/example';

/** The ways of many programs, and what is lent to them as it should be. */
export const cases: readonly Example[] = [
  {
    bad: `
      FROM alpine:3.22
      RUN curl -fsSL -u "deploy:«kJ8d-0x7Lq2v»" -o /tmp/app.tgz https://files.example.com/app.tgz
    `,
    fixed: `
      FROM alpine:3.22
      RUN --mount=type=secret,id=curl_password,env=CURL_PASSWORD curl -fsSL -u "deploy:\${CURL_PASSWORD}" -o /tmp/app.tgz https://files.example.com/app.tgz
    `,
  },
  {
    because: 'a build argument is kept with its value',
    bad: `
      FROM alpine:3.22
      ARG ACCESS
      RUN curl -H "Authorization: Bearer «$ACCESS»" -o /tmp/app.tgz https://files.example.com/app.tgz
    `,
    fixed: `
      FROM alpine:3.22
      RUN --mount=type=secret,id=access,env=ACCESS curl -H "Authorization: Bearer $ACCESS" -o /tmp/app.tgz https://files.example.com/app.tgz
    `,
  },
  {
    because: 'other programs, and the variables that they read',
    bad: `
      FROM debian:12
      RUN docker login -u me -p «hR7-pq90xz» registry.example.com
      RUN PGPASSWORD=«tZ5-mm31ab» psql -h db -c 'select 1' && mysql -u root -p«tZ5-mm31ab» -e 'select 1'
      RUN sshpass -p «tZ5-mm31ab» ssh me@example.com true
      RUN az login --federated-token «tZ5-mm31ab» --tenant t
      RUN mvn deploy -Drepo.password=«tZ5-mm31ab» && wget --http-password=«tZ5-mm31ab» https://example.com/a
    `,
    fixed: `
      FROM debian:12
      RUN --mount=type=secret,id=docker_password,env=DOCKER_PASSWORD docker login -u me -p \${DOCKER_PASSWORD} registry.example.com
      RUN --mount=type=secret,id=psql_password,env=PSQL_PASSWORD --mount=type=secret,id=mysql_password,env=MYSQL_PASSWORD PGPASSWORD=\${PSQL_PASSWORD} psql -h db -c 'select 1' && mysql -u root -p\${MYSQL_PASSWORD} -e 'select 1'
      RUN --mount=type=secret,id=sshpass_password,env=SSHPASS_PASSWORD sshpass -p \${SSHPASS_PASSWORD} ssh me@example.com true
      RUN --mount=type=secret,id=az_password,env=AZ_PASSWORD az login --federated-token \${AZ_PASSWORD} --tenant t
      RUN --mount=type=secret,id=mvn_password,env=MVN_PASSWORD --mount=type=secret,id=wget_password,env=WGET_PASSWORD mvn deploy -Drepo.password=\${MVN_PASSWORD} && wget --http-password=\${WGET_PASSWORD} https://example.com/a
    `,
  },
  {
    because: 'no shell expands a variable in single quotes or in the JSON form, and npm would store it',
    bad: `
      FROM alpine:3.22
      RUN curl -u 'deploy:«kJ8d-0x7Lq2v»' https://example.com/
      RUN ["curl", "-u", "deploy:«kJ8d-0x7Lq2v»", "https://example.com/"]
      RUN npm config set //registry.npmjs.org/:_authToken «tZ5-mm31ab»
    `,
  },
  {
    because: 'what comes from a mount or from standard input',
    good: `
      FROM alpine:3.22
      RUN --mount=type=secret,id=pw docker login -u me --password-stdin registry.example.com < /run/secrets/pw
      RUN --mount=type=secret,id=pw curl -u "me:$(cat /run/secrets/pw)" https://example.com/
      RUN --mount=type=secret,id=pw,env=PW curl -u "me:$PW" https://example.com/
      RUN --mount=type=secret,id=pw export PW=$(cat /run/secrets/pw) && curl -u "me:$PW" https://example.com/
    `,
  },
  {
    because: 'letters that mean something else',
    good: `
      FROM alpine:3.22
      RUN mkdir -p /srv/app && cp -p a b && docker run -p 80:80 nginx && ssh -p 22 me@example.com
      RUN mvn -Djavax.net.ssl.trustStorePassword=changeit package && mysql -u root -p -e 'select 1' && curl -u me https://example.com/ && tar -p -xf a.tar
    `,
  },
  {
    because: 'fillers, and values that the file does not tell',
    good: `
      FROM alpine:3.22
      RUN curl -u "user:<password>" https://example.com/ && curl -H "Authorization: Bearer $TOKEN" https://example.com/
      RUN curl -H "Accept: application/json" -H "X-Version: 12" https://example.com/
    `,
  },
  {
    because: 'npm fills the variable in when it runs',
    good: `
      FROM node:24-slim
      RUN npm config set '//registry.npmjs.org/:_authToken' '\${NPM_TOKEN}' && npm config set registry https://npm.example.com/
    `,
  },
];
