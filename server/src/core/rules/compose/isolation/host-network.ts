import { rule } from '../../../engine/rule';
import type { ComposeModel } from '../../../model/compose';
import type { Service } from '../../../model/compose-service';
import { lower, severityOf } from '../_shared/service';
import { sharedValues, titleOfAll } from '../_shared/uses';

export default rule('compose/host-network', {
  title: 'The service shares the host network',
  why: 'It reaches everything that listens on localhost of the host, and every port it opens is open on the host, whatever is published.',
  severity: 'warning',
  category: 'isolation',
  peers: { kics: ['071a71ff-f868-47a4-ac0b-3c59e4ab5443'], 'compose-lint': ['CL-0008'], cis: ['5.10'] },
  references: ['https://docs.docker.com/engine/network/drivers/host/'],
  fix: { title: 'Give the service a network of its own', safety: 'suggested' },
  visit: 'file',
  check(model, report) {
    for (const { value, services } of sharedValues(model, 'network_mode')) {
      const { entry } = value;
      if (value.text?.trim() !== 'host' || !entry) continue;
      const hasPorts = services.every(({ ports }) => ports.length > 0);
      const isEngine = services.some(opensEngine);
      report(value.place, {
        says: `${titleOfAll(services)}: it shares the network of the host${isEngine ? ' and opens the port of the engine' : ''}`,
        severity: severityOf(value, isEngine ? 'error' : 'warning'),
        fix: {
          title: `Give the service a network of its own${hasPorts ? '' : '; publish the ports that it needs'}`,
          edit: (edit) => edit.remove(entry),
        },
      });
    }
    const seen = new Set<unknown>();
    for (const service of model.services) {
      for (const { name, place, value } of service.networks) {
        if (name === undefined || !isHostNetwork(model, name) || seen.has(place)) continue;
        seen.add(place);
        const part = value.entry ?? value.node;
        report(place, {
          says: `service ${service.name}: ${name} is the network of the host`,
          severity: opensEngine(service) ? 'error' : value.certainty === 'alternative' ? lower('warning') : 'warning',
          fix: part && ((edit) => edit.remove(part, { removesEmptyParent: true })),
        });
      }
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: registry.example.com/shop/web:2.0
            network_mode: «host»
            environment:
              PORT: "8080"
      `,
      fixed: `
        services:
          web:
            image: registry.example.com/shop/web:2.0
            environment:
              PORT: "8080"
      `,
    },
    {
      because: 'a network of the file may stand for that of the host, as stacks write it',
      bad: `
        services:
          agent:
            image: agent
            networks:
              - «outside»
          probe:
            image: probe
            networks: { «hostnet»: {}, inside: {} }
        networks:
          outside: { external: true, name: host }
          hostnet: { driver: host }
          inside:
      `,
      fixed: `
        services:
          agent:
            image: agent
          probe:
            image: probe
            networks: { inside: {} }
        networks:
          outside: { external: true, name: host }
          hostnet: { driver: host }
          inside:
      `,
    },
    {
      because: 'the default of a variable, an anchor for two, and the port of the engine',
      bad: `
        x-common: &common
          network_mode: «"\${NETWORK:-host}"»
        services:
          a:
            <<: *common
            image: a
          b:
            <<: *common
            image: b
          engine:
            image: docker:29-dind
            network_mode: «host»
            expose: ["2375"]
      `,
      fixed: `
        x-common: &common {}
        services:
          a:
            <<: *common
            image: a
          b:
            <<: *common
            image: b
          engine:
            image: docker:29-dind
            expose: ["2375"]
      `,
    },
    {
      because: 'other networks, those of other containers, and what nobody knows',
      good: `
        services:
          a: { image: a, network_mode: bridge }
          b: { image: b, network_mode: none }
          c: { image: c, network_mode: "service:a" }
          d: { image: d, network_mode: "container:vpn" }
          e: { image: e, network_mode: "\${NETWORK}" }
          f: { image: f, network_mode: hosting }
      `,
    },
    {
      because: 'a network that is only called host here',
      good: `
        services: { web: { image: web, networks: [host] } }
        networks: { host: { driver: bridge } }
      `,
    },
    {
      because: 'builds have a rule of their own',
      good: 'services: { web: { build: { context: ., network: host } } }\n',
    },
    {
      because: 'ports that are published in host mode',
      good: 'services: { web: { image: web, ports: [{ target: 80, published: "8080", mode: host }] } }\n',
    },
  ],
});

/** Whether a network of the file is that of the host: an existing one of that name, or of that driver. */
function isHostNetwork(model: ComposeModel, name: string): boolean {
  const network = model.networks.find((one) => one.name === name);
  if (!network) return false;
  if (network.value.get('driver')?.text === 'host') return true;
  const external = network.value.get('external', 'name')?.text;
  return network.isExternal === true && (external ?? network.value.get('name')?.text ?? name) === 'host';
}

/** Whether it opens the unencrypted port of the engine. */
function opensEngine(service: Service): boolean {
  const isPublished = service.ports.some(({ targetRange }) => targetRange?.first === 2375);
  return isPublished || service.texts('expose').some((text) => /^2375(?:\/tcp)?$/.test(text));
}
