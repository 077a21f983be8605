/** Whether a file describes where somebody develops: `sudo`, debuggers and the like are wanted there. */
export function isDevelopmentFile(path: string): boolean {
  return /(?:^|\/)\.devcontainer\/|devcontainer[^/]*$/i.test(path);
}
