import { rule } from '../../../engine/rule';
import { variablesSet } from '../_shared/variables-set';

export default rule('dockerfile/python-https-verify-disabled', {
  title: 'Python does not check certificates',
  why: 'Anybody on the way to a server can answer in its place. Set by ENV it holds for the running service as well.',
  todo: 'Leave the check on; where a server has a certificate of your own, install its authority or name it with SSL_CERT_FILE. Only Python 2.7 reads the variable: later ones check whatever it says.',
  severity: 'error',
  category: 'network',
  peers: { checkov: ['CKV2_DOCKER_5'] },
  references: ['https://peps.python.org/pep-0493/'],
  fix: { title: 'Let Python check certificates', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    for (const variable of variablesSet(instruction)) {
      if (variable.name !== 'PYTHONHTTPSVERIFY' || variable.value !== '0') continue;
      const where = variable.reach === 'image' ? ', in the running container as well' : '';
      report(variable, {
        says: `Python takes whatever certificate it is shown${where}`,
        fix: (edit) => variable.remove(edit),
      });
    }
  },
  examples: [
    {
      bad: `
        FROM python:2.7-slim
        ENV «PYTHONHTTPSVERIFY=0»
        CMD ["python", "server.py"]
      `,
      fixed: `
        FROM python:2.7-slim
        CMD ["python", "server.py"]
      `,
    },
    {
      because: 'an argument, the old form, one command, a script',
      bad: `
        FROM python:2.7-slim
        ARG «PYTHONHTTPSVERIFY="0"»
        ENV «PYTHONHTTPSVERIFY 0»
        RUN «PYTHONHTTPSVERIFY=0» python get.py && export «PYTHONHTTPSVERIFY=0» && python b.py
      `,
      fixed: `
        FROM python:2.7-slim
        RUN python get.py && python b.py
      `,
    },
    {
      because: 'the check is on',
      good: `
        FROM python:2.7-slim
        ENV PYTHONHTTPSVERIFY=1
        RUN unset PYTHONHTTPSVERIFY && python get.py
      `,
    },
    {
      because: 'text sets nothing',
      good: `
        FROM python:3.13-slim
        RUN echo PYTHONHTTPSVERIFY=0
      `,
    },
    {
      because: 'nothing is known of an argument without a default',
      good: `
        FROM python:2.7-slim
        ARG PYTHONHTTPSVERIFY
        RUN PYTHONHTTPSVERIFY=$VERIFY python get.py
      `,
    },
  ],
});
