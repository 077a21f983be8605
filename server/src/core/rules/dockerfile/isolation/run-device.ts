import { rule } from '../../../engine/rule';

export default rule('dockerfile/run-device', {
  title: 'A build step asks for host devices',
  why: 'The step talks to hardware of the machine that builds, and with it to a driver in its kernel; elsewhere the build fails.',
  todo: 'Ask for the one device that the step needs, and only where it is needed.',
  severity: 'info',
  category: 'isolation',
  peers: { cis: ['5.18'] },
  references: ['https://docs.docker.com/reference/dockerfile/#run---device'],
  visit: 'run',
  check(run, report) {
    for (const flag of run.flags) {
      if (flag.name.value !== 'device') continue;
      const name = flag.text.split(',')[0] ?? '';
      const vendor = /^(?:name=)?(.*)=\*$/.exec(name)?.[1];
      report(flag, {
        says:
          vendor === undefined
            ? `the step gets ${name || 'a device'} of the builder`
            : `the step gets every device of ${vendor}`,
        severity: vendor === undefined ? 'info' : 'warning',
      });
    }
  },
  examples: [
    { bad: 'FROM debian:13-slim\nRUN «--device=nvidia.com/gpu=all» nvidia-smi\n' },
    {
      because: 'all of a vendor, several flags',
      bad: 'FROM debian:13-slim\nRUN «--device=vendor.com/a=*» --network=none «--device=vendor.com/b,required» make\n',
    },
    { because: 'an option of the program', good: 'FROM debian:13-slim\nRUN make --device=nvidia.com/gpu=all\n' },
    { because: 'other flags', good: 'FROM debian:13-slim\nRUN --mount=type=tmpfs,target=/tmp make\n' },
    { because: 'not of RUN', good: 'FROM debian:13-slim\nCMD ["run", "--device=a"]\nLABEL a="--device=b"\n' },
  ],
});
