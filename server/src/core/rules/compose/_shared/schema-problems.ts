import composeSchema from '../../../../../../schemas/compose.schema.json';
import { keptWith } from '../../../memory/kept-with';
import type { ComposeModel } from '../../../model/compose';
import { hasComposeFormat } from '../../../model/compose-formats';
import { isComposeDate } from '../../../model/compose-literals';
import { isReset, knownText } from '../../../model/compose-value';
import { hasTemplateAction } from '../../../model/yaml-values';
import { compileSchema, type JsonSchema, type SchemaCheck } from '../../../schema/compile';
import { type SchemaProblem, validate } from '../../../schema/validate';
import type { YamlDocument } from '../../../syntax/yaml-tree';

let check: SchemaCheck | undefined;
const known = keptWith<YamlDocument, readonly SchemaProblem[]>();

/** What the specification of Compose does not allow; nothing of documents that are no YAML as they stand. */
export function schemaProblems(file: ComposeModel): readonly SchemaProblem[] {
  return file.yaml.documents.flatMap(({ document }) => {
    if (document.problems.length > 0) return [];
    let problems = known.get(document);
    if (!problems) {
      const schema: JsonSchema = composeSchema;
      check ??= compileSchema(schema);
      problems = validate(document.root, check, {
        isUnknown: (node) => isReset(node) || (node.type === 'scalar' && hasTemplateAction(node.text)),
        textOf: knownText,
        isNoText: isComposeDate,
        hasFormat: hasComposeFormat,
        findsEmpty: true,
      }).filter(({ node: { parent } }) => parent?.type !== 'entry' || !isReset(parent.value));
      known.set(document, problems);
    }
    return problems;
  });
}
