const pages = 'https://github.com/bulkhead-security/bulkhead/blob/main/docs/rules';

/** The address of a rule's page in the documentation. */
export function rulePage(id: string): string {
  return `${pages}/${id}.md`;
}
