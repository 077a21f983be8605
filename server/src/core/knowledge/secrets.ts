/** What counts as a secret: names, formats of tokens, placeholder values, files, and how to show none of them. */
export { isLoginOfJenkins, isReadAsSecret, isSecretNameToBuildKit, looksLikeSecretName } from './secret-names';
export { allTokenFormats, entropy, type KnownToken, knownToken, knownTokens, type TokenFormat } from './secret-tokens';
export { credentialsInUrl, type UrlCredentials, type UrlUserInfo, userInfoInUrls } from './secret-urls';
export {
  holdsNoSecret,
  isDefaultPassword,
  isPlaceholder,
  mask,
  type SecretValueVerdict,
  secretValueVerdict,
} from './secret-values';
export { credentialFileVariables, sensitiveFile } from './sensitive-files';
