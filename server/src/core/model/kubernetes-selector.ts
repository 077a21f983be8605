import { isSet, isUnknownValue, StringMap } from './kubernetes-values';
import { get, itemsOf, textOf, type YamlValue } from './yaml-values';

/** One of `matchExpressions`. */
export interface SelectorExpression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
  readonly node: YamlValue;
  /** The scalar that names the label. */
  readonly keyNode: YamlValue | undefined;
}

/** A label selector with `matchLabels` and `matchExpressions`. */
export class LabelSelector {
  readonly matchLabels: StringMap;
  readonly expressions: readonly SelectorExpression[];
  /** Whether template text stands in it, so that nobody can say what it selects. */
  readonly isUnknown: boolean;

  private constructor(
    readonly node: YamlValue,
    labels: YamlValue | undefined,
  ) {
    this.matchLabels = new StringMap(labels);
    const items = itemsOf(get(node, 'matchExpressions'));
    this.expressions = labels === node ? [] : items.map(readExpression);
    this.isUnknown =
      isUnknownValue(node) ||
      this.matchLabels.isUnknown ||
      this.matchLabels.entries.some((entry) => entry.isUnknown) ||
      items.some((item) => itemsOf(get(item, 'values')).some(isUnknownValue) || isUnknownValue(get(item, 'key')));
  }

  /** Reads `{ matchLabels, matchExpressions }`; nothing where it is absent or null, which selects by the field's rule. */
  static read(node: YamlValue | undefined): LabelSelector | undefined {
    return isSet(node) ? new LabelSelector(node, get(node, 'matchLabels')) : undefined;
  }

  /** Reads a plain map of labels, as in `spec.selector` of a Service or ReplicationController. */
  static readPlain(node: YamlValue | undefined): LabelSelector | undefined {
    return isSet(node) ? new LabelSelector(node, node) : undefined;
  }

  /** Whether it is `{}`, which selects everything. */
  get isEmpty(): boolean {
    return this.matchLabels.size === 0 && this.expressions.length === 0;
  }

  /** Whether it selects something with these labels; nothing where template text hides the answer. */
  matches(labels: StringMap): boolean | undefined {
    if (this.isEmpty && !this.isUnknown) return true;
    if (this.isUnknown) return undefined;
    let isCertain = true;
    for (const wanted of this.matchLabels.entries) {
      const label = labels.find(wanted.name);
      if (label?.isUnknown || (!label && labels.isUnknown)) isCertain = false;
      else if (label?.value !== wanted.value) return false;
    }
    for (const expression of this.expressions) {
      const label = labels.find(expression.key);
      if (label?.isUnknown || (!label && labels.isUnknown)) isCertain = false;
      else if (!holds(expression, label?.value)) return false;
    }
    return isCertain ? true : undefined;
  }

  /** The first of the expressions that the labels do not satisfy. */
  unsatisfied(labels: StringMap): SelectorExpression | undefined {
    return this.expressions.find((expression) => !holds(expression, labels.get(expression.key)));
  }
}

function readExpression(node: YamlValue): SelectorExpression {
  return {
    key: textOf(get(node, 'key')) ?? '',
    operator: textOf(get(node, 'operator')) ?? '',
    values: itemsOf(get(node, 'values')).flatMap((value) => textOf(value) ?? []),
    node,
    keyNode: get(node, 'key'),
  };
}

function holds(expression: SelectorExpression, value: string | undefined): boolean {
  switch (expression.operator) {
    case 'In':
      return value !== undefined && expression.values.includes(value);
    case 'NotIn':
      return value === undefined || !expression.values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
