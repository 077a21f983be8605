import type { BuildOptions } from 'esbuild';

export type SharedModules = Map<string, 'cjs' | 'esm'>;
type Bundle = BuildOptions & { entryPoints: string[] };
export function sharedModules(holder: Bundle, taker: Bundle): Promise<SharedModules>;
export function holding(shared: SharedModules, bundle: Bundle): BuildOptions;
export function taking(shared: SharedModules, address: string, bundle: Bundle): BuildOptions;
