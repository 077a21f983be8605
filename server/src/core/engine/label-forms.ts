/**
 * The forms that a schema can ask of the value of a label, by the names that hadolint gave them:
 * https://github.com/hadolint/hadolint#linting-labels
 */
export const labelForms = ['text', 'url', 'semver', 'hash', 'rfc3339', 'spdx', 'email'] as const;

export type LabelForm = (typeof labelForms)[number];

/** The form of a name; any text where there is no such form. */
export function labelFormOf(name: string): LabelForm {
  return labelForms.find((form) => form === name.toLowerCase()) ?? 'text';
}
