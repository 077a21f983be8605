import type { Service } from '../../../model/compose-service';

const jobWord =
  /(?:^|[-_.])(?:migrat(?:e|or|ion|ions)|init|initdb|initiali[sz]er|seed|seeder|backup|restore|tests?|e2e|lint|setup|bootstrap|job|create[a-z]*|install(?:er)?|provision(?:er)?|wait)(?:[-_.]|$)/i;
const jobCommand =
  /(?:^|[\s/:_-])(?:migrate|migrations?|seed|backup|pg_dump|mysqldump|initdb|test|pytest)(?:$|[\s:_-])/i;

/**
 * Whether a service is meant to end by itself: another one waits for that, its name or its last command is that of a
 * job, or a person sits at its terminal.
 */
export function isOneShot(service: Service): boolean {
  if (isAwaited(service) || jobWord.test(service.name)) return true;
  if (service.boolean('tty') && service.boolean('stdin_open')) return true;
  // `migrate && serve` is a server: what counts is the command that stays.
  const last = service.command?.text?.split(/&&|[;\n]/).findLast((command) => command.trim() !== '');
  return last !== undefined && last.length < 200 && jobCommand.test(last);
}

function isAwaited({ name, model }: Service): boolean {
  return model.services.some(({ dependencies }) =>
    dependencies.some((one) => one.name === name && one.condition === 'service_completed_successfully'),
  );
}
