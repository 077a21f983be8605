import { GeneratedFiles } from './generated-file';
import { daemonSchema } from './schemas/daemon-schema';

/** Writes the JSON schema of daemon.json from the table of its keys. */
const generated = new GeneratedFiles(process.cwd(), process.argv.includes('--check'));
generated.put('schemas/daemon.schema.json', `${JSON.stringify(daemonSchema(), undefined, 2)}\n`);
generated.finish();
