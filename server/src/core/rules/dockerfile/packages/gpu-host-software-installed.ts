import { rule } from '../../../engine/rule';
import { leavePackageOut } from '../_shared/leave-package-out';
import { packageCommand } from '../_shared/package-commands';
import { removeWords } from '../_shared/removal';
import { commandsOf } from '../_shared/stage-purpose';

const RUNTIME =
  /^(?:nvidia-container-toolkit(?:-base)?|nvidia-container-runtime|nvidia-docker2|libnvidia-container\d*(?:-tools)?)$/;
const DRIVER =
  /^(?:cuda-drivers(?:-.*)?|nvidia-driver-.+|nvidia-dkms-.+|kmod-nvidia.*|cuda|cuda-\d+-\d+|cuda-runtime(?:-.*)?)$/;

export default rule('dockerfile/gpu-host-software-installed', {
  title: 'GPU software of the host is installed in the image',
  why: 'It gives a container no GPU, and the libraries of a driver in the image clash with those that the runtime brings from the host.',
  severity: 'warning',
  category: 'correctness',
  peers: { tally: ['tally/gpu/no-container-runtime-in-image'], cis: ['4.3'] },
  references: ['https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html'],
  fix: { title: 'Leave it to the host', safety: 'suggested' },
  visit: 'command',
  check(command, report, { path }) {
    const call = packageCommand(command);
    if (call?.task !== 'install' || !/^(?:apt|apk|yum|dnf|microdnf|zypper)$/.test(call.manager.name)) return;
    const found = call.packages.filter(({ value }) => {
      const name = value?.replace(/=.*$/, '');
      return name !== undefined && (RUNTIME.test(name) || DRIVER.test(name));
    });
    const [first] = found;
    const { stage } = command;
    if (!first || isHost(command.stage) || /(?:^|\/)(?:[^/]*[-_])?(?:dind|driver|operator|node-image)/i.test(path))
      return;
    const renamed = found.map((word) => ({ word, instead: toolkitOf(word.text) }));
    const gone = renamed.filter(({ instead }) => instead === undefined).map(({ word }) => word);
    report(first, {
      says: RUNTIME.test(first.text.replace(/=.*$/, ''))
        ? `${first.text} belongs on the host: it gives a container no GPU`
        : `${first.text} brings the driver, which belongs on the host`,
      ...(stage.isShipped ? {} : { severity: 'hint' }),
      fix: (edit) => {
        for (const { word, instead } of renamed) if (instead !== undefined) edit.replace(word, instead);
        if (gone.length === call.packages.length) leavePackageOut(edit, command, [first], first);
        else for (const word of gone) removeWords(edit, command, [word]);
      },
    });
  },
  examples: [
    {
      bad: 'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y python3 «nvidia-container-toolkit»\n',
      fixed: 'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y python3\n',
    },
    {
      because: 'packages that bring the driver have others that do not',
      bad: 'FROM ubuntu:24.04\nRUN apt-get install -y «cuda-12-6» cuda-runtime-12-6 nvidia-driver-550\nRUN dnf install -y «cuda-drivers»\n',
      fixed: 'FROM ubuntu:24.04\nRUN apt-get install -y cuda-toolkit-12-6 cuda-libraries-12-6\n',
    },
    {
      because: 'names that only hold the text',
      good: 'FROM ubuntu:24.04\nRUN apt-get install -y some-nvidia-container-toolkit-wrapper\n',
    },
    {
      because: 'libraries for programs',
      good: 'FROM ubuntu:24.04\nRUN apt-get install -y cuda-toolkit-12-6 cuda-libraries-12-6 cuda-compat-12-6\n',
    },
    { because: 'the image is a host itself', good: 'FROM docker:28-dind\nRUN apk add nvidia-container-toolkit\n' },
    {
      because: 'it starts containers',
      good: 'FROM ubuntu:24.04\nRUN apt-get install -y containerd nvidia-container-toolkit\n',
    },
    {
      because: 'nothing is installed',
      good: 'FROM ubuntu:24.04\nRUN apt-get purge -y cuda-drivers\nCMD ["nvidia-container-toolkit"]\n',
    },
  ],
});

function isHost(stage: Parameters<typeof commandsOf>[0]): boolean {
  const { reference } = stage.rootStage.from;
  if (/^docker$|^kindest\/node$|^rancher\/k3s$/.test(reference?.familiarName ?? '')) return true;
  return commandsOf(stage).some(
    (command) =>
      packageCommand(command)?.packages.some(({ text }) =>
        /^(?:docker-ce|docker\.io|moby-engine|containerd(?:\.io)?|kubelet|dockerd)$/.test(text),
      ) === true,
  );
}

/** The package without the driver. */
function toolkitOf(name: string): string | undefined {
  const [, version] = /^cuda-(\d+-\d+)$/.exec(name) ?? [];
  if (version !== undefined) return `cuda-toolkit-${version}`;
  const [, runtime] = /^cuda-runtime-(\d+-\d+)$/.exec(name) ?? [];
  return runtime === undefined ? undefined : `cuda-libraries-${runtime}`;
}
