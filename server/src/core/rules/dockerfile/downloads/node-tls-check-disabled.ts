import { rule } from '../../../engine/rule';
import { variablesSet } from '../_shared/variables-set';

export default rule('dockerfile/node-tls-check-disabled', {
  title: 'Node.js does not check certificates',
  why: 'Anybody on the way to a server can answer in its place. Set by ENV it holds for the running service as well, with all that it sends.',
  todo: 'Leave the check on; where a server has a certificate of your own, name its authority with NODE_EXTRA_CA_CERTS.',
  severity: 'error',
  category: 'network',
  peers: { checkov: ['CKV2_DOCKER_6'] },
  references: [
    'https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue',
    'https://nodejs.org/api/cli.html#node_extra_ca_certsfile',
  ],
  fix: { title: 'Let Node.js check certificates', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const variable of variablesSet(instruction)) {
      if (variable.name !== 'NODE_TLS_REJECT_UNAUTHORIZED' || variable.value !== '0') continue;
      const where = variable.reach === 'image' ? ', in the running container as well' : '';
      report(variable, {
        says: `Node.js takes whatever certificate it is shown${where}`,
        fix: (edit) => variable.remove(edit),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        ENV «NODE_TLS_REJECT_UNAUTHORIZED=0»
        CMD ["node", "server.js"]
      `,
      fixed: `
        FROM node:24-slim
        CMD ["node", "server.js"]
      `,
    },
    {
      because: 'quoted, the old form, an argument, one command, a script',
      bad: `
        FROM node:24-slim
        ARG «NODE_TLS_REJECT_UNAUTHORIZED='0'»
        ENV NODE_ENV=production \\
            «NODE_TLS_REJECT_UNAUTHORIZED="0"» \\
            PORT=8080
        ENV «NODE_TLS_REJECT_UNAUTHORIZED 0»
        RUN «NODE_TLS_REJECT_UNAUTHORIZED=0» npm ci && export A=1 «NODE_TLS_REJECT_UNAUTHORIZED=0»; env «NODE_TLS_REJECT_UNAUTHORIZED=0» node a.js
      `,
      fixed: `
        FROM node:24-slim
        ENV NODE_ENV=production \\
            PORT=8080
        RUN npm ci && export A=1; env node a.js
      `,
    },
    {
      because: 'a line of its own in a script',
      bad: `
        FROM node:24-slim
        RUN <<EOF
        set -e
        export «NODE_TLS_REJECT_UNAUTHORIZED=0»
        npm ci
        EOF
      `,
      fixed: `
        FROM node:24-slim
        RUN <<EOF
        set -e
        npm ci
        EOF
      `,
    },
    {
      because: 'any other value leaves the check on',
      good: `
        FROM node:24-slim
        ENV NODE_TLS_REJECT_UNAUTHORIZED=1
        ARG NODE_TLS_REJECT_UNAUTHORIZED=
        RUN NODE_TLS_REJECT_UNAUTHORIZED= npm ci
      `,
    },
    {
      because: 'authorities of your own are the way to do it',
      good: `
        FROM node:24-slim
        ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/own.pem
      `,
    },
    {
      because: 'nothing is known of an argument without a default; text and unset set nothing',
      good: `
        FROM node:24-slim
        ARG NODE_TLS_REJECT_UNAUTHORIZED
        ARG CHECK
        ENV NODE_TLS_REJECT_UNAUTHORIZED=$CHECK
        RUN echo NODE_TLS_REJECT_UNAUTHORIZED=0; unset NODE_TLS_REJECT_UNAUTHORIZED
      `,
    },
  ],
});
