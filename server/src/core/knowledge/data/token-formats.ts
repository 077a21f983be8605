/**
 * Formats of credentials that can be told from their shape alone. Columns: name, vendor, kind (credential, identifier,
 * webhook, key_material, hash, test), severity, least Shannon entropy in bits a character, flags, literals one of which
 * must occur before the expression is tried, expression (group 1 is the secret if there is one), page of the vendor.
 * Expressions repeat one class at a time, bounded, so they stay linear.
 */
export const tokenFormats = String.raw`
github-pat  GitHub  credential  high  3  -  ghp_  \bghp_[A-Za-z0-9]{36,251}\b  docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
github-oauth  GitHub  credential  high  3  -  gho_  \bgho_[A-Za-z0-9]{36,251}\b  github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/
github-app  GitHub  credential  high  3  -  ghs_,ghu_  \bgh[us]_[A-Za-z0-9]{36,251}\b  github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/
github-refresh  GitHub  credential  high  3  -  ghr_  \bghr_[A-Za-z0-9]{36,251}\b  github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/
github-fine-grained-pat  GitHub  credential  high  3.5  -  github_pat_  \bgithub_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b  docs.github.com/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens
gitlab-pat  GitLab  credential  high  3  -  glpat-  \bglpat-[A-Za-z0-9_-]{20,300}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7})?(?![A-Za-z0-9_-])  docs.gitlab.com/security/tokens/#token-prefixes
gitlab-deploy-token  GitLab  credential  high  3  -  gldt-  \bgldt-[A-Za-z0-9_-]{20,64}(?![A-Za-z0-9_-])  docs.gitlab.com/security/tokens/#token-prefixes
gitlab-runner  GitLab  credential  high  3  -  GR1348941,glrt-  \b(?:glrt-(?:t\d_)?|GR1348941)[A-Za-z0-9_-]{20,300}(?![A-Za-z0-9_-])  docs.gitlab.com/security/tokens/#token-prefixes
gitlab-trigger  GitLab  credential  high  -  -  glptt-  \bglptt-[0-9a-f]{40}\b  docs.gitlab.com/security/tokens/#token-prefixes
gitlab-other  GitLab  credential  high  3  -  glagent-,glcbt-,glffct-,glft-,glimt-,gloas-,glsoat-  \bgl(?:ft|imt|agent|oas|soat|cbt|ffct)-[A-Za-z0-9_-]{20,100}(?![A-Za-z0-9_-])  docs.gitlab.com/security/tokens/#token-prefixes
bitbucket-app  Atlassian  credential  high  3  -  ATBB  \bATBB[A-Za-z0-9]{32}\b  support.atlassian.com/bitbucket-cloud/docs/app-passwords/
atlassian-api  Atlassian  credential  high  3.5  -  ATATT3  \bATATT3[A-Za-z0-9_=-]{180,250}(?![A-Za-z0-9_=-])  support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/
aws-access-key-id  AWS  identifier  medium  3  -  AKIA,ASIA  \b(?:AKIA|ASIA)[A-Z2-7]{16}\b  docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
aws-secret-access-key  AWS  credential  high  4  -  SECRET,secret  (?:aws|AWS)[A-Za-z0-9_.-]{0,30}(?:secret|SECRET)[A-Za-z0-9_.-]{0,20}["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])  docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
aws-bedrock-key  AWS  credential  high  3  -  ABSK  \bABSK[A-Za-z0-9+/]{109,269}={0,2}  docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html
google-api-key  Google  credential  medium  3.5  -  AIza  \bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])  cloud.google.com/docs/authentication/api-keys
google-oauth-client-secret  Google  credential  high  3  -  GOCSPX-  \bGOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])  developers.google.com/identity/protocols/oauth2
google-oauth-access  Google  credential  medium  3.5  -  ya29.  \bya29\.[A-Za-z0-9_-]{30,400}  developers.google.com/identity/protocols/oauth2
google-oauth-refresh  Google  credential  high  3.5  -  1//0  \b1//0[A-Za-z0-9_-]{40,120}(?![A-Za-z0-9_-])  developers.google.com/identity/protocols/oauth2
google-service-account  Google  key_material  high  -  -  PRIVATE KEY-----  "private_key"\s{0,5}:\s{0,5}"-----BEGIN (?:RSA )?PRIVATE KEY-----  cloud.google.com/iam/docs/keys-create-delete
azure-storage-key  Microsoft  credential  high  -  -  AccountKey=  \bAccountKey=([A-Za-z0-9+/]{86}==)  learn.microsoft.com/azure/storage/common/storage-configure-connection-string
azure-shared-access-key  Microsoft  credential  high  -  -  SharedAccessKey=  \bSharedAccessKey=([A-Za-z0-9+/]{43}=)  learn.microsoft.com/azure/service-bus-messaging/service-bus-sas
azure-sas  Microsoft  credential  high  -  -  sig=  [?&]sv=\d{4}-\d{2}-\d{2}&[^\s"']{0,300}\bsig=[A-Za-z0-9%/+]{43,60}(?:=|%3[Dd])  learn.microsoft.com/rest/api/storageservices/create-service-sas
azure-client-secret  Microsoft  credential  high  3.5  -  Q~  (?:^|[\s"'=:])([A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34})(?![A-Za-z0-9_~.-])  learn.microsoft.com/entra/identity-platform/howto-create-service-principal-portal
azure-devops-pat  Microsoft  credential  high  -  -  AZDO  \b[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}\b  learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate
azure-acr-password  Microsoft  credential  high  -  -  +ACR  \b[A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9]{6}\b  learn.microsoft.com/azure/container-registry/container-registry-authentication
digitalocean  DigitalOcean  credential  high  -  -  _v1_  \bdo[opr]_v1_[a-f0-9]{64}\b  docs.digitalocean.com/reference/api/create-personal-access-token/
alibaba-access-key-id  Alibaba  identifier  medium  3  -  LTAI  \bLTAI[A-Za-z0-9]{12,20}\b  www.alibabacloud.com/help/ram/user-guide/create-an-accesskey-pair
tencent-secret-id  Tencent  identifier  medium  3.5  -  AKID  \bAKID[A-Za-z0-9]{32}\b  cloud.tencent.com/document/product/598/40488
yandex-api-key  Yandex  credential  high  3  -  AQVN  \bAQVN[A-Za-z0-9_-]{35,38}(?![A-Za-z0-9_-])  yandex.cloud/docs/iam/concepts/authorization/api-key
cloudflare-origin-ca  Cloudflare  credential  high  -  -  v1.0-  \bv1\.0-[a-f0-9]{24}-[a-f0-9]{146}\b  developers.cloudflare.com/fundamentals/api/get-started/ca-keys/
heroku  Heroku  credential  high  -  -  HRKU-AA  \bHRKU-AA[A-Za-z0-9_-]{58}(?![A-Za-z0-9_-])  devcenter.heroku.com/articles/authentication
flyio  Fly.io  credential  high  -  -  fm1,fm2,fo1_  \b(?:fo1_[A-Za-z0-9_-]{43}|fm[12][ar]?_[A-Za-z0-9+/]{100,800}={0,3})  fly.io/docs/security/tokens/
npm  npm  credential  high  3  -  npm_  \bnpm_[A-Za-z0-9]{36}\b  github.blog/2021-09-23-announcing-npms-new-access-token-format/
npm-authtoken-line  npm  credential  high  -  -  :_auth,:_password  //[^\s:]{1,200}/:_(?:authToken|password|auth)\s{0,3}=\s{0,3}["']?([^\s"'$]{8,400})  docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration
pypi  PyPI  credential  high  -  -  pypi-AgE  \bpypi-AgE[A-Za-z0-9_-]{50,1000}  pypi.org/help/#apitoken
rubygems  RubyGems  credential  high  -  -  rubygems_  \brubygems_[a-f0-9]{48}\b  guides.rubygems.org/api-key-scopes/
crates-io  crates.io  credential  high  3.5  -  cio  \bcio[A-Za-z0-9]{32}\b  crates.io/
nuget  NuGet  credential  high  3.5  -  oy2  \boy2[a-z0-9]{43}\b  learn.microsoft.com/nuget/nuget-org/scoped-api-keys
docker-pat  Docker  credential  high  3  -  dckr_  \bdckr_(?:pat|oat)_[A-Za-z0-9_-]{27,32}(?![A-Za-z0-9_-])  docs.docker.com/security/access-tokens/
docker-config-auth  Docker  credential  high  -  -  "auth"  "auth"\s{0,5}:\s{0,5}"([A-Za-z0-9+/]{12,1000}={0,2})"  docs.docker.com/reference/cli/docker/login/
artifactory-api-key  JFrog  credential  high  4  -  AKCp  \bAKCp[A-Za-z0-9]{60,80}\b  jfrog.com/help/r/jfrog-platform-administration-documentation/user-profile
artifactory-reference-token  JFrog  credential  high  4  -  cmVmd  \bcmVmd[A-Za-z0-9]{59}\b  jfrog.com/help/r/jfrog-platform-administration-documentation/reference-token
clojars  Clojars  credential  high  -  -  CLOJARS_  \bCLOJARS_[a-f0-9]{60}\b  github.com/clojars/clojars-web/wiki/Deploy-Tokens
nuget-clear-text  NuGet  credential  high  -  i  key="cleartextpassword"  <add\s{1,10}key="ClearTextPassword"\s{1,10}value="([^"%$]{4,400})"  learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials
vault-service  HashiCorp  credential  high  3.5  -  hvs.  \bhvs\.[A-Za-z0-9_-]{24,120}(?![A-Za-z0-9_-])  developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes
vault-batch  HashiCorp  credential  high  3.5  -  hvb.  \bhvb\.[A-Za-z0-9_-]{100,400}(?![A-Za-z0-9_-])  developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes
terraform-cloud  HashiCorp  credential  high  -  -  .atlasv1.  \b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_=-])  developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens
pulumi  Pulumi  credential  high  -  -  pul-  \bpul-[a-f0-9]{40}\b  www.pulumi.com/docs/administration/access-identity/access-tokens/
doppler  Doppler  credential  high  -  -  dp.  \bdp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}\b  docs.doppler.com/reference/auth-token-formats
onepassword-service-account  1Password  credential  high  -  -  ops_eyJ  \bops_eyJ[A-Za-z0-9+/]{250,2000}={0,3}  developer.1password.com/docs/service-accounts/
age-secret-key  age  key_material  high  -  -  AGE-SECRET-KEY-1  \bAGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\b  github.com/FiloSottile/age
tailscale  Tailscale  credential  high  -  -  tskey-  \btskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{8,20}(?:CNTRL)?-[A-Za-z0-9]{20,48}\b  tailscale.com/kb/1085/auth-keys
openshift  Red Hat  credential  high  3.5  -  sha256~  \bsha256~[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])  docs.redhat.com/documentation/openshift_container_platform/
k3s-join  K3s  credential  high  -  -  ::node:,::server:  \bK10[a-f0-9]{64}::(?:server|node):[a-f0-9]{32}\b  docs.k3s.io/cli/token
swarm-join  Docker  credential  high  -  -  SWMTKN-1-  \bSWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}\b  docs.docker.com/engine/swarm/join-nodes/
htpasswd-hash  Apache  hash  low  -  -  $2,$apr1$,{SHA}  (?:^|[\s"':,])([A-Za-z0-9._-]{1,64}:(?:\$2[aby]\$\d{2}\$[./A-Za-z0-9]{53}|\$apr1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\{SHA\}[A-Za-z0-9+/]{27}=))  httpd.apache.org/docs/2.4/misc/password_encryptions.html
crypt-hash  crypt(3)  hash  low  -  -  $1$,$5$,$6$,$7$,$gy$,$y$  (?:^|[\s"':=])(\$(?:1|5|6|7|y|gy)\$[./A-Za-z0-9$=,]{20,200})  man7.org/linux/man-pages/man5/crypt.5.html
slack-token  Slack  credential  high  3  -  xox  \bxox[abeoprs]-(?:\d-)?[A-Za-z0-9-]{10,250}(?![A-Za-z0-9-])  api.slack.com/authentication/token-types
slack-app-token  Slack  credential  high  -  -  xapp-  \bxapp-\d-[A-Z0-9]{8,14}-\d{10,14}-[a-f0-9]{64}\b  api.slack.com/authentication/token-types
slack-webhook  Slack  webhook  high  -  -  hooks.slack.com/  hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{30,80}  api.slack.com/messaging/webhooks
discord-webhook  Discord  webhook  high  -  -  .com/api/webhooks/  discord(?:app)?\.com/api/webhooks/\d{17,20}/[A-Za-z0-9_-]{60,80}  discord.com/developers/docs/resources/webhook
telegram-bot  Telegram  credential  high  3.5  -  :AA  \b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])  core.telegram.org/bots/api#authorizing-your-bot
teams-webhook  Microsoft  webhook  medium  -  -  .webhook.office.com/webhookb2/  \b[a-z0-9-]{1,60}\.webhook\.office\.com/webhookb2/[A-Za-z0-9@/-]{80,200}  learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/
stripe-live  Stripe  credential  high  -  -  k_live_  \b[sr]k_live_[A-Za-z0-9]{16,247}\b  docs.stripe.com/keys
stripe-test  Stripe  test  low  -  -  k_test_  \b[sr]k_test_[A-Za-z0-9]{16,247}\b  docs.stripe.com/keys
stripe-webhook  Stripe  credential  medium  3.5  -  whsec_  \bwhsec_[A-Za-z0-9+/]{32,64}={0,2}  docs.stripe.com/webhooks
square  Square  credential  high  3  -  EAAA,sq0  \b(?:EAAA[A-Za-z0-9_-]{60}|sq0(?:atp|csp)-[A-Za-z0-9_-]{22,43})(?![A-Za-z0-9_-])  developer.squareup.com/docs/build-basics/access-tokens
shopify  Shopify  credential  high  -  -  shpat_,shpca_,shppa_,shpss_  \bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b  shopify.dev/docs/apps/build/authentication-authorization
sendgrid  Twilio SendGrid  credential  high  -  -  SG.  \bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])  www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys
twilio-api-key  Twilio  identifier  medium  3  -  SK  \bSK[0-9a-f]{32}\b  www.twilio.com/docs/iam/api-keys
mailgun  Mailgun  credential  high  3  -  key-  \bkey-[a-f0-9]{32}\b  documentation.mailgun.com/docs/mailgun/api-reference/mg-auth
mailchimp  Mailchimp  credential  high  -  -  -us  \b[a-f0-9]{32}-us\d{1,2}\b  mailchimp.com/developer/marketing/guides/quick-start/
brevo  Brevo  credential  high  -  -  xkeysib-  \bxkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}\b  developers.brevo.com/docs/api-clients
openai  OpenAI  credential  high  -  -  T3BlbkFJ  \bsk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{20,80}T3BlbkFJ[A-Za-z0-9_-]{20,80}(?![A-Za-z0-9_-])  platform.openai.com/docs/api-reference/authentication
openai-legacy  OpenAI  credential  high  -  -  T3BlbkFJ  \bsk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}\b  platform.openai.com/docs/api-reference/authentication
openai-project-any  OpenAI  credential  high  4  -  sk-admin,sk-proj,sk-svcacct  \bsk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}(?![A-Za-z0-9_-])  platform.openai.com/docs/api-reference/authentication
anthropic  Anthropic  credential  high  4  -  sk-ant-  \bsk-ant-(?:api\d{2}|admin\d{2}|oat\d{2}|ort\d{2})-[A-Za-z0-9_-]{80,120}(?![A-Za-z0-9_-])  docs.anthropic.com/en/api/getting-started
huggingface  Hugging Face  credential  high  3.5  -  api_org_,hf_  \b(?:hf|api_org)_[A-Za-z]{34}\b  huggingface.co/docs/hub/security-tokens
groq  Groq  credential  high  3.5  -  gsk_  \bgsk_[A-Za-z0-9]{52}\b  console.groq.com/docs
perplexity  Perplexity  credential  high  3.5  -  pplx-  \bpplx-[A-Za-z0-9]{48}\b  docs.perplexity.ai/
replicate  Replicate  credential  high  3.5  -  r8_  \br8_[A-Za-z0-9]{37}\b  replicate.com/docs/reference/http
databricks  Databricks  credential  high  3  -  dapi  \bdapi[a-f0-9]{32}(?:-\d)?\b  docs.databricks.com/dev-tools/auth/pat.html
nvidia-ngc  NVIDIA  credential  high  4  -  nvapi-  \bnvapi-[A-Za-z0-9_-]{60,70}(?![A-Za-z0-9_-])  docs.nvidia.com/ngc/
langsmith  LangChain  credential  high  -  -  lsv2_  \blsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}\b  docs.smith.langchain.com/
grafana-service-account  Grafana  credential  high  -  -  glsa_  \bglsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}\b  grafana.com/docs/grafana/latest/administration/service-accounts/
grafana-cloud  Grafana  credential  high  3.5  -  glc_  \bglc_[A-Za-z0-9+/]{32,400}={0,3}  grafana.com/docs/grafana-cloud/
sentry-org  Sentry  credential  high  -  -  sntrys_eyJ  \bsntrys_eyJ[A-Za-z0-9+/=_]{80,500}  docs.sentry.io/account/auth-tokens/
sentry-user  Sentry  credential  high  -  -  sntryu_  \bsntryu_[a-f0-9]{64}\b  docs.sentry.io/account/auth-tokens/
newrelic-user  New Relic  credential  high  -  -  NRAK-  \bNRAK-[A-Z0-9]{27}\b  docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/
newrelic-license  New Relic  credential  high  -  -  NRAL  \b[a-f0-9]{36}NRAL\b  docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/
dynatrace  Dynatrace  credential  high  -  -  dt0  \bdt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}\b  docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens
sonarqube  Sonar  credential  high  -  -  sqa_,sqp_,squ_  \bsq[upa]_[a-f0-9]{40}\b  docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/
linear  Linear  credential  high  -  -  lin_  \blin_(?:api|oauth)_[A-Za-z0-9]{40,64}\b  developers.linear.app/docs
notion  Notion  credential  high  3.5  -  ntn_,secret_  \b(?:ntn_\d{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})\b  developers.notion.com/docs/authorization
airtable  Airtable  credential  high  -  -  pat  \bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b  airtable.com/developers/web/api/authentication
postman  Postman  credential  high  -  -  PMAK-  \bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b  learning.postman.com/docs/developer/postman-api/authentication/
figma  Figma  credential  high  -  -  figd_,figo_,figu_  \bfig[dou]_[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])  www.figma.com/developers/api#authentication
planetscale  PlanetScale  credential  high  -  -  pscale_  \bpscale_(?:tkn|oauth|pw)_[A-Za-z0-9_.=-]{32,64}(?![A-Za-z0-9_.=-])  planetscale.com/docs/concepts/service-tokens
supabase  Supabase  credential  high  -  -  sb_secret_,sbp_  \bsb(?:p_[a-f0-9]{40}|_secret_[A-Za-z0-9_-]{30,60})(?![A-Za-z0-9_-])  supabase.com/docs/guides/api/api-keys
octopus  Octopus  credential  medium  3  -  API-  \bAPI-[A-Z0-9]{26}\b  octopus.com/docs/octopus-rest-api/how-to-create-an-api-key
infracost  Infracost  credential  medium  3  -  ico-  \bico-[A-Za-z0-9]{32}\b  www.infracost.io/docs/
maxmind  MaxMind  credential  medium  -  -  _mmk  \b[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk\b  dev.maxmind.com/license-key-specification/
private-key-pem  generic  key_material  high  -  -  PRIVATE KEY-----  -----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |SSH2 ENCRYPTED )?PRIVATE KEY-----  www.rfc-editor.org/rfc/rfc7468
pgp-private-key  generic  key_material  high  -  -  -----BEGIN PGP PRIVATE KEY BLOCK-----  -----BEGIN PGP PRIVATE KEY BLOCK-----  www.rfc-editor.org/rfc/rfc9580
putty-key  PuTTY  key_material  high  -  -  PuTTY-User-Key-File-  PuTTY-User-Key-File-[23]:   tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html
private-key-base64  generic  key_material  high  -  -  LS0tLS1CRUdJTiB  \bLS0tLS1CRUdJTi(?:BSU0Eg|BQUklWQVRF|BFQyBQ|BPUEVOU1NI|BFTkNSWVBU|BEU0Eg)[A-Za-z0-9+/]{20,}  www.rfc-editor.org/rfc/rfc4648
jwt  generic  credential  medium  -  -  .eyJ  \beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,2000}(?![A-Za-z0-9_-])  www.rfc-editor.org/rfc/rfc7519
connection-string-password  generic  credential  high  -  i  password,pwd  (?:^|;)\s{0,3}(?:Password|Pwd)\s{0,3}=\s{0,3}([^;"'\s{$]{3,200})  learn.microsoft.com/dotnet/api/system.data.sqlclient.sqlconnection.connectionstring
authorization-basic  generic  credential  high  -  i  authorization:  \bAuthorization:\s{0,3}Basic\s{1,3}([A-Za-z0-9+/]{8,400}={0,2})  www.rfc-editor.org/rfc/rfc7617
authorization-bearer  generic  credential  high  3  i  authorization:  \bAuthorization:\s{0,3}(?:Bearer|Token|ApiKey)\s{1,3}([A-Za-z0-9._~+/=-]{16,2000})  www.rfc-editor.org/rfc/rfc6750
`;
