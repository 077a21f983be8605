export function foundShellCheck(): string | undefined;
export function shellCheck(): string;
