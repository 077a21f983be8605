/** A tool that reports how it is used, and the documented way to say no. */
export interface TelemetryTool {
  readonly tool: string;
  readonly variable: string;
  readonly value: string;
  /** Other values that say no as well, in lower case. */
  readonly others?: readonly string[];
  readonly programs: ReadonlySet<string>;
  /** Packages that bring the tool. */
  readonly packages?: RegExp;
  /** The name in the dependencies of a package.json, for tools that a build script runs. */
  readonly dependency?: string;
  readonly source: string;
}

const yes = ['true', 'yes'];

/** The tools whose way out is documented. */
export const telemetryTools: readonly TelemetryTool[] = [
  {
    tool: 'the .NET command line',
    variable: 'DOTNET_CLI_TELEMETRY_OPTOUT',
    value: '1',
    others: yes,
    programs: new Set(['dotnet']),
    source: 'https://learn.microsoft.com/dotnet/core/tools/telemetry',
  },
  {
    tool: 'PowerShell',
    variable: 'POWERSHELL_TELEMETRY_OPTOUT',
    value: '1',
    others: yes,
    programs: new Set(['pwsh']),
    packages: /^powershell$/,
    source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_telemetry',
  },
  {
    tool: 'Next.js',
    variable: 'NEXT_TELEMETRY_DISABLED',
    value: '1',
    programs: new Set(['next']),
    packages: /^next(?:@|$)/,
    dependency: 'next',
    source: 'https://nextjs.org/telemetry',
  },
  {
    tool: 'Nuxt',
    variable: 'NUXT_TELEMETRY_DISABLED',
    value: '1',
    programs: new Set(['nuxt', 'nuxi']),
    packages: /^(?:nuxt|nuxi)(?:@|$)/,
    dependency: 'nuxt',
    source: 'https://github.com/nuxt/telemetry',
  },
  {
    tool: 'Gatsby',
    variable: 'GATSBY_TELEMETRY_DISABLED',
    value: '1',
    programs: new Set(['gatsby']),
    packages: /^gatsby(?:-cli)?(?:@|$)/,
    dependency: 'gatsby',
    source: 'https://www.gatsbyjs.com/docs/telemetry/',
  },
  {
    tool: 'Astro',
    variable: 'ASTRO_TELEMETRY_DISABLED',
    value: '1',
    programs: new Set(['astro']),
    packages: /^astro(?:@|$)/,
    dependency: 'astro',
    source: 'https://astro.build/telemetry/',
  },
  {
    tool: 'Turborepo',
    variable: 'TURBO_TELEMETRY_DISABLED',
    value: '1',
    programs: new Set(['turbo']),
    packages: /^turbo(?:@|$)/,
    dependency: 'turbo',
    source: 'https://turborepo.com/docs/telemetry',
  },
  {
    tool: 'Wrangler',
    variable: 'WRANGLER_SEND_METRICS',
    value: 'false',
    programs: new Set(['wrangler']),
    packages: /^wrangler(?:@|$)/,
    dependency: 'wrangler',
    source: 'https://github.com/cloudflare/workers-sdk/blob/main/packages/wrangler/telemetry.md',
  },
  {
    tool: 'the Azure command line',
    variable: 'AZURE_CORE_COLLECT_TELEMETRY',
    value: '0',
    others: ['false', 'no'],
    programs: new Set(['az']),
    packages: /^azure-cli(?:[=@~<>]|$)/,
    source: 'https://learn.microsoft.com/cli/azure/azure-cli-configuration',
  },
  {
    tool: 'Bun',
    variable: 'DO_NOT_TRACK',
    value: '1',
    programs: new Set(['bun', 'bunx']),
    source: 'https://bun.sh/docs/runtime/bunfig#telemetry',
  },
  {
    tool: 'the Hugging Face library',
    variable: 'HF_HUB_DISABLE_TELEMETRY',
    value: '1',
    others: ['true', 'yes', 'on'],
    programs: new Set(['huggingface-cli', 'hf']),
    packages: /^(?:huggingface[-_]hub|transformers|diffusers|datasets|gradio)(?:\[|[=~<>@]|$)/,
    source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  },
  {
    tool: 'vcpkg',
    variable: 'VCPKG_DISABLE_METRICS',
    value: '1',
    programs: new Set(['vcpkg', 'bootstrap-vcpkg.sh']),
    source: 'https://learn.microsoft.com/vcpkg/about/privacy',
  },
  {
    tool: 'Homebrew',
    variable: 'HOMEBREW_NO_ANALYTICS',
    value: '1',
    programs: new Set(['brew']),
    source: 'https://docs.brew.sh/Analytics',
  },
];

/** Yarn from its second major version on; whether it is that one must be known otherwise. */
export const laterYarnTelemetry: TelemetryTool = {
  tool: 'Yarn',
  variable: 'YARN_ENABLE_TELEMETRY',
  value: '0',
  others: ['false'],
  programs: new Set(['yarn']),
  source: 'https://yarnpkg.com/advanced/telemetry',
};
