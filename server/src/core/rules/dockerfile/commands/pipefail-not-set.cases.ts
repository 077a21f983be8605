import type { Example } from '../../../engine/example';

/** Further cases of dockerfile/pipefail-not-set. */
export const cases: readonly Example[] = [
  {
    because: 'once for each RUN; the shell of Alpine knows the option too; comments above stay there',
    bad: 'FROM alpine:3.22\n# tools\nRUN wget -qO- https://example.com/a «|» tar -xz \\\n  && wget -qO- https://example.com/b | tar -xz\n',
    fixed:
      'FROM alpine:3.22\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\n# tools\nRUN wget -qO- https://example.com/a | tar -xz \\\n  && wget -qO- https://example.com/b | tar -xz\n',
  },
  {
    because: 'one shell is enough for all steps behind it',
    bad: 'FROM debian:12\nRUN make\nRUN make «|» tee log\nRUN make test «|» tee log\n',
    fixed:
      'FROM debian:12\nRUN make\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN make | tee log\nRUN make test | tee log\n',
  },
  {
    because: 'in a substitution, a heredoc and a trigger',
    bad: 'FROM ubuntu:24.04\nRUN A="$(curl -s https://example.com «|» jq .a)"\nRUN <<EOF\ncurl -s https://example.com «|» sh\nEOF\nONBUILD RUN make «|» tee log\n',
  },
  {
    because: 'the shell of Debian knows no such option, and a shell without it takes its place',
    bad: 'FROM debian:12\nSHELL ["/bin/sh", "-o", "pipefail", "-c"]\nRUN make «|» tee log\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN make | tee log\nSHELL ["/bin/bash", "-c"]\nRUN make «|» tee log\n',
  },
  {
    because: 'yes is ended by the pipe: a hint',
    bad: 'FROM debian:12\nRUN yes «|» ./install\n',
    fixed: 'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN yes | ./install\n',
  },
  {
    because: 'whether the image has another shell is not known',
    bad: 'FROM example.com/base:1\nRUN make «|» tee log\n',
  },
  {
    because: 'the script sets it, or says what is to happen',
    good: 'FROM debian:12\nRUN set -o pipefail && make | tee log\nRUN set -eux -o pipefail; make | tee log\nRUN make | tee log || true\nRUN if make | grep -q x; then true; fi\nRUN bash -o pipefail -c "make | tee log"\n',
  },
  {
    because: 'no pipe for the shell',
    good: 'FROM debian:12\nRUN make || true\nRUN yq \'.a | .b\' c\nRUN ["sh", "-c", "a"]\nRUN echo a >| b\n',
  },
  {
    because: 'what stands before it cannot fail',
    good: 'FROM debian:12\nRUN echo "root:x" | chpasswd -e\nRUN printf "%s" a | tee b\n',
  },
  {
    because: 'other shells',
    good: 'FROM mcr.microsoft.com/powershell:lts\nSHELL ["pwsh", "-Command"]\nRUN Get-Item a | Select-Object b\n',
  },
  {
    because: 'the stage below has set it',
    good: 'FROM debian:12 AS base\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM base\nRUN make | tee log\n',
  },
];
