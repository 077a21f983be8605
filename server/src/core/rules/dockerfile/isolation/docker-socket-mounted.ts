import { rule } from '../../../engine/rule';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import { spanWithin } from '../../../model/dockerfile-value';
import type { Span } from '../../../text/span';
import { removeVolumePath } from '../_shared/volume-path';

export default rule('dockerfile/docker-socket-mounted', {
  title: 'The image expects the Docker socket',
  why: 'Who may talk to the socket may start a container with every folder of the host in it, and so is root on the host.',
  severity: 'error',
  category: 'isolation',
  peers: { semgrep: ['dockerfile-dockerd-socket-mount'], cis: ['5.32'] },
  references: ['https://docs.docker.com/engine/security/#docker-daemon-attack-surface'],
  fix: { title: 'Leave the socket out', safety: 'suggested' },
  visit: 'instruction',
  check(instruction, report) {
    if (instruction.kind === 'VOLUME') {
      for (const [index, path] of instruction.paths.entries()) {
        if (path.value === undefined || !SOCKET.test(path.value)) continue;
        report(path, {
          says: `${path.value} is the way to the engine of the host`,
          fix: (edit) => removeVolumePath(edit, instruction, index),
        });
      }
      return;
    }
    for (const { span, path } of mountedByText(instruction)) {
      report({ span }, { says: `the command in this text mounts ${path}` });
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13-slim
        VOLUME /data «/var/run/docker.sock»
      `,
      fixed: `
        FROM debian:13-slim
        VOLUME /data
      `,
    },
    {
      because: 'alone, in the JSON form, by a variable, of other engines',
      bad: `
        FROM debian:13-slim
        ENV RUNTIME=/run/containerd
        VOLUME «/run/podman/podman.sock»
        VOLUME [«"/var/run/docker.sock"», "/data"]
        VOLUME ["/data", «"/var/run/crio/crio.sock"»]
        VOLUME /a «$RUNTIME/containerd.sock»
      `,
      fixed: `
        FROM debian:13-slim
        ENV RUNTIME=/run/containerd
        VOLUME ["/data"]
        VOLUME ["/data"]
        VOLUME /a
      `,
    },
    {
      because: 'a label that says how the image is run',
      bad: 'FROM debian:13-slim\nLABEL RUN="docker run -v «/var/run/docker.sock»:/var/run/docker.sock image"\n',
    },
    {
      because: 'the client alone',
      good: 'FROM debian:13-slim\nRUN apt-get install -y docker-cli\nENV DOCKER_HOST=unix:///var/run/docker.sock\n',
    },
    {
      because: 'other sockets and folders',
      good: 'FROM debian:13-slim\nVOLUME /var/run/mysqld/mysqld.sock /docker.sock.d\nVOLUME ["/data"]\n',
    },
    {
      because: 'a comment, a text without a mount',
      good: 'FROM debian:13-slim\n# VOLUME /var/run/docker.sock\nLABEL a="needs /var/run/docker.sock"\n',
    },
    { because: 'nobody knows the variable', good: 'FROM debian:13-slim\nARG SOCKET\nVOLUME $SOCKET\n' },
  ],
});

const SOCKET = /(?:^|\/)(?:docker|containerd|crio|podman)\.sock$/;
const MOUNT = /(?:-v|--volume)[ =]["']?(\/[\w/.-]{0,80}(?:docker|containerd|crio|podman)\.sock):/g;

function* mountedByText(instruction: Instruction): Generator<{ readonly span: Span; readonly path: string }> {
  if (instruction.kind !== 'LABEL' && instruction.kind !== 'ENV') return;
  for (const { syntax } of instruction.pairs) {
    if (!syntax.value?.value.includes('.sock')) continue;
    for (const found of syntax.value.value.matchAll(MOUNT)) {
      const path = found[1] ?? '';
      const from = found.index + found[0].indexOf(path);
      yield { path, span: spanWithin(syntax.value, from, from + path.length) };
    }
  }
}
