/** Ports of debuggers, and what must stand in a file so that the number means one. */
interface DebugPort {
  readonly ports: ReadonlySet<number>;
  /** Names of base images that are the runtime. */
  readonly images?: RegExp;
  /** What a command, a variable or an argument of the runtime or its debugger looks like. */
  readonly evidence: RegExp;
  readonly debugger: string;
}

/** Sources: the documentation of each debugger on the port that it listens on. */
export const debugPortsOfRuntimes: readonly DebugPort[] = [
  {
    ports: new Set([5005]),
    images: /(?:^|[/-])(?:java|openjdk|eclipse-temurin|amazoncorretto|maven|gradle|tomcat|jetty|jre|jdk)/,
    evidence: /\b(?:jdwp|java|JAVA_TOOL_OPTIONS)\b/,
    debugger: 'the Java debugger',
  },
  {
    ports: new Set([9229]),
    images: /(?:^|[/-])(?:node|bun)(?:$|[-/])/,
    evidence: /\bnode(?:js|mon)?\b|--inspect/,
    debugger: 'the Node.js inspector',
  },
  {
    ports: new Set([9222]),
    images: /chrome|chromium|puppeteer|playwright|(?:^|[/-])node(?:$|[-/])/,
    evidence: /\b(?:chrom(?:e|ium)|puppeteer|playwright|remote-debugging-port)\b/,
    debugger: 'the debugger of Chrome',
  },
  { ports: new Set([5678]), evidence: /\bdebugpy\b/, debugger: 'debugpy' },
  { ports: new Set([2345, 40000]), evidence: /\b(?:dlv|delve)\b/, debugger: 'Delve' },
  { ports: new Set([9003]), evidence: /\bxdebug\b/i, debugger: 'Xdebug' },
  { ports: new Set([4024]), evidence: /\bvsdbg\b/, debugger: 'vsdbg' },
];
