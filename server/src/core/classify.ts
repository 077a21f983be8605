import type { Kind } from './model/kind';
import { fileNameOf } from './model/kubernetes-paths';
import { isKustomizationName } from './model/kustomize';

export interface Classifiable {
  /** As the user knows it, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The editor's name of its language, where there is an editor. */
  readonly languageId?: string | undefined;
}

/**
 * Which of the four kinds a text is; nothing where it is none. A name or a language that says it is enough, other YAML
 * and JSON is told by its content: of a manifest at most the head is looked at. Nothing is parsed.
 */
export function classify({ path, text, languageId }: Classifiable): Kind | undefined {
  const name = fileNameOf(path);
  if (isDockerfileName(name) || languageId === 'dockerfile')
    return isForeignTemplate(name, text) ? undefined : 'dockerfile';
  if (languageId === 'dockercompose') return 'compose';
  if (!isYamlOrJson(name, languageId)) return isKustomizationName(name) ? 'kubernetes' : undefined;
  if (name === 'daemon.json' || name.endsWith('-daemon.json') || name.endsWith('.daemon.json')) {
    return isInDockerFolder(path) || daemonKey.test(text) ? 'daemon' : undefined;
  }
  if (exactComposeName.test(name)) return 'compose';
  if (isKustomizationName(name) || name === 'Chart.yaml') return 'kubernetes';
  if (name === 'values.yaml' || name === 'values.yml') return undefined;
  if (holdsManifest(text) || distributionKey.test(text)) return 'kubernetes';
  if (name === 'requirements.yaml') return /^dependencies:/m.test(text) ? 'kubernetes' : undefined;
  const isNamedCompose = composeName.test(name) && !foreignRoot.test(text);
  return isNamedCompose || holdsCompose(text) ? 'compose' : undefined;
}

const dockerfileName = /^(?:Dockerfile|Containerfile)(?:[._-](.+))?$/i;
const dockerfileExtension = /\.(?:Dockerfile|Containerfile)$/i;
/** What follows `Dockerfile.` in files that are about Dockerfiles, but none. */
const otherExtensions = new Set(
  (
    'bak c cc cs css csv dockerignore go h hcl html ini java jpg js json json5 jsx kt lock log lua md mdx mjs mts orig ' +
    'patch php png ps1 py rb rs rst scala sh snap svg swift toml ts tsx txt vue xml yaml yml zip'
  ).split(' '),
);

function isDockerfileName(name: string): boolean {
  if (dockerfileExtension.test(name)) return true;
  const match = dockerfileName.exec(name);
  if (!match) return false;
  const extension = match[1]?.toLowerCase().split('.').at(-1);
  return extension === undefined || !otherExtensions.has(extension);
}

const templateExtension = /\.(?:j2|jinja2?|tmpl|gotmpl|tpl|template|erb|ejs|hbs|mustache)$/i;

/** Whether another program still has to write the Dockerfile. */
function isForeignTemplate(name: string, text: string): boolean {
  return templateExtension.test(name) && /\{\{|\{%|<%/.test(text);
}

const dataLanguages = new Set(['yaml', 'json', 'jsonc', 'helm', 'kubernetes']);

function isYamlOrJson(name: string, languageId: string | undefined): boolean {
  if (/\.(?:ya?ml|json)$/i.test(name)) return true;
  const isTemplateHelper = /\.(?:tpl|txt)$/i.test(name);
  return languageId !== undefined && dataLanguages.has(languageId) && !isTemplateHelper;
}

const exactComposeName = /^(?:docker-)?compose(?:\.override)?\.ya?ml$/i;
const composeName = /^(?:docker-)?compose(?:[._-].*)?\.ya?ml$/i;

function isInDockerFolder(path: string): boolean {
  const folders = path.split(/[/\\]/).slice(0, -1);
  const last = folders.at(-1);
  return last === 'docker' || last === '.docker' || (last === 'config' && folders.at(-2) === 'docker');
}

const daemonKey =
  /"(?:data-root|storage-driver|storage-opts|log-driver|log-opts|log-level|live-restore|userns-remap|icc|iptables|ip6tables|registry-mirrors|insecure-registries|default-ulimits|default-address-pools|exec-opts|exec-root|userland-proxy|no-new-privileges|seccomp-profile|default-runtime|runtimes|cgroup-parent|authorization-plugins|tlsverify|tlscacert|containerd|metrics-addr|max-concurrent-downloads|selinux-enabled|bip|hosts|builder|features|experimental|debug|dns|mtu)"[ \t\r\n]*:/;

const distributionKey = /^(?:kube-(?:apiserver|controller-manager|scheduler|proxy)|kubelet|etcd)-arg[ \t]*:/m;

/** Whether a document has `apiVersion` and `kind` at its top level; in JSON, anywhere. */
function holdsManifest(text: string): boolean {
  const first = text.slice(0, 2000).trimStart();
  if (first.startsWith('{') && !first.startsWith('{{')) {
    return /"apiVersion"[ \t\r\n]*:[ \t\r\n]*"/.test(text) && /"kind"[ \t\r\n]*:[ \t\r\n]*"/.test(text);
  }
  // A fresh expression, as a shared one would remember where it stopped.
  const landmark = /^\uFEFF?(?:(---)(?=[ \t\r\n]|$)|["']?(apiVersion|kind)["']?[ \t]*:[ \t]*[^ \t\r\n#])/gm;
  let seen = '';
  for (let match = landmark.exec(text); match; match = landmark.exec(text)) {
    if (match[1]) seen = '';
    else if (seen && seen !== match[2]) return true;
    else seen = match[2] ?? '';
  }
  return false;
}

const servicesKey = /^["']?services["']?[ \t]*:[ \t]*(?:#.*)?\r?$/m;
const serviceField =
  /^(?:[ ]{2,16}|\t{2,4})["']?(?:image|build|extends|provider|container_name|ports|volumes|environment|env_file|command|depends_on|network_mode|networks|restart|privileged|cap_add|cap_drop|healthcheck|deploy)["']?[ \t]*:/m;
const foreignRoot =
  /^["']?(?:openapi|swagger|AWSTemplateFormatVersion|jobs|stages|parameters|apiVersion|runcmd|serverless|framework)["']?[ \t]*:/m;

/** Whether `services:` at the top level holds a mapping of what looks like services. */
function holdsCompose(text: string): boolean {
  const services = servicesKey.exec(text);
  if (!services || foreignRoot.test(text)) return false;
  const rest = text.slice(services.index + services[0].length);
  const next = /^[ \t]*[^ \t\r\n#][^\r\n]*/m.exec(rest)?.[0] ?? '';
  if (!/^[ \t]+[^-\s]/.test(next)) return false;
  const end = rest.search(/^[^ \t\r\n#]/m);
  return serviceField.test(end < 0 ? rest : rest.slice(0, end));
}
