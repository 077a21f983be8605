export { type KubernetesSchemaBundle, type SchemaNode, schemaOfKind } from '../model/kubernetes-schema';
export { foldedCode, type Shown, showFindings } from './fold';
export { escapeMarkdown, findingMarkdown, findingsAt, foldedMarkdown, type HoverFinding } from './hover';
export { imageAt, imageMarkdown } from './image-hover';
export { addMissing } from './missing';
export { type Offer, offerOf, type Prove, preferred } from './offers';
export { type QuietQuestion, quietBecause, whyQuiet } from './quiet';
export { type YamlPart, yamlPartAt, yamlParts } from './yaml-part';
