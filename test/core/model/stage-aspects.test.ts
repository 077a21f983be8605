import { describe, expect, it } from 'vitest';
import { buildDockerfile, type DockerfileModel, type Stage } from '../../../server/src/core/model/dockerfile';
import {
  divisionsOf,
  placedInstructionsOf,
  UnchangedDivisions,
} from '../../../server/src/core/model/dockerfile-divisions';
import { takeLooks } from '../../../server/src/core/model/outside-reads';
import { changedAspects } from '../../../server/src/core/model/stage-aspects';
import { parseDockerfile } from '../../../server/src/core/syntax/dockerfile';
import { Chance, editedText, startOf } from '../engine/warm-edits';

const TEXTS = [
  'FROM debian:12 AS build\nARG VERSION=1\nENV HOME=/root\nWORKDIR /app\nCOPY --chown=$VERSION a b /c/\nRUN make $VERSION\n',
  'FROM alpine AS s1\nSHELL ["/bin/bash", "-c"]\nRUN apk add curl\nUSER 1000\nRUN ls | wc\nCMD ["/app"]\nEXPOSE 80\n',
  'FROM debian\nONBUILD USER root\n# hadolint shell=powershell\nRUN dir\nONBUILD COPY . .\nHEALTHCHECK CMD true\nENTRYPOINT ["/a"]\nSTOPSIGNAL SIGTERM\n',
  'FROM debian\nUSER root\n# a comment\nWORKDIR src\nVOLUME /data\nLABEL a=$VERSION\nADD x.tar /y\nCMD make\n',
];
const LINES = TEXTS.flatMap((text) => text.split('\n'));

/** What a rule may ask of a stage, put so that nothing in an answer counts from the start of the file. */
const QUESTIONS: Readonly<Record<string, (stage: Stage) => unknown>> = {
  'the FROM line': ({ from }) => [from.image?.value, from.platform?.value],
  'its name': ({ name, foldedName }) => [name?.value, foldedName],
  'its base': ({ baseStage, ancestors, rootStage }) => [baseStage?.index, ancestors.length, rootStage.index],
  'whether it is shipped': ({ isFinal, isShipped }) => [isFinal, isShipped],
  'what a name means': ({ model, index }) => ['s1', 'build', '0'].map((name) => model.stageNamed(name, index)?.index),
  'how many there are': ({ model }) => [model.stages.length, model.finalStage?.index],
  'all instructions': ({ instructions }) => instructions.map((one) => one.textIn(one.syntax.place.lines)),
  'each kind': (stage) => Array.from({ length: 8 }, (_, order) => stage.kindAt(order)),
  'the third instruction': (stage) => stage.at(2)?.syntax.text,
  steps: (stage) =>
    stage.ofKind('RUN').map(({ commands }) => commands.map(({ name, program }) => [name?.text, program])),
  'the shells of steps': (stage) => stage.ofKind('RUN').map(({ hasPosixShell }) => hasPosixShell),
  'the orders of steps': (stage) => stage.ofKind('RUN').map(({ order }) => order),
  'the users of steps': (stage) => stage.ofKind('RUN').map(({ state }) => state?.user?.argument?.value),
  'the folders of copies': (stage) => stage.ofKind('COPY', 'ADD').map(({ state }) => state?.workdirPath),
  copies: (stage) =>
    stage.ofKind('COPY').map(({ sources, chown }) => [sources.map(({ value }) => value), chown?.value]),
  labels: (stage) => stage.ofKind('LABEL').map(({ pairs }) => pairs.map(({ name, value }) => [name, value?.value])),
  ports: (stage) => stage.ofKind('EXPOSE').map(({ ports }) => ports.map(({ value }) => value.value)),
  volumes: (stage) => stage.ofKind('VOLUME').map(({ paths }) => paths.map(({ value }) => value)),
  triggers: (stage) => stage.ofKind('ONBUILD').map(({ trigger }) => trigger?.syntax.text),
  'what cannot be read': (stage) => stage.ofKind('UNKNOWN').map(({ syntax }) => syntax.text),
  'whether a copy has an owner': (stage) => stage.mentions(/--chown/, ['COPY']),
  'the user at the end': ({ endState }) => endState.user?.argument?.value,
  'the folder at the end': ({ endState }) => endState.workdirPath,
  'who set the folder': ({ endState }) => endState.workdir?.syntax.text,
  'the shell at the end': ({ endState }) => endState.shell?.syntax.text,
  'what is started': ({ endState }) => endState.entrypoint?.syntax.text,
  'what that is given': ({ endState }) => endState.cmd?.syntax.text,
  'how it is watched': ({ endState }) => [endState.healthcheck?.syntax.text, endState.stopsignal?.syntax.text],
  'a variable': (stage) => stage.variable('VERSION', 5),
  'the names of variables': (stage) => [...stage.variableNames(5)],
  'whether it is Windows': ({ isWindows }) => isWindows,
};

function modelOf(text: string): DockerfileModel {
  return buildDockerfile(parseDockerfile(text));
}

/** The answers to all questions about all stages, with what was looked at for each. */
function* answersOf({ stages }: DockerfileModel) {
  for (const stage of stages) {
    for (const [question, ask] of Object.entries(QUESTIONS)) {
      takeLooks();
      const answer = JSON.stringify(ask(stage));
      yield {
        about: `${question} of stage ${stage.index}`,
        stage: stage.index,
        answer,
        looks: [...(takeLooks() ?? [])],
      };
    }
  }
}

describe('what is noted of a look at a stage', () => {
  it('does not hold where another answer would be given', () => {
    const chance = new Chance(1);
    const held = new Set<string>();
    for (let done = 0; done < 1500; done++) {
      const text = startOf(TEXTS, chance);
      const edited = editedText(text, LINES, chance);
      const before = modelOf(text);
      const after = modelOf(edited);
      const divisions = divisionsOf(before);
      const later = divisionsOf(after);
      const placed = (model: DockerfileModel, { stages }: typeof later, stage: number) => ({
        text: stages[stage]?.text ?? '',
        instructions: placedInstructionsOf(model, stage),
      });
      const unchanged = new UnchangedDivisions(
        divisions,
        later,
        () => true,
        (stage) => changedAspects(placed(before, divisions, stage), placed(after, later, stage)),
      );
      // Of fresh models, so that nothing has been read of them.
      const answers = new Map([...answersOf(modelOf(edited))].map(({ about, answer }) => [about, answer]));
      for (const { about, stage, answer, looks } of answersOf(modelOf(text))) {
        if (!unchanged.holds(looks)) continue;
        expect({ about, text, edited, answer: answers.get(about) }).toEqual({ about, text, edited, answer });
        if (!unchanged.isSame(stage)) held.add(about.replace(/ of stage.*/, ''));
      }
    }
    // Each of them is spared somewhere, but for what all of the lines have a part in.
    expect(Object.keys(QUESTIONS).filter((question) => !held.has(question))).toEqual(['all instructions']);
  });
});
