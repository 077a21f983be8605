import { rule } from '../../../engine/rule';
import type { InstructionCommand, Run } from '../../../model/dockerfile-command-instructions';
import type { Spanned } from '../../../text/span';
import { takeOut } from '../_shared/command-edits';

const PROGRAMS: ReadonlySet<string> = new Set(['nvidia-smi', 'nvidia-debugdump', 'nvidia-persistenced', 'rocm-smi']);
/** What PyTorch and TensorFlow ask the driver: https://docs.pytorch.org/docs/stable/cuda.html */
const CALLS =
  /\btorch\.cuda\.(?:is_available|device_count|get_device_name|current_device)\(|\btf\.(?:test\.is_gpu_available|config\.list_physical_devices)\(/;
const PYTHON = /^(?:python[\d.]*|uv|poetry|ipython)$/;

export default rule('dockerfile/gpu-query-in-build', {
  title: 'The build asks for a GPU that is not there',
  why: 'No GPU is attached to a build: the command fails, or it answers no and the wrong variant is built.',
  todo: 'Ask when the container starts: in its entry point or its health check.',
  severity: 'warning',
  category: 'correctness',
  peers: { tally: ['tally/gpu/no-buildtime-gpu-queries'] },
  references: ['https://docs.docker.com/reference/dockerfile/#run---device'],
  fix: { title: 'Delete the question', safety: 'suggested' },
  visit: 'run',
  check(run, report) {
    if (run.flag('device')) return;
    const queries = run.commands.flatMap((command) => queryOf(command) ?? []);
    const [first] = queries;
    if (!first) return;
    const names = [...new Set(queries.map(({ name }) => name))].join(', ');
    const isExpected = first.command.operatorAfter?.text === '||';
    report(first.at, {
      says: `${names} finds no GPU while the image is built`,
      ...(isExpected ? { severity: 'hint' } : {}),
      fix: run.commands.length === 1 ? (edit) => takeOut(edit, first.command) : undefined,
    });
  },
  examples: [
    {
      bad: 'FROM nvidia/cuda:12.6.3-base-ubuntu24.04\nRUN «nvidia-smi»\nCMD ["a"]\n',
      fixed: 'FROM nvidia/cuda:12.6.3-base-ubuntu24.04\nCMD ["a"]\n',
    },
    {
      because: 'within a chain, and by Python',
      bad: 'FROM ubuntu:24.04\nRUN pip install torch && «python3 -c "import torch; assert torch.cuda.is_available()"»\nRUN make && «nvidia-smi -L» | grep A100\n',
    },
    {
      because: 'a script in a heredoc',
      bad: 'FROM ubuntu:24.04\nRUN «python3 - <<EOF»\nimport torch\nprint(torch.cuda.device_count())\nEOF\n',
    },
    { because: 'an answer that may fail', bad: 'FROM ubuntu:24.04\nRUN «nvidia-smi» || true\n' },
    { because: 'the step has a GPU', good: 'FROM ubuntu:24.04\nRUN --device=nvidia.com/gpu=all nvidia-smi\n' },
    { because: 'asked when it runs', good: 'FROM ubuntu:24.04\nHEALTHCHECK CMD nvidia-smi\nCMD ["nvidia-smi"]\n' },
    {
      because: 'words that are only written',
      good: 'FROM ubuntu:24.04\nRUN echo nvidia-smi > /run.sh && echo "torch.cuda.is_available()" > /a.py\n',
    },
    { because: 'no Python runs', good: 'FROM ubuntu:24.04\nRUN grep -r "torch.cuda.is_available()" /src\n' },
    {
      because: 'other questions',
      good: 'FROM ubuntu:24.04\nRUN python3 -c "import torch; print(torch.version.cuda)"\n',
    },
  ],
});

interface Query {
  readonly name: string;
  readonly at: Spanned;
  readonly command: InstructionCommand<Run>;
}

function queryOf(command: InstructionCommand<Run>): Query | undefined {
  const { program = '', arguments: words, redirections, instruction: run } = command;
  if (PROGRAMS.has(program)) return { name: program, at: command, command };
  if (!PYTHON.test(program)) return undefined;
  const isFed = redirections.some(({ operator }) => operator.startsWith('<<'));
  const bodies = isFed ? run.heredocs.map(({ body }) => run.textIn(body)) : [];
  const call = CALLS.exec([...words.map(({ text }) => text), ...bodies].join(' '))?.[0];
  return call === undefined ? undefined : { name: `${call})`, at: command, command };
}
