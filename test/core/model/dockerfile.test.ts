import { describe, expect, it } from 'vitest';
import { buildDockerfile, type DockerfileModel, type Stage } from '../../../server/src/core/model/dockerfile';
import { dockerfileNodes } from '../../../server/src/core/model/dockerfile-visits';
import { parseDockerfile } from '../../../server/src/core/syntax/dockerfile';
import { textOf } from '../../../server/src/core/text/span';

const modelOf = (text: string): DockerfileModel => buildDockerfile(parseDockerfile(text));

function finalStage(text: string): Stage {
  const stage = modelOf(text).finalStage;
  if (!stage) throw new Error('There is no stage.');
  return stage;
}

const programs = (text: string): (string | undefined)[] =>
  [...dockerfileNodes(modelOf(text), 'command')].map((command) => command.program);

const environment = (text: string): unknown[] =>
  [...dockerfileNodes(modelOf(text), 'env')].map((pair) => [pair.name, pair.value?.value]);

describe('stages', () => {
  it('build on an earlier stage in any case, or on an image', () => {
    const { stages } = modelOf('FROM alpine AS Build\nFROM build AS b2\nFROM b2\nFROM build2\n');
    expect(stages.map((stage) => stage.baseStage?.index)).toEqual([undefined, 0, 1, undefined]);
    expect(stages[2]?.ancestors.map((stage) => stage.index)).toEqual([1, 0]);
  });

  it('are shipped when the last one builds on them', () => {
    const { stages } = modelOf('FROM a AS x\nFROM a AS y\nFROM x\nCOPY --from=y /a /b\n');
    expect(stages.map((stage) => stage.isShipped)).toEqual([true, false, true]);
    const [copy] = stages[2]?.ofKind('COPY') ?? [];
    expect(copy?.fromStage).toBe(stages[1]);
  });

  it('do not build on a later stage or on themselves', () => {
    expect(modelOf('FROM x AS x\nFROM y AS z\nFROM a AS y').stages.map((stage) => stage.baseStage)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('know Windows', () => {
    expect(finalStage('FROM mcr.microsoft.com/windows/servercore:ltsc2022').isWindows).toBe(true);
    expect(finalStage('# escape=`\nFROM a').isWindows).toBe(true);
    expect(finalStage('FROM --platform=windows/amd64 a AS b\nFROM b').isWindows).toBe(true);
    expect(finalStage('FROM a').isWindows).toBe(false);
  });
});

describe('the image of FROM', () => {
  const image = (text: string): string | undefined => finalStage(text).from.image?.value;

  it('takes the defaults of the ARGs above it', () => {
    expect(image(`ARG A=x B=1\nARG C="$A:$B"\nFROM \${C}`)).toBe('x:1');
    expect(image(`ARG T\nFROM a:\${T:-2}`)).toBe('a:2');
    expect(image('FROM a$UNDECLARED')).toBe('a');
    expect(image('ARG T\nFROM a:$T')).toBeUndefined();
    expect(image('FROM a:$TARGETARCH')).toBeUndefined();
  });

  it('lets a global ARG see the names before its own', () => {
    expect(image('ARG A=$B B=1 C=$B\nFROM x$A:$C')).toBe('x:1');
    const [, , third] = modelOf('ARG A=1 B=$A C=$B\nFROM x').globalPairs;
    expect(third?.value?.value).toBe('1');
  });

  it('does not take those of a stage', () => {
    expect(image('FROM a\nARG T=1\nFROM b:$T')).toBe('b:');
  });

  it('has parts with spans where it is written out', () => {
    const text = 'FROM --platform=linux/amd64 ghcr.io/a/b:1';
    const { from } = finalStage(text);
    const tag = from.reference?.tag;
    const span = tag && from.spanOfPart(tag);
    expect(span && textOf(text, span)).toBe('1');
  });
});

describe('variables of a stage', () => {
  it('are those from before their instruction', () => {
    expect(environment(`FROM a\nENV a=1 b=$a\nENV c=$a d=\${x:-2}`)).toEqual([
      ['a', '1'],
      ['b', undefined],
      ['c', '1'],
      ['d', '2'],
    ]);
  });

  it('come from the base stage, and from global ARGs once declared', () => {
    expect(environment('ARG G=9\nFROM a AS x\nARG G\nENV V=$G\nFROM x\nENV W=$V$G')).toEqual([
      ['V', '9'],
      ['W', '99'],
    ]);
    expect(environment('ARG G=9\nFROM scratch\nENV V=$G')).toEqual([['V', '']]);
  });

  it('of ENV go before ARG', () => {
    expect(environment('FROM a\nENV x=env\nARG x=arg\nENV y=$x')).toEqual([
      ['x', 'env'],
      ['y', 'env'],
    ]);
  });

  it('are unknown without a default', () => {
    expect(environment(`FROM a\nARG x\nENV y=$x z=\${x:-d} p=$PATH`)).toEqual([
      ['y', undefined],
      ['z', 'd'],
      ['p', undefined],
    ]);
  });
});

describe('state', () => {
  it('is inherited along FROM', () => {
    const stage = finalStage('FROM a AS x\nUSER app:www\nWORKDIR /srv\nFROM x\nWORKDIR app\nRUN y');
    const [run] = stage.ofKind('RUN');
    expect(run?.state?.user?.name).toBe('app');
    expect(run?.state?.user?.group).toBe('www');
    expect(run?.state?.workdirPath).toBe('/srv/app');
  });

  it('holds only behind the instruction that sets it', () => {
    const stage = finalStage('FROM a\nRUN x\nUSER 0:0\nRUN y');
    expect(stage.ofKind('RUN').map((run) => run.state?.user?.isRoot)).toEqual([undefined, true]);
  });

  it('loses an inherited CMD at ENTRYPOINT, not its own', () => {
    expect(finalStage('FROM a AS x\nCMD a\nFROM x\nENTRYPOINT b').endState.cmd).toBeUndefined();
    expect(finalStage('FROM a\nCMD a\nENTRYPOINT b').endState.cmd?.script?.text).toBe('a');
  });

  it('takes in what ONBUILD runs in the stage above it', () => {
    expect(finalStage('FROM a AS x\nONBUILD USER app\nFROM x').endState.user?.name).toBe('app');
    expect(finalStage('FROM a AS x\nONBUILD USER app').endState.user).toBeUndefined();
  });
});

describe('instructions', () => {
  it('give sources and destination of COPY, heredocs apart', () => {
    const text = 'FROM a\nENV D=/dst\nCOPY --chown=1:2 --exclude=x <<E "a" b $D\nE\n';
    const [copy] = finalStage(text).ofKind('COPY');
    expect(copy?.sources.map((source) => source.value)).toEqual(['a', 'b']);
    expect(copy?.destination?.value).toBe('/dst');
    expect(copy?.chown?.value).toBe('1:2');
    expect(copy?.excludes.map((word) => word.value)).toEqual(['x']);
  });

  it('give ports with protocols and ranges', () => {
    const [expose] = finalStage('FROM a\nEXPOSE 80 53/UDP 90-95 $X').ofKind('EXPOSE');
    expect(expose?.ports.map(({ first, last, protocol }) => [first, last, protocol])).toEqual([
      [80, 80, 'tcp'],
      [53, 53, 'udp'],
      [90, 95, 'tcp'],
      [undefined, undefined, undefined],
    ]);
  });

  it('give mounts', () => {
    const [run] = finalStage('FROM a\nRUN --mount=target=/a --mount=type=secret,id=x y').ofKind('RUN');
    expect(run?.mounts.map((mount) => [mount.type, mount.target?.value])).toEqual([
      ['bind', '/a'],
      ['secret', undefined],
    ]);
  });

  it('give user and group with spans', () => {
    const text = 'FROM a\nUSER root:www';
    const [user] = finalStage(text).ofKind('USER');
    expect(user?.isRoot).toBe(true);
    expect(user && textOf(text, user.nameSpan)).toBe('root');
    expect(user?.groupSpan && textOf(text, user.groupSpan)).toBe('www');
  });
});

describe('commands', () => {
  it('come from every form of RUN', () => {
    expect(programs('FROM a\nRUN a && b\nRUN ["c", "d"]\nRUN ["/bin/sh", "-ec", "e; f"]\nONBUILD RUN g')).toEqual([
      'a',
      'b',
      'c',
      'e',
      'f',
      'g',
    ]);
  });

  it('come from heredocs', () => {
    expect(programs('FROM a\nRUN <<E\na\nb\nE\nRUN <<-E\n\t#!/bin/bash -e\n\tc\n\tE\n')).toEqual(['a', 'b', 'c']);
    expect(programs('FROM a\nRUN <<E\n#!/usr/bin/env python3\nimport os\nE\n')).toEqual([]);
    expect(programs('FROM a\nRUN bash -e <<E\nc\nE\nRUN <<E python3\nd\nE\n')).toEqual(['bash', 'c', 'python3']);
    expect(programs('FROM a\nRUN cat <<E > /x && b\ncurl\nE\nRUN d')).toEqual(['cat', 'b', 'd']);
  });

  it('do not come from other shells', () => {
    expect(programs('FROM a\nSHELL ["powershell", "-Command"]\nRUN a; b')).toEqual([]);
    expect(programs('# escape=`\nFROM a\nRUN a')).toEqual([]);
    expect(programs('FROM mcr.microsoft.com/windows/nanoserver\nSHELL ["bash", "-c"]\nRUN a')).toEqual(['a']);
  });

  it('know the options of the shell', () => {
    const [command] = dockerfileNodes(
      modelOf('FROM a\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN a'),
      'command',
    );
    expect(command?.options).toEqual({ errexit: true, pipefail: true });
    expect(command?.instruction.kind).toBe('RUN');
  });

  it('have spans that hold through continuations, comments and tabs', () => {
    const text =
      'FROM a\nRUN x && \\\n  # no\n  curl \\\n   -s "a b"\nRUN <<-E\n\t\twget y\n\tE\nCMD ["sh", "-c", "z \\"q\\" w"]';
    const said = [...dockerfileNodes(modelOf(text), 'command')].map((command) => [
      command.name && textOf(text, command.name.span),
      ...command.arguments.map((word) => textOf(text, word.span)),
    ]);
    expect(said).toEqual([['x'], ['curl', '-s', '"a b"'], ['wget', 'y']]);
    const [cmd] = dockerfileNodes(modelOf(text), 'cmd');
    expect(cmd?.commands[0]?.arguments.map((word) => textOf(text, word.span))[1]).toBe('w');
  });
});

describe('visits', () => {
  it('give no nodes for a name that is none', () => {
    expect([...dockerfileNodes(modelOf('FROM a'), 'toString')]).toEqual([]);
  });

  it('take in global ARGs and triggers', () => {
    const model = modelOf('ARG A=1\nFROM a\nARG B\nONBUILD ARG C\nADD x /y');
    expect([...dockerfileNodes(model, 'arg')].map((pair) => pair.name)).toEqual(['A', 'B', 'C']);
    expect([...dockerfileNodes(model, 'copy')]).toEqual([...dockerfileNodes(model, 'add')]);
  });
});

describe('a file without FROM', () => {
  it('is looked at all the same', () => {
    expect(programs('RUN a && b')).toEqual(['a', 'b']);
    const model = modelOf('ARG A=1\nENV B=$A\nUSER root\nRUN x\nFROM y\n');
    expect([...dockerfileNodes(model, 'env')].map((pair) => pair.value?.value)).toEqual(['1']);
    expect([...dockerfileNodes(model, 'run')].map((run) => run.state?.user?.isRoot)).toEqual([true]);
    expect([...dockerfileNodes(model, 'from')].map((from) => from.image?.value)).toEqual(['y']);
    expect([...dockerfileNodes(model, 'stage')]).toHaveLength(1);
  });
});
