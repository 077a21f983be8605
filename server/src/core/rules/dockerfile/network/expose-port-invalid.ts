import { rule } from '../../../engine/rule';
import { exposedWords } from '../_shared/exposed-words';

export default rule('dockerfile/expose-port-invalid', {
  title: 'The exposed port is not a valid port number',
  why: 'The builder refuses the instruction, so the image cannot be built.',
  todo: 'Ports go from 0 to 65535; a range goes up, as in 8000-8010.',
  severity: 'error',
  category: 'correctness',
  peers: {
    hadolint: ['DL3011'],
    trivy: ['DS-0008'],
    semgrep: ['invalid-port'],
    kics: ['UNIX Ports Out Of Range'],
    'dockerfile-utils': ['INVALID_PORT'],
  },
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  visit: 'expose',
  check(expose, report) {
    for (const { at, text } of exposedWords(expose)) {
      const [numbers = ''] = text.split('/');
      const parts = numbers.split(':');
      const inner = rangeOf(parts[parts.length - 1] ?? '');
      const outer = parts.length > 1 && parts[parts.length - 2] !== '' ? rangeOf(parts[parts.length - 2] ?? '') : inner;
      const address = parts.slice(0, -2).join(':');
      if (!inner || !outer) report(at, { says: `${text} is no port` });
      else if (outer !== inner && outer.length !== inner.length && inner.length > 0) {
        report(at, { says: `${text} joins ranges of different lengths` });
      } else if (address !== '' && !isAddress(address)) report(at, { says: `${address} is no address` });
    }
  },
  examples: [
    {
      bad: `
        FROM nginx:1.29
        EXPOSE «80800»
      `,
    },
    {
      because: 'a name, a range that goes down, nothing before the protocol',
      bad: `
        FROM nginx:1.29
        EXPOSE «http» 443
        EXPOSE «9000-8000»
        EXPOSE «/tcp»
        EXPOSE «x:80»
        EXPOSE «8000-8002:80-81»
        EXPOSE «1.2.3:80:80»
      `,
    },
    { because: 'a byte order mark is no blank', bad: 'FROM nginx:1.29\nEXPOSE «80\uFEFF» «\\\uFEFF»\n' },
    {
      because: 'ports, ranges, protocols, variables',
      good: `
        FROM nginx:1.29
        ARG PORT
        ENV WEB=8080
        EXPOSE 0 80/tcp 65535/udp 8000-8010 $PORT 40000-\${PORT} $WEB "443"
        EXPOSE 8080:80 127.0.0.1:8080:80 [::1]:8080:80
        EXPOSE 81 \\ 82
      `,
    },
  ],
});

/** A range of ports, and how many steps it has; nothing for what is none. */
function rangeOf(text: string): { readonly length: number } | undefined {
  const dash = text.indexOf('-');
  const first = dash < 0 ? text : text.slice(0, dash);
  const last = dash < 0 ? text : text.slice(dash + 1);
  if (!isPort(first) || (first !== last && !isPort(last)) || Number(last) < Number(first)) return undefined;
  return { length: Number(last) - Number(first) };
}

function isPort(text: string): boolean {
  return /^\+?[0-9]+$/.test(text) && Number(text) <= 65_535;
}

function isAddress(text: string): boolean {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  if (bare.includes(':')) return /^[0-9a-fA-F:.]+$/.test(bare);
  const parts = bare.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255);
}
