import { rule } from '../../../engine/rule';
import { insertWords } from '../_shared/command-edits';
import { type PackageCommand, packageCommand } from '../_shared/package-commands';
import { reportUnpinned, unpinnedPackages } from '../_shared/unpinned-packages';

export default rule('dockerfile/cargo-install-not-pinned', {
  title: 'A Rust program is installed without a version',
  why: 'Two builds of the same file give different images: a new release may break the build, or come from somebody who took the crate over. Without --locked the same holds for all that it depends on.',
  todo: 'Name the version, and take the dependencies that it was tested with (`cargo install tool --version 1.2.3 --locked`).',
  severity: 'warning',
  category: 'supply-chain',
  peers: { cis: ['4.11'] },
  references: ['https://doc.rust-lang.org/cargo/commands/cargo-install.html#dealing-with-the-lockfile'],
  fix: { title: 'Take the dependencies of the lock file', safety: 'suggested' },
  visit: 'command',
  check(command, report) {
    const call = packageCommand(command);
    if (call?.manager.name !== 'cargo' || !/^cargo(?:-binstall)?$/.test(command.program ?? '')) return;
    const isAlone = command.program === 'cargo-binstall';
    if (!isAlone && !/^(?:install|binstall)$/.test(call.verbText)) return;
    const crates = isAlone ? { ...call, packages: [call.verb, ...call.packages] } : call;
    if (has(call, /^(?:--path(?:=.*)?|--list|--help|-h)$/)) return;
    const repository = repositoryOf(call);
    if (repository) {
      if (!has(call, /^--(?:rev|tag)(?:=|$)/) && !repository.text.includes('$'))
        reportUnpinned('cargo', [repository], report);
      return;
    }
    const unpinned = has(call, /^--vers(?:ion)?(?:=|$)/) ? [] : unpinnedPackages(crates);
    if (unpinned.length > 0) {
      reportUnpinned(command.program, unpinned, report);
      return;
    }
    const [crate] = crates.packages;
    if (!crate || call.verbText !== 'install' || has(call, /^--(?:locked|frozen)$/) || !crates.packages.every(isKnown))
      return;
    report(crate, {
      says: `cargo builds ${crate.text} with newer dependencies than it was tested with`,
      severity: 'info',
      fix: (edit) => insertWords(edit, command, call.verb, '--locked'),
    });
  },
  examples: [
    {
      bad: `
        FROM rust:1.90
        RUN cargo install --locked «cargo-chef»
      `,
    },
    {
      because: 'the version is named, those of the dependencies are not',
      bad: `
        FROM rust:1.90
        RUN cargo install «cargo-chef» --version 0.1.72
        RUN ["cargo", "install", "«sqlx-cli@0.8.6»"]
      `,
      fixed: `
        FROM rust:1.90
        RUN cargo install --locked cargo-chef --version 0.1.72
        RUN ["cargo", "install", "--locked", "sqlx-cli@0.8.6"]
      `,
    },
    {
      because: 'a repository without a revision, other ways to install, and the name of a toolchain',
      bad: `
        FROM rust:1.90
        RUN cargo install --git «https://example.com/tool.git» --branch main tool && cargo binstall -y «cargo-nextest»
        RUN cargo +nightly install --features cli «diesel_cli» && cargo-binstall «just»
      `,
    },
    {
      because: 'a version or a revision is named',
      good: `
        FROM rust:1.90
        RUN cargo install cargo-chef --version 0.1.72 --locked && cargo install --locked --vers=0.8.6 sqlx-cli
        RUN cargo install --git https://example.com/tool.git --rev 4cf76c2 && cargo binstall -y cargo-nextest@0.9.104
      `,
    },
    {
      because: 'the program of the project itself',
      good: `
        FROM rust:1.90
        RUN cargo install --path . && cargo install --list
      `,
    },
    {
      because: 'nobody knows what a variable holds',
      good: `
        FROM rust:1.90
        RUN cargo install $TOOLS && cargo install tool --version $TOOL_VERSION --locked
      `,
    },
    {
      because: 'nothing is installed',
      good: `
        FROM rust:1.90
        RUN cargo build --release && cargo add serde && rustup component add clippy && rustup install stable
      `,
    },
  ],
});

function has({ words }: PackageCommand, expression: RegExp): boolean {
  return words.some(({ text }) => expression.test(text));
}

function isKnown({ value }: { readonly value: string | undefined }): boolean {
  return value !== undefined;
}

function repositoryOf({ words }: PackageCommand) {
  return words.find(({ text }, index) => words[index - 1]?.text === '--git' || text.startsWith('--git='));
}
