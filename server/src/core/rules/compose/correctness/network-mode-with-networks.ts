import { rule } from '../../../engine/rule';
import { titleOf } from '../_shared/service';

export default rule('compose/network-mode-with-networks', {
  title: 'network_mode and networks exclude each other',
  why: 'Compose refuses the whole file: the service either joins networks or shares that of something else.',
  severity: 'error',
  category: 'correctness',
  references: ['https://docs.docker.com/reference/compose-file/services/#network_mode'],
  fix: [
    { title: 'Delete network_mode', safety: 'suggested' },
    { title: 'Delete networks', safety: 'suggested' },
  ],
  visit: 'service',
  check(service, report) {
    const mode = service.get('network_mode');
    const networks = service.get('networks');
    if (!mode?.text || !networks || service.networks.length === 0) return;
    const keys = [mode.entry, networks.entry];
    report(mode.place, {
      says: `${titleOf(service)} has network_mode ${mode.text} and networks`,
      related: [{ at: networks.key ?? networks.place, says: 'The networks' }],
      fix: keys.map((entry) => entry && ((edit) => edit.remove(entry))),
    });
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: web
            network_mode: «host»
            networks:
              - front
        networks:
          front:
      `,
      fixed: `
        services:
          web:
            image: web
            networks:
              - front
        networks:
          front:
      `,
      otherwiseFixed: [
        `
        services:
          web:
            image: web
            network_mode: host
        networks:
          front:
      `,
      ],
    },
    {
      because: 'one of both, or one that is taken away',
      good: `
        services:
          a: { image: a, network_mode: host }
          b: { image: b, networks: { default: } }
          c: { image: c, network_mode: host, networks: [] }
          d: { image: d, network_mode: host, networks: !reset [default] }
          e: { image: e, network_mode: "\${MODE}", networks: [default] }
      `,
    },
  ],
});
