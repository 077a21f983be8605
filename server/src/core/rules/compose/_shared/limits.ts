import type { Service } from '../../../model/compose-service';

const serviceKeys = ['mem_limit', 'cpus', 'pids_limit'];
const deployLimits = ['deploy', 'resources', 'limits'] as const;

/**
 * Where a new limit of a service is written: beside those it has. A key of the service next to a
 * `deploy.resources.limits` without the same value makes Compose refuse the file.
 */
export function limitPath(service: Service, key: string, name: string): readonly string[] {
  const isUnderDeploy =
    service.has(...deployLimits) ||
    (!serviceKeys.some((one) => service.has(one)) && (service.model.isStack || service.has('deploy', 'resources')));
  return isUnderDeploy ? [...deployLimits, name] : [key];
}
