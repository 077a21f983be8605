import { isComposeDate, isComposeFraction } from '../../../model/compose-literals';
import type { Service } from '../../../model/compose-service';
import type { YamlScalar } from '../../../syntax/yaml-tree';

/** Their items are texts or whole numbers; the schema lets any number pass, what reads them afterwards does not. */
const lists = ['expose', 'group_add'];

/** Items of a service that are numbers with a fraction, or dates, where Compose makes no text of these. */
export function unfitItems(service: Service): readonly { readonly list: string; readonly node: YamlScalar }[] {
  return lists.flatMap((list) =>
    (service.get(list)?.items ?? []).flatMap(({ node }) =>
      node?.type === 'scalar' && (isComposeFraction(node) || isComposeDate(node)) ? [{ list, node }] : [],
    ),
  );
}
