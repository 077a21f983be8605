/** Whether a reference is a commit: 7 to 40 hex digits, or a whole SHA-256. */
export function isCommit(reference: string): boolean {
  return /^(?:[0-9a-f]{7,40}|[0-9a-f]{64})$/i.test(reference);
}

/** Whether a reference names a version: a digit in it tells a tag from the usual names of branches. */
export function namesVersion(reference: string): boolean {
  return /\d/.test(reference) && !/^(?:refs\/heads\/)/.test(reference);
}
