import { rule } from '../../../engine/rule';
import type { DaemonPlace } from '../../../model/daemon-places';

export default rule('daemon/embedded-containerd-with-cri', {
  title: 'The embedded containerd has no Kubernetes interface',
  why: 'dockerd does not start with both features.embedded-containerd and cri-containerd.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/cli/dockerd/'],
  fix: [
    { title: 'Delete embedded-containerd', safety: 'suggested' },
    { title: 'Delete cri-containerd', safety: 'suggested' },
  ],
  visit: 'file',
  check(file, report) {
    const embedded = file.member('features', 'embedded-containerd');
    const isOn = ({ path, value }: DaemonPlace) =>
      path.at(-1) === 'cri-containerd' && value.type === 'scalar' && value.value === true;
    const cri = file.settings.find((place) => place.path.length < 3 && isOn(place))?.entry;
    if (!file.boolean('features', 'embedded-containerd') || !embedded || !cri) return;
    report(embedded.key, {
      related: [{ at: cri.key, says: 'The Kubernetes interface' }],
      fix: [(edit) => edit.remove(embedded.entry), (edit) => edit.remove(cri)],
    });
  },
  examples: [
    {
      bad: '{ "features": { "cdi": true, «"embedded-containerd"»: true }, "cri-containerd": true }\n',
      fixed: '{ "features": { "cdi": true }, "cri-containerd": true }\n',
      otherwiseFixed: ['{ "features": { "cdi": true, "embedded-containerd": true } }\n'],
    },
    {
      because: 'one of both',
      good: '{ "features": { "embedded-containerd": true }, "cri-containerd": false }\n',
    },
  ],
});
