import { type Analysis, analyse, type Settings } from '../../server/src/core/index';
import { projectOf } from '../harness/example-runs';
import type { Subject } from './subject';

/** A subject as Bulkhead reads it under some settings; its kind is given, as it may be a fragment. */
export function analysed({ kind, path, text, files }: Subject, settings: Settings): Analysis {
  const own = path.slice(path.lastIndexOf('/') + 1);
  const analysis = analyse({ path, text, kind, project: projectOf({ ...files, [own]: text }) }, settings);
  if (!analysis) throw new Error(`${path} was not analysed`);
  return analysis;
}
