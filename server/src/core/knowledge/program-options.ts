import { accountPrograms } from './account-programs';
import { wordSet } from './rows';

/** Which options of a program take a value, so that a value is not read as an option. */
export interface OptionGrammar {
  /** Letters of short options that take a value, glued on or as the next word. */
  readonly lettersWithValue: string;
  /** Long options that take the next word where no `=` follows. */
  readonly longWithValue: ReadonlySet<string>;
  /** Whether letters can be bundled: -sSL is -s -S -L. */
  readonly bundles: boolean;
  /** Short options of more than one letter. */
  readonly wholeShort?: ReadonlySet<string>;
}

/** Source: curl(1) of curl 8.16. */
const curl: OptionGrammar = {
  lettersWithValue: 'AbcCdDeEFHKmoPQrtTuUwxXyYz',
  bundles: true,
  longWithValue: wordSet(`
    --abstract-unix-socket --alt-svc --aws-sigv4 --cacert --capath --cert --cert-type --ciphers --config
    --connect-timeout --connect-to --continue-at --cookie --cookie-jar --create-file-mode --crlfile --curves --data
    --data-ascii --data-binary --data-raw --data-urlencode --delegation --dns-interface --dns-ipv4-addr --dns-ipv6-addr
    --dns-servers --doh-url --dump-header --ech --egd-file --engine --etag-compare --etag-save --expect100-timeout
    --form --form-string --ftp-account --ftp-alternative-to-user --ftp-method --ftp-port --ftp-ssl-ccc-mode
    --happy-eyeballs-timeout-ms --haproxy-clientip --header --hostpubmd5 --hostpubsha256 --hsts --interface --ip-tos
    --ipfs-gateway --json --keepalive-cnt --keepalive-time --key --key-type --krb --libcurl --limit-rate --local-port
    --login-options --mail-auth --mail-from --mail-rcpt --max-filesize --max-redirs --max-time --netrc-file --noproxy
    --oauth2-bearer --output --output-dir --parallel-max --parallel-max-host --pass --pinnedpubkey --preproxy --proto
    --proto-default --proto-redir --proxy --proxy-cacert --proxy-capath --proxy-cert --proxy-cert-type --proxy-ciphers
    --proxy-crlfile --proxy-header --proxy-key --proxy-key-type --proxy-pass --proxy-pinnedpubkey
    --proxy-service-name --proxy-tls13-ciphers --proxy-tlsauthtype --proxy-tlspassword --proxy-tlsuser --proxy-user
    --proxy1.0 --pubkey --quote --random-file --range --rate --referer --request --request-target --resolve --retry
    --retry-delay --retry-max-time --sasl-authzid --service-name --sigalgs --socks4 --socks4a --socks5
    --socks5-gssapi-service --socks5-hostname --speed-limit --speed-time --stderr --telnet-option --tftp-blksize
    --time-cond --tls-max --tls13-ciphers --tlsauthtype --tlspassword --tlsuser --trace --trace-ascii --trace-config
    --unix-socket --upload-file --upload-flags --url --url-query --user --user-agent --variable --vlan-priority
    --write-out`),
};

/** Source: GNU Wget 1.25 manual, "Invoking"; BusyBox wget takes a part of these. */
const wget: OptionGrammar = {
  lettersWithValue: 'oaeiBtOTwQPUlARDIX',
  bundles: true,
  wholeShort: wordSet('-nc -nv -nd -nH -np -nh -N -nr'),
  longWithValue: wordSet(`
    --accept --accept-regex --append-output --base --bind-address --body-data --body-file --ca-certificate
    --ca-directory --certificate --certificate-type --ciphers --compression --config --connect-timeout --crl-file
    --cut-dirs --default-page --directory-prefix --dns-timeout --domains --egd-file --exclude-directories
    --exclude-domains --execute --follow-tags --ftp-password --ftp-user --header --hsts-file --http-passwd
    --http-password --http-user --ignore-tags --include-directories --input-file --level --limit-rate --load-cookies
    --local-encoding --max-redirect --method --output-document --output-file --password --pinnedpubkey --post-data
    --post-file --prefer-family --private-key --private-key-type --progress --proxy-passwd --proxy-password
    --proxy-user --quota --random-file --read-timeout --referer --regex-type --reject --reject-regex --rejected-log
    --remote-encoding --report-speed --restrict-file-names --retry-on-http-error --save-cookies --secure-protocol
    --start-pos --timeout --tries --use-askpass --user --user-agent --wait --waitretry --warc-cdx --warc-dedup
    --warc-file --warc-header --warc-max-size --warc-tempdir`),
};

/** Source: git(1), git-clone(1), git-config(1) of git 2.51. */
const git: OptionGrammar = {
  lettersWithValue: 'cCbou',
  bundles: true,
  longWithValue: wordSet(`
    --git-dir --work-tree --namespace --exec-path --super-prefix --config-env --branch --origin --depth --reference
    --reference-if-able --upload-pack --template --config --jobs --filter --separate-git-dir --server-option
    --shallow-since --shallow-exclude --revision --bundle-uri --file --blob --type --default --comment --value --url`),
};

const grammars: ReadonlyMap<string, OptionGrammar> = new Map([
  ['curl', curl],
  ['wget', wget],
  ['git', git],
  ...accountPrograms,
]);

/** The grammar of a program's options, nothing for a program that this table does not hold. */
export function optionGrammar(program: string): OptionGrammar | undefined {
  return grammars.get(program);
}
