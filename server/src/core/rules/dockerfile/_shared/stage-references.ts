import type { DockerfileEdits, EditableWord } from '../../../engine/dockerfile-edits';
import type { Instruction } from '../../../model/dockerfile-instruction-types';
import type { Stage } from '../../../model/dockerfile-stage';

/** A word that names a stage, as it must be written to be changed by an edit. */
interface NamingWord extends EditableWord {
  readonly text: string;
}

/** Gives a stage another name, and every FROM, COPY and mount that means this stage too. */
export function renameStage(edit: DockerfileEdits, stage: Stage, name: string): void {
  const own = stage.name;
  if (!own || own.parts) {
    edit.refuse('The name is not in one piece.');
    return;
  }
  edit.replace(own, name);
  for (const word of namingWords(stage)) {
    if (word.parts || word.text.toLowerCase() !== own.value.toLowerCase()) {
      edit.refuse(`${word.text} means this stage too, and cannot be renamed.`);
      return;
    }
    edit.replace(word, name);
  }
}

/** The words of other instructions that mean a stage; a number means it whatever its name is. */
function namingWords(stage: Stage): readonly NamingWord[] {
  return stage.model.stages
    .slice(stage.index + 1)
    .flatMap((one) => one.instructions.flatMap((instruction) => namesIn(instruction, stage)));
}

function namesIn(instruction: Instruction, stage: Stage): readonly NamingWord[] {
  switch (instruction.kind) {
    case 'FROM': {
      const word = instruction.syntax.words[0];
      return word && instruction.stage.baseStage === stage ? [{ ...word, text: word.value }] : [];
    }
    case 'COPY': {
      const { from } = instruction;
      return from && instruction.fromStage === stage && !isNumber(from.value) ? [{ ...from, text: from.value }] : [];
    }
    case 'RUN':
      return instruction.mounts.flatMap(({ from }) => {
        if (from?.value === undefined || !from.valueSpan || isNumber(from.value)) return [];
        const isMeant = stage.model.stageNamed(from.value, instruction.stage.index) === stage;
        return isMeant ? [{ span: from.valueSpan, text: from.value }] : [];
      });
    case 'ONBUILD':
      return instruction.trigger ? namesIn(instruction.trigger, stage) : [];
    default:
      return [];
  }
}

function isNumber(text: string): boolean {
  return /^[0-9]+$/.test(text);
}
