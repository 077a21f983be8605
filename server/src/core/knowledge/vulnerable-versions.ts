/** A program or package of which some versions hold a flaw that everybody knows how to use. */
export interface VulnerableVersions {
  readonly name: string;
  /** What the flaw is called. */
  readonly flaw: string;
  readonly reference: string;
  /** Whether a version is one of those. */
  readonly matches: RegExp;
  /** The lowest version that is mended, for a vulnerable one. */
  fixed(version: string): string;
  /** Expressions that find the version, as the last group, in an address of a source or binary archive. */
  readonly addresses: readonly RegExp[];
  /** Names of the package, by the package manager (as it is named in its table) that takes `name@version` or the like. */
  readonly packages: Readonly<Record<string, RegExp>>;
  /** Names of variables that usually hold its version. */
  readonly variables: RegExp;
}

/**
 * A short list: this is no scanner. Packages of Debian, Ubuntu and Red Hat are left out, whose versions stay the same
 * when a flaw is mended.
 */
export const vulnerableVersions: readonly VulnerableVersions[] = [
  {
    name: 'OpenSSL',
    flaw: 'CVE-2022-3602 and CVE-2022-3786',
    reference: 'https://openssl-library.org/news/secadv/20221101.txt',
    matches: /^3\.0\.[0-6]$/,
    fixed: () => '3.0.7',
    addresses: [
      /\/openssl-(\d+\.\d+\.\d+)(?=\.(?:tar|zip|tgz)|[/?#]|$)/i,
      /\/openssl\/archive\/(?:refs\/tags\/)?openssl-(\d+\.\d+\.\d+)(?=\.(?:tar|zip))/i,
    ],
    packages: {
      apk: /^(?:openssl|openssl-dev|libssl3|libcrypto3)$/,
      conda: /^openssl$/,
      brew: /^openssl$/,
      choco: /^openssl$/,
    },
    variables: /^OPENSSL_?VER(?:SION)?$/i,
  },
  {
    name: 'xz',
    flaw: 'CVE-2024-3094, a back door',
    reference: 'https://tukaani.org/xz-backdoor/',
    matches: /^5\.6\.[01]$/,
    fixed: () => '5.6.2',
    addresses: [/\/xz(?:-utils)?-(\d+\.\d+\.\d+)(?=\.(?:tar|zip|tgz)|[/?#]|$)/i],
    packages: { apk: /^(?:xz|xz-dev|xz-libs)$/, conda: /^(?:xz|liblzma)$/, brew: /^xz$/ },
    variables: /^(?:XZ|XZ_UTILS|LIBLZMA)_?VER(?:SION)?$/i,
  },
  {
    name: 'log4j-core',
    flaw: 'CVE-2021-44228 (Log4Shell) and what followed it',
    reference: 'https://logging.apache.org/security.html',
    // 2.3.1 and 2.12.2 are mended versions for old Javas.
    matches:
      /^2\.(?:0(?:-beta9|-rc[12]|\.[12])?|[12357]|4(?:\.1)?|6(?:\.[12])?|8(?:\.[12])?|9\.[01]|10\.0|11\.[0-2]|12\.[01]|13\.[0-3]|14\.[01]|1[56]\.0)$/,
    fixed: () => '2.17.1',
    addresses: [
      /\/log4j-core\/(\d+\.\d+(?:\.\d+)?(?:-[a-z]+\d+)?)\//i,
      /\/log4j-core-(\d+\.\d+(?:\.\d+)?(?:-[a-z]+\d+)?)\.jar/i,
      /\/apache-log4j-(\d+\.\d+(?:\.\d+)?(?:-[a-z]+\d+)?)-bin\./i,
      /^org\.apache\.logging\.log4j:log4j-core:(\d+\.\d+(?:\.\d+)?(?:-[a-z]+\d+)?)/i,
    ],
    packages: {},
    variables: /^LOG4J2?(?:_CORE)?_?VER(?:SION)?$/i,
  },
  {
    name: 'event-stream',
    flaw: 'code that steals wallets',
    reference: 'https://github.com/dominictarr/event-stream/issues/116',
    matches: /^3\.3\.6$/,
    fixed: () => '4.0.1',
    addresses: [/\/event-stream-(\d+\.\d+\.\d+)\.tgz/],
    packages: { npm: /^event-stream$/ },
    variables: /^EVENT_STREAM_VERSION$/i,
  },
  {
    name: 'ua-parser-js',
    flaw: 'code that mines coins and steals passwords',
    reference: 'https://github.com/advisories/GHSA-pjwm-rvh2-c87w',
    matches: /^(?:0\.7\.29|0\.8\.0|1\.0\.0)$/,
    fixed: (version) => (version === '0.7.29' ? '0.7.30' : version === '0.8.0' ? '0.8.1' : '1.0.1'),
    addresses: [/\/ua-parser-js-(\d+\.\d+\.\d+)\.tgz/],
    packages: { npm: /^ua-parser-js$/ },
    variables: /^UA_PARSER(?:_JS)?_VERSION$/i,
  },
];
