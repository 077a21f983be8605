/** Where the documentation is read: the repository's own pages, one for each rule. */
const pages = 'https://github.com/bulkhead-security/bulkhead/blob/main/docs/rules';

/** The address of a rule's page. */
export function rulePage(rule: string): string {
  return `${pages}/${rule}.md`;
}
