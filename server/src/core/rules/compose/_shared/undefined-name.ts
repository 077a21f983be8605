import type { EditFunction, FixDeclaration, ReportDetails } from '../../../engine/rule';
import type { YamlEdits } from '../../../engine/yaml-edits';
import type { YamlValueToWrite } from '../../../engine/yaml-edits-write';
import type { ComposeModel } from '../../../model/compose';
import type { ComposeValue } from '../../../model/compose-value';
import { nearestWord } from '../../../text/did-you-mean';

/** A name that stands somewhere in a value and that the file does not declare. */
export interface UndefinedName {
  readonly file: ComposeModel;
  readonly name: string;
  /** What holds the name: an item, a member of a mapping, a field. */
  readonly value: ComposeValue;
  /** Who names it: "service web". */
  readonly owner: string;
  /** What is missing: "network". */
  readonly what: string;
  readonly declared: readonly string[];
}

/** The fixes of a rule about names that are not declared. */
export const undefinedNameFixes: readonly FixDeclaration[] = [
  { title: 'Write the declared name', safety: 'suggested' },
  { title: 'Declare it', safety: 'suggested' },
];

/** What is reported, with the nearest declared name and, where `declaration` says what to write, a new declaration. */
export function undefinedName(
  { file, name, value, owner, what, declared }: UndefinedName,
  declaration?: { readonly section: string; readonly content: YamlValueToWrite },
): ReportDetails<YamlEdits> {
  const nearest = nearestWord(name, declared);
  const root = file.root?.node;
  return {
    says: `${owner}: there is no ${what} ${name} in this file${nearest ? `; did you mean ${nearest}?` : ''}`,
    fix: [
      nearest === undefined ? undefined : { title: `Write ${nearest}`, edit: renaming(value, name, nearest) },
      root && declaration
        ? {
            title: `Declare the ${what} ${name}`,
            edit: (edit) => edit.set(root, [declaration.section, name], declaration.content),
          }
        : undefined,
    ],
  };
}

function renaming(value: ComposeValue, name: string, meant: string): EditFunction<YamlEdits> {
  const { node, entry } = value;
  return (edit) => {
    const at = node?.type === 'scalar' ? node.text.indexOf(name) : -1;
    if (node?.type === 'scalar' && at >= 0) {
      edit.setScalar(node, `${node.text.slice(0, at)}${meant}${node.text.slice(at + name.length)}`);
    } else if (entry?.name === name) edit.rename(entry, meant);
    else edit.refuse('The name is not written here');
  };
}
