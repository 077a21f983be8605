// Written by `npm run gen` from the files beside it: add a rule by adding its file.
import type { Rule } from '../engine/rule';
import composeAvailabilityHealthcheckMissing from './compose/availability/healthcheck-missing';
import composeAvailabilityRestartPolicyMissing from './compose/availability/restart-policy-missing';
import composeCorrectnessBuildDefinitionConflict from './compose/correctness/build-definition-conflict';
import composeCorrectnessConfigSourceInvalid from './compose/correctness/config-source-invalid';
import composeCorrectnessContainerNameWithReplicas from './compose/correctness/container-name-with-replicas';
import composeCorrectnessDependsOnCycle from './compose/correctness/depends-on-cycle';
import composeCorrectnessDuplicateHostPort from './compose/correctness/duplicate-host-port';
import composeCorrectnessDuplicateKey from './compose/correctness/duplicate-key';
import composeCorrectnessDuplicateMountTarget from './compose/correctness/duplicate-mount-target';
import composeCorrectnessExtendsCycle from './compose/correctness/extends-cycle';
import composeCorrectnessExternalWithOptions from './compose/correctness/external-with-options';
import composeCorrectnessHealthcheckInvalid from './compose/correctness/healthcheck-invalid';
import composeCorrectnessImageOrBuildMissing from './compose/correctness/image-or-build-missing';
import composeCorrectnessInterpolationInvalid from './compose/correctness/interpolation-invalid';
import composeCorrectnessInvalidValue from './compose/correctness/invalid-value';
import composeCorrectnessNetworkModeWithNetworks from './compose/correctness/network-mode-with-networks';
import composeCorrectnessPortInvalid from './compose/correctness/port-invalid';
import composeCorrectnessResourceLimitConflict from './compose/correctness/resource-limit-conflict';
import composeCorrectnessShortFormInvalid from './compose/correctness/short-form-invalid';
import composeCorrectnessUndefinedConfig from './compose/correctness/undefined-config';
import composeCorrectnessUndefinedModel from './compose/correctness/undefined-model';
import composeCorrectnessUndefinedNetwork from './compose/correctness/undefined-network';
import composeCorrectnessUndefinedSecret from './compose/correctness/undefined-secret';
import composeCorrectnessUndefinedService from './compose/correctness/undefined-service';
import composeCorrectnessUndefinedVariable from './compose/correctness/undefined-variable';
import composeCorrectnessUndefinedVolume from './compose/correctness/undefined-volume';
import composeCorrectnessUnknownKey from './compose/correctness/unknown-key';
import composeCorrectnessVersionObsolete from './compose/correctness/version-obsolete';
import composeCorrectnessWatchInvalid from './compose/correctness/watch-invalid';
import composeCorrectnessYamlSyntax from './compose/correctness/yaml-syntax';
import composeImagesImageTagMutable from './compose/images/image-tag-mutable';
import composeIsolationDockerSocketMounted from './compose/isolation/docker-socket-mounted';
import composeIsolationHostNetwork from './compose/isolation/host-network';
import composeIsolationHostUserns from './compose/isolation/host-userns';
import composeIsolationSeccompUnconfined from './compose/isolation/seccomp-unconfined';
import composeIsolationWritableRootFilesystem from './compose/isolation/writable-root-filesystem';
import composeLeastPrivilegeCapAddAll from './compose/least-privilege/cap-add-all';
import composeLeastPrivilegeCapDropAllMissing from './compose/least-privilege/cap-drop-all-missing';
import composeLeastPrivilegeNoNewPrivilegesMissing from './compose/least-privilege/no-new-privileges-missing';
import composeLeastPrivilegePrivileged from './compose/least-privilege/privileged';
import composeLeastPrivilegeUserMissing from './compose/least-privilege/user-missing';
import composeNetworkNetworksNotSet from './compose/network/networks-not-set';
import composeNetworkPortAllInterfaces from './compose/network/port-all-interfaces';
import composeResourcesCpuLimitMissing from './compose/resources/cpu-limit-missing';
import composeResourcesMemoryLimitMissing from './compose/resources/memory-limit-missing';
import composeSecretsSecretInEnvironment from './compose/secrets/secret-in-environment';
import daemonAccessControlAuthorizationPluginsMissing from './daemon/access-control/authorization-plugins-missing';
import daemonAccessControlInsecureRegistry from './daemon/access-control/insecure-registry';
import daemonAccessControlTcpWithoutTls from './daemon/access-control/tcp-without-tls';
import daemonAvailabilityLiveRestoreDisabled from './daemon/availability/live-restore-disabled';
import daemonCorrectnessAddressPoolInvalid from './daemon/correctness/address-pool-invalid';
import daemonCorrectnessBuilderUnknownKey from './daemon/correctness/builder-unknown-key';
import daemonCorrectnessDuplicateKey from './daemon/correctness/duplicate-key';
import daemonCorrectnessEmbeddedContainerdWithCri from './daemon/correctness/embedded-containerd-with-cri';
import daemonCorrectnessExecOptionInvalid from './daemon/correctness/exec-option-invalid';
import daemonCorrectnessExtensionIdInvalid from './daemon/correctness/extension-id-invalid';
import daemonCorrectnessFlagNameAsKey from './daemon/correctness/flag-name-as-key';
import daemonCorrectnessHostGatewayConflict from './daemon/correctness/host-gateway-conflict';
import daemonCorrectnessHostsConflictsWithServiceUnit from './daemon/correctness/hosts-conflicts-with-service-unit';
import daemonCorrectnessInvalidAddress from './daemon/correctness/invalid-address';
import daemonCorrectnessInvalidHost from './daemon/correctness/invalid-host';
import daemonCorrectnessInvalidValue from './daemon/correctness/invalid-value';
import daemonCorrectnessJsonSyntax from './daemon/correctness/json-syntax';
import daemonCorrectnessLabelInvalid from './daemon/correctness/label-invalid';
import daemonCorrectnessLogOptionNotString from './daemon/correctness/log-option-not-string';
import daemonCorrectnessMisplacedKey from './daemon/correctness/misplaced-key';
import daemonCorrectnessRegistryMirrorInvalid from './daemon/correctness/registry-mirror-invalid';
import daemonCorrectnessRemovedKey from './daemon/correctness/removed-key';
import daemonCorrectnessUnknownKey from './daemon/correctness/unknown-key';
import daemonCorrectnessWrongType from './daemon/correctness/wrong-type';
import daemonIsolationNoNewPrivilegesMissing from './daemon/isolation/no-new-privileges-missing';
import daemonIsolationSeccompUnconfined from './daemon/isolation/seccomp-unconfined';
import daemonIsolationUsernsRemapMissing from './daemon/isolation/userns-remap-missing';
import daemonLoggingLoggingNotCentral from './daemon/logging/logging-not-central';
import daemonNetworkIccEnabled from './daemon/network/icc-enabled';
import daemonNetworkUserlandProxyEnabled from './daemon/network/userland-proxy-enabled';
import daemonResourcesDefaultUlimitsMissing from './daemon/resources/default-ulimits-missing';
import dockerfileAvailabilityCmdShellForm from './dockerfile/availability/cmd-shell-form';
import dockerfileAvailabilityHealthcheckMissing from './dockerfile/availability/healthcheck-missing';
import dockerfileAvailabilityHealthcheckOptionsInvalid from './dockerfile/availability/healthcheck-options-invalid';
import dockerfileAvailabilityHealthcheckShellForm from './dockerfile/availability/healthcheck-shell-form';
import dockerfileAvailabilityHealthcheckToolMissing from './dockerfile/availability/healthcheck-tool-missing';
import dockerfileAvailabilityPackageManagerAsEntrypoint from './dockerfile/availability/package-manager-as-entrypoint';
import dockerfileAvailabilityStopsignalKill from './dockerfile/availability/stopsignal-kill';
import dockerfileAvailabilityStopsignalOnWindows from './dockerfile/availability/stopsignal-on-windows';
import dockerfileAvailabilityStopsignalWrongForProgram from './dockerfile/availability/stopsignal-wrong-for-program';
import dockerfileCommandsCdInsteadOfWorkdir from './dockerfile/commands/cd-instead-of-workdir';
import dockerfileCommandsConsecutiveRun from './dockerfile/commands/consecutive-run';
import dockerfileCommandsDefaultShellRelinked from './dockerfile/commands/default-shell-relinked';
import dockerfileCommandsFileWrittenByRun from './dockerfile/commands/file-written-by-run';
import dockerfileCommandsGpuQueryInBuild from './dockerfile/commands/gpu-query-in-build';
import dockerfileCommandsHeredocWithoutErrexit from './dockerfile/commands/heredoc-without-errexit';
import dockerfileCommandsPipefailNotSet from './dockerfile/commands/pipefail-not-set';
import dockerfileCommandsPointlessCommand from './dockerfile/commands/pointless-command';
import dockerfileCommandsPowershellErrorsIgnored from './dockerfile/commands/powershell-errors-ignored';
import dockerfileCommandsRunEnvironmentLost from './dockerfile/commands/run-environment-lost';
import dockerfileCommandsSemicolonChainIgnoresErrors from './dockerfile/commands/semicolon-chain-ignores-errors';
import dockerfileCommandsShellMissingInBase from './dockerfile/commands/shell-missing-in-base';
import dockerfileCommandsShellcheckFinding from './dockerfile/commands/shellcheck-finding';
import dockerfileCommandsWgetAndCurl from './dockerfile/commands/wget-and-curl';
import dockerfileCommandsWgetProgress from './dockerfile/commands/wget-progress';
import dockerfileCommentsDirectiveIgnored from './dockerfile/comments/directive-ignored';
import dockerfileCommentsInlineSuppressionUsed from './dockerfile/comments/inline-suppression-used';
import dockerfileCommentsSuppressionIneffective from './dockerfile/comments/suppression-ineffective';
import dockerfileCommentsSyntaxDirectiveMissing from './dockerfile/comments/syntax-directive-missing';
import dockerfileCorrectnessArgumentCount from './dockerfile/correctness/argument-count';
import dockerfileCorrectnessCmdDuplicate from './dockerfile/correctness/cmd-duplicate';
import dockerfileCorrectnessCmdIgnored from './dockerfile/correctness/cmd-ignored';
import dockerfileCorrectnessCmdShellFormAfterExecEntrypoint from './dockerfile/correctness/cmd-shell-form-after-exec-entrypoint';
import dockerfileCorrectnessCopyIgnoredFile from './dockerfile/correctness/copy-ignored-file';
import dockerfileCorrectnessDirectiveInvalid from './dockerfile/correctness/directive-invalid';
import dockerfileCorrectnessEntrypointDuplicate from './dockerfile/correctness/entrypoint-duplicate';
import dockerfileCorrectnessExecFormVariableNotExpanded from './dockerfile/correctness/exec-form-variable-not-expanded';
import dockerfileCorrectnessHealthcheckDuplicate from './dockerfile/correctness/healthcheck-duplicate';
import dockerfileCorrectnessHeredocUnterminated from './dockerfile/correctness/heredoc-unterminated';
import dockerfileCorrectnessInstructionOrder from './dockerfile/correctness/instruction-order';
import dockerfileCorrectnessJsonArrayInvalid from './dockerfile/correctness/json-array-invalid';
import dockerfileCorrectnessKeyValueSyntax from './dockerfile/correctness/key-value-syntax';
import dockerfileCorrectnessMaintainerDeprecated from './dockerfile/correctness/maintainer-deprecated';
import dockerfileCorrectnessMountOptionInvalid from './dockerfile/correctness/mount-option-invalid';
import dockerfileCorrectnessNestedInstructionKeyword from './dockerfile/correctness/nested-instruction-keyword';
import dockerfileCorrectnessOnbuildForbidden from './dockerfile/correctness/onbuild-forbidden';
import dockerfileCorrectnessOnbuildUnknownInstruction from './dockerfile/correctness/onbuild-unknown-instruction';
import dockerfileCorrectnessPackageInstallWithoutRoot from './dockerfile/correctness/package-install-without-root';
import dockerfileCorrectnessShellNotJson from './dockerfile/correctness/shell-not-json';
import dockerfileCorrectnessStageNameInvalid from './dockerfile/correctness/stage-name-invalid';
import dockerfileCorrectnessStopsignalInvalid from './dockerfile/correctness/stopsignal-invalid';
import dockerfileCorrectnessSyntaxInvalid from './dockerfile/correctness/syntax-invalid';
import dockerfileCorrectnessUnknownFlag from './dockerfile/correctness/unknown-flag';
import dockerfileCorrectnessUnknownInstruction from './dockerfile/correctness/unknown-instruction';
import dockerfileCorrectnessVariableModifierUnsupported from './dockerfile/correctness/variable-modifier-unsupported';
import dockerfileCorrectnessWindowsPathContinuation from './dockerfile/correctness/windows-path-continuation';
import dockerfileCorrectnessWindowsPathInvalid from './dockerfile/correctness/windows-path-invalid';
import dockerfileCorrectnessWorkdirRelative from './dockerfile/correctness/workdir-relative';
import dockerfileCorrectnessWorkdirSystemDirectory from './dockerfile/correctness/workdir-system-directory';
import dockerfileCorrectnessWorkdirTilde from './dockerfile/correctness/workdir-tilde';
import dockerfileDownloadsAddRemoteNotVerified from './dockerfile/downloads/add-remote-not-verified';
import dockerfileDownloadsCurlCertificateCheckDisabled from './dockerfile/downloads/curl-certificate-check-disabled';
import dockerfileDownloadsCurlRedirectNotFollowed from './dockerfile/downloads/curl-redirect-not-followed';
import dockerfileDownloadsCurlWithoutRetry from './dockerfile/downloads/curl-without-retry';
import dockerfileDownloadsDownloadAndUnpackInRun from './dockerfile/downloads/download-and-unpack-in-run';
import dockerfileDownloadsDownloadNotVerified from './dockerfile/downloads/download-not-verified';
import dockerfileDownloadsDownloadPipedToShell from './dockerfile/downloads/download-piped-to-shell';
import dockerfileDownloadsDownloadUrlNotPinned from './dockerfile/downloads/download-url-not-pinned';
import dockerfileDownloadsGitCertificateCheckDisabled from './dockerfile/downloads/git-certificate-check-disabled';
import dockerfileDownloadsInsecureHttpDownload from './dockerfile/downloads/insecure-http-download';
import dockerfileDownloadsNodeTlsCheckDisabled from './dockerfile/downloads/node-tls-check-disabled';
import dockerfileDownloadsNpmStrictSslDisabled from './dockerfile/downloads/npm-strict-ssl-disabled';
import dockerfileDownloadsOtherCertificateCheckDisabled from './dockerfile/downloads/other-certificate-check-disabled';
import dockerfileDownloadsPipTrustedHost from './dockerfile/downloads/pip-trusted-host';
import dockerfileDownloadsPowershellProgressSlowsDownload from './dockerfile/downloads/powershell-progress-slows-download';
import dockerfileDownloadsPythonHttpsVerifyDisabled from './dockerfile/downloads/python-https-verify-disabled';
import dockerfileDownloadsVerificationFailureIgnored from './dockerfile/downloads/verification-failure-ignored';
import dockerfileDownloadsWgetCertificateCheckDisabled from './dockerfile/downloads/wget-certificate-check-disabled';
import dockerfileFilesAddChecksumInvalid from './dockerfile/files/add-checksum-invalid';
import dockerfileFilesAddGitQueryInvalid from './dockerfile/files/add-git-query-invalid';
import dockerfileFilesAddInsteadOfCopy from './dockerfile/files/add-instead-of-copy';
import dockerfileFilesChmodAfterCopy from './dockerfile/files/chmod-after-copy';
import dockerfileFilesChownInSeparateLayer from './dockerfile/files/chown-in-separate-layer';
import dockerfileFilesCopyArchiveThenUnpack from './dockerfile/files/copy-archive-then-unpack';
import dockerfileFilesCopyChownRuntimeUser from './dockerfile/files/copy-chown-runtime-user';
import dockerfileFilesCopyDestinationNotDirectory from './dockerfile/files/copy-destination-not-directory';
import dockerfileFilesCopyFlagInvalid from './dockerfile/files/copy-flag-invalid';
import dockerfileFilesCopyFlagUnsupportedOnWindows from './dockerfile/files/copy-flag-unsupported-on-windows';
import dockerfileFilesCopyOutsideContext from './dockerfile/files/copy-outside-context';
import dockerfileFilesCopyRelativeWithoutWorkdir from './dockerfile/files/copy-relative-without-workdir';
import dockerfileFilesCopyRemoteSource from './dockerfile/files/copy-remote-source';
import dockerfileFilesCopySourceMissing from './dockerfile/files/copy-source-missing';
import dockerfileFilesCopyWholeContext from './dockerfile/files/copy-whole-context';
import dockerfileFilesCopyWithoutChown from './dockerfile/files/copy-without-chown';
import dockerfileFilesManifestCopiedForInstall from './dockerfile/files/manifest-copied-for-install';
import dockerfileFilesRunMountUnsupportedOnWindows from './dockerfile/files/run-mount-unsupported-on-windows';
import dockerfileFilesSetuidBitSet from './dockerfile/files/setuid-bit-set';
import dockerfileFilesStateDirectoryNotWritable from './dockerfile/files/state-directory-not-writable';
import dockerfileFilesUnneededFileCopied from './dockerfile/files/unneeded-file-copied';
import dockerfileFilesVolumeSensitivePath from './dockerfile/files/volume-sensitive-path';
import dockerfileFilesWorldWritablePermissions from './dockerfile/files/world-writable-permissions';
import dockerfileImagesBaseImageEndOfLife from './dockerfile/images/base-image-end-of-life';
import dockerfileImagesBaseImageNotMinimal from './dockerfile/images/base-image-not-minimal';
import dockerfileImagesCudaDevelImageWithoutBuild from './dockerfile/images/cuda-devel-image-without-build';
import dockerfileImagesFromArgDefaultInvalid from './dockerfile/images/from-arg-default-invalid';
import dockerfileImagesFromArgUndefined from './dockerfile/images/from-arg-undefined';
import dockerfileImagesImageNotPinnedByDigest from './dockerfile/images/image-not-pinned-by-digest';
import dockerfileImagesImageReferenceInvalid from './dockerfile/images/image-reference-invalid';
import dockerfileImagesImageTagFloating from './dockerfile/images/image-tag-floating';
import dockerfileImagesImageTagLatest from './dockerfile/images/image-tag-latest';
import dockerfileImagesImageTagMissing from './dockerfile/images/image-tag-missing';
import dockerfileImagesPlatformHardcoded from './dockerfile/images/platform-hardcoded';
import dockerfileImagesPlatformInvalid from './dockerfile/images/platform-invalid';
import dockerfileImagesPlatformMismatch from './dockerfile/images/platform-mismatch';
import dockerfileImagesPlatformRedundant from './dockerfile/images/platform-redundant';
import dockerfileImagesUntrustedRegistry from './dockerfile/images/untrusted-registry';
import dockerfileIsolationDebugModeEnabled from './dockerfile/isolation/debug-mode-enabled';
import dockerfileIsolationDebuggerInFinalImage from './dockerfile/isolation/debugger-in-final-image';
import dockerfileIsolationDockerSocketMounted from './dockerfile/isolation/docker-socket-mounted';
import dockerfileIsolationGpuDriverCapabilitiesAll from './dockerfile/isolation/gpu-driver-capabilities-all';
import dockerfileIsolationRunDevice from './dockerfile/isolation/run-device';
import dockerfileIsolationRunSecurityInsecure from './dockerfile/isolation/run-security-insecure';
import dockerfileLabelsLabelBaseDigestMismatch from './dockerfile/labels/label-base-digest-mismatch';
import dockerfileLabelsLabelBuildMetadataLiteral from './dockerfile/labels/label-build-metadata-literal';
import dockerfileLabelsLabelDuplicate from './dockerfile/labels/label-duplicate';
import dockerfileLabelsLabelEmpty from './dockerfile/labels/label-empty';
import dockerfileLabelsLabelKeyInvalid from './dockerfile/labels/label-key-invalid';
import dockerfileLabelsLabelMissing from './dockerfile/labels/label-missing';
import dockerfileLabelsLabelNotAllowed from './dockerfile/labels/label-not-allowed';
import dockerfileLabelsLabelValueInvalid from './dockerfile/labels/label-value-invalid';
import dockerfileLabelsOciLabelsMissing from './dockerfile/labels/oci-labels-missing';
import dockerfileNetworkDockerHostUnencrypted from './dockerfile/network/docker-host-unencrypted';
import dockerfileNetworkExposeAdminPort from './dockerfile/network/expose-admin-port';
import dockerfileNetworkExposeDebugPort from './dockerfile/network/expose-debug-port';
import dockerfileNetworkExposeHostMapping from './dockerfile/network/expose-host-mapping';
import dockerfileNetworkExposePortInvalid from './dockerfile/network/expose-port-invalid';
import dockerfileNetworkExposePrivilegedPort from './dockerfile/network/expose-privileged-port';
import dockerfileNetworkExposeProtocolCasing from './dockerfile/network/expose-protocol-casing';
import dockerfileNetworkExposeProtocolInvalid from './dockerfile/network/expose-protocol-invalid';
import dockerfileNetworkExposeSshPort from './dockerfile/network/expose-ssh-port';
import dockerfileNetworkExposeWideRange from './dockerfile/network/expose-wide-range';
import dockerfileNetworkRunNetworkHost from './dockerfile/network/run-network-host';
import dockerfileNetworkSshServerInstalled from './dockerfile/network/ssh-server-installed';
import dockerfileNetworkSshdWeakConfiguration from './dockerfile/network/sshd-weak-configuration';
import dockerfileNetworkTelemetryNotDisabled from './dockerfile/network/telemetry-not-disabled';
import dockerfilePackagesAdduserInteractive from './dockerfile/packages/adduser-interactive';
import dockerfilePackagesApkAllowUntrusted from './dockerfile/packages/apk-allow-untrusted';
import dockerfilePackagesApkCacheNotDisabled from './dockerfile/packages/apk-cache-not-disabled';
import dockerfilePackagesApkVersionNotPinned from './dockerfile/packages/apk-version-not-pinned';
import dockerfilePackagesAptAllowUnauthenticated from './dockerfile/packages/apt-allow-unauthenticated';
import dockerfilePackagesAptArchivesNotRemoved from './dockerfile/packages/apt-archives-not-removed';
import dockerfilePackagesAptForceYes from './dockerfile/packages/apt-force-yes';
import dockerfilePackagesAptGetMissingYes from './dockerfile/packages/apt-get-missing-yes';
import dockerfilePackagesAptInsteadOfAptGet from './dockerfile/packages/apt-instead-of-apt-get';
import dockerfilePackagesAptKeyUsed from './dockerfile/packages/apt-key-used';
import dockerfilePackagesAptListsNotRemoved from './dockerfile/packages/apt-lists-not-removed';
import dockerfilePackagesAptRepositoryTrustedYes from './dockerfile/packages/apt-repository-trusted-yes';
import dockerfilePackagesAptTlsCheckDisabled from './dockerfile/packages/apt-tls-check-disabled';
import dockerfilePackagesAptVersionNotPinned from './dockerfile/packages/apt-version-not-pinned';
import dockerfilePackagesBaseToolReinstalled from './dockerfile/packages/base-tool-reinstalled';
import dockerfilePackagesBootsnapPrecompileParallel from './dockerfile/packages/bootsnap-precompile-parallel';
import dockerfilePackagesBuildCacheInFinalImage from './dockerfile/packages/build-cache-in-final-image';
import dockerfilePackagesBundlerOptionRemoved from './dockerfile/packages/bundler-option-removed';
import dockerfilePackagesCacheMountMissing from './dockerfile/packages/cache-mount-missing';
import dockerfilePackagesCacheMountNotLocked from './dockerfile/packages/cache-mount-not-locked';
import dockerfilePackagesCacheMountNotWritable from './dockerfile/packages/cache-mount-not-writable';
import dockerfilePackagesCargoInstallNotPinned from './dockerfile/packages/cargo-install-not-pinned';
import dockerfilePackagesChocolateyVersionNotPinned from './dockerfile/packages/chocolatey-version-not-pinned';
import dockerfilePackagesCleanupInSeparateLayer from './dockerfile/packages/cleanup-in-separate-layer';
import dockerfilePackagesCudaPackagesReinstalled from './dockerfile/packages/cuda-packages-reinstalled';
import dockerfilePackagesCudaVersionMismatch from './dockerfile/packages/cuda-version-mismatch';
import dockerfilePackagesDebianFrontendPersisted from './dockerfile/packages/debian-frontend-persisted';
import dockerfilePackagesDevDependenciesInstalled from './dockerfile/packages/dev-dependencies-installed';
import dockerfilePackagesDistributionPackagesUpgraded from './dockerfile/packages/distribution-packages-upgraded';
import dockerfilePackagesDistributionReleaseUpgraded from './dockerfile/packages/distribution-release-upgraded';
import dockerfilePackagesDnfCacheNotCleaned from './dockerfile/packages/dnf-cache-not-cleaned';
import dockerfilePackagesDnfMissingYes from './dockerfile/packages/dnf-missing-yes';
import dockerfilePackagesDnfVersionNotPinned from './dockerfile/packages/dnf-version-not-pinned';
import dockerfilePackagesGemVersionNotPinned from './dockerfile/packages/gem-version-not-pinned';
import dockerfilePackagesGoInstallNotPinned from './dockerfile/packages/go-install-not-pinned';
import dockerfilePackagesGpuHostSoftwareInstalled from './dockerfile/packages/gpu-host-software-installed';
import dockerfilePackagesNoInstallRecommendsMissing from './dockerfile/packages/no-install-recommends-missing';
import dockerfilePackagesNpmCacheKept from './dockerfile/packages/npm-cache-kept';
import dockerfilePackagesNpmVersionNotPinned from './dockerfile/packages/npm-version-not-pinned';
import dockerfilePackagesPipCacheKept from './dockerfile/packages/pip-cache-kept';
import dockerfilePackagesPipExtraIndexUrl from './dockerfile/packages/pip-extra-index-url';
import dockerfilePackagesPipVersionNotPinned from './dockerfile/packages/pip-version-not-pinned';
import dockerfilePackagesRpmSignatureCheckDisabled from './dockerfile/packages/rpm-signature-check-disabled';
import dockerfilePackagesUnneededToolInstalled from './dockerfile/packages/unneeded-tool-installed';
import dockerfilePackagesUpdateAlone from './dockerfile/packages/update-alone';
import dockerfilePackagesUseraddHighUidLog from './dockerfile/packages/useradd-high-uid-log';
import dockerfilePackagesWeakDependenciesInstalled from './dockerfile/packages/weak-dependencies-installed';
import dockerfilePackagesYarnCacheKept from './dockerfile/packages/yarn-cache-kept';
import dockerfilePackagesYumCacheNotCleaned from './dockerfile/packages/yum-cache-not-cleaned';
import dockerfilePackagesYumGpgCheckDisabled from './dockerfile/packages/yum-gpg-check-disabled';
import dockerfilePackagesYumMissingYes from './dockerfile/packages/yum-missing-yes';
import dockerfilePackagesYumSslCheckDisabled from './dockerfile/packages/yum-ssl-check-disabled';
import dockerfilePackagesYumVersionNotPinned from './dockerfile/packages/yum-version-not-pinned';
import dockerfilePackagesZypperCacheNotCleaned from './dockerfile/packages/zypper-cache-not-cleaned';
import dockerfilePackagesZypperGpgCheckDisabled from './dockerfile/packages/zypper-gpg-check-disabled';
import dockerfilePackagesZypperMissingNonInteractive from './dockerfile/packages/zypper-missing-non-interactive';
import dockerfilePackagesZypperVersionNotPinned from './dockerfile/packages/zypper-version-not-pinned';
import dockerfileSecretsCloudLoginInBuild from './dockerfile/secrets/cloud-login-in-build';
import dockerfileSecretsCredentialsInUrl from './dockerfile/secrets/credentials-in-url';
import dockerfileSecretsDeletedFileStaysInLayer from './dockerfile/secrets/deleted-file-stays-in-layer';
import dockerfileSecretsDockerignoreMissing from './dockerfile/secrets/dockerignore-missing';
import dockerfileSecretsEnvUnsetHasNoEffect from './dockerfile/secrets/env-unset-has-no-effect';
import dockerfileSecretsPasswordSet from './dockerfile/secrets/password-set';
import dockerfileSecretsPrivateKeyWrittenInRun from './dockerfile/secrets/private-key-written-in-run';
import dockerfileSecretsProxySettingPersisted from './dockerfile/secrets/proxy-setting-persisted';
import dockerfileSecretsRailsPrecompileWithoutDummyKey from './dockerfile/secrets/rails-precompile-without-dummy-key';
import dockerfileSecretsRegistryCredentialInArgOrEnv from './dockerfile/secrets/registry-credential-in-arg-or-env';
import dockerfileSecretsRequiredSecretMountMissing from './dockerfile/secrets/required-secret-mount-missing';
import dockerfileSecretsSecretInArg from './dockerfile/secrets/secret-in-arg';
import dockerfileSecretsSecretInEnv from './dockerfile/secrets/secret-in-env';
import dockerfileSecretsSecretMountLeaked from './dockerfile/secrets/secret-mount-leaked';
import dockerfileSecretsSecretMountMode from './dockerfile/secrets/secret-mount-mode';
import dockerfileSecretsSecretOnCommandLine from './dockerfile/secrets/secret-on-command-line';
import dockerfileSecretsSecretValueHardcoded from './dockerfile/secrets/secret-value-hardcoded';
import dockerfileSecretsSensitiveFileCopied from './dockerfile/secrets/sensitive-file-copied';
import dockerfileStagesCopyFromEmptyStage from './dockerfile/stages/copy-from-empty-stage';
import dockerfileStagesCopyFromIndex from './dockerfile/stages/copy-from-index';
import dockerfileStagesCopyFromLaterStage from './dockerfile/stages/copy-from-later-stage';
import dockerfileStagesCopyFromOwnStage from './dockerfile/stages/copy-from-own-stage';
import dockerfileStagesCopyFromUnknownStage from './dockerfile/stages/copy-from-unknown-stage';
import dockerfileStagesCopyRootFilesystem from './dockerfile/stages/copy-root-filesystem';
import dockerfileStagesFinalStageIsDevelopment from './dockerfile/stages/final-stage-is-development';
import dockerfileStagesFromReferenceVariable from './dockerfile/stages/from-reference-variable';
import dockerfileStagesSdkImageAsFinalStage from './dockerfile/stages/sdk-image-as-final-stage';
import dockerfileStagesStageNameCasing from './dockerfile/stages/stage-name-casing';
import dockerfileStagesStageNameDuplicate from './dockerfile/stages/stage-name-duplicate';
import dockerfileStagesStageNameReserved from './dockerfile/stages/stage-name-reserved';
import dockerfileStagesStageUnused from './dockerfile/stages/stage-unused';
import dockerfileStyleDescriptionCommentForm from './dockerfile/style/description-comment-form';
import dockerfileStyleEmptyContinuationLine from './dockerfile/style/empty-continuation-line';
import dockerfileStyleFromAsCasing from './dockerfile/style/from-as-casing';
import dockerfileStyleInstructionCasing from './dockerfile/style/instruction-casing';
import dockerfileStyleLegacyKeyValue from './dockerfile/style/legacy-key-value';
import dockerfileSupplyChainAddArchiveUnpacked from './dockerfile/supply-chain/add-archive-unpacked';
import dockerfileSupplyChainAddGitNotPinned from './dockerfile/supply-chain/add-git-not-pinned';
import dockerfileSupplyChainContentTrustDisabled from './dockerfile/supply-chain/content-trust-disabled';
import dockerfileSupplyChainCopyFromImageUnpinned from './dockerfile/supply-chain/copy-from-image-unpinned';
import dockerfileSupplyChainGitCloneInRun from './dockerfile/supply-chain/git-clone-in-run';
import dockerfileSupplyChainGitCloneNotPinned from './dockerfile/supply-chain/git-clone-not-pinned';
import dockerfileSupplyChainGoChecksumDisabled from './dockerfile/supply-chain/go-checksum-disabled';
import dockerfileSupplyChainGpgKeyShortId from './dockerfile/supply-chain/gpg-key-short-id';
import dockerfileSupplyChainInstallAtContainerStart from './dockerfile/supply-chain/install-at-container-start';
import dockerfileSupplyChainKnownVulnerableVersion from './dockerfile/supply-chain/known-vulnerable-version';
import dockerfileSupplyChainLockfileNotEnforced from './dockerfile/supply-chain/lockfile-not-enforced';
import dockerfileSupplyChainNpmInstallScripts from './dockerfile/supply-chain/npm-install-scripts';
import dockerfileSupplyChainOfflineStepHasNetwork from './dockerfile/supply-chain/offline-step-has-network';
import dockerfileSupplyChainSshHostKeyCheckDisabled from './dockerfile/supply-chain/ssh-host-key-check-disabled';
import dockerfileSupplyChainSyntaxFrontendUntrusted from './dockerfile/supply-chain/syntax-frontend-untrusted';
import dockerfileSupplyChainVexCopiedIntoImage from './dockerfile/supply-chain/vex-copied-into-image';
import dockerfileUserCreatedUserNotUsed from './dockerfile/user/created-user-not-used';
import dockerfileUserFileCapabilitiesDangerous from './dockerfile/user/file-capabilities-dangerous';
import dockerfileUserLastUserRoot from './dockerfile/user/last-user-root';
import dockerfileUserPasswordEmpty from './dockerfile/user/password-empty';
import dockerfileUserSetuidFilesKept from './dockerfile/user/setuid-files-kept';
import dockerfileUserSudoInstalled from './dockerfile/user/sudo-installed';
import dockerfileUserSudoUsed from './dockerfile/user/sudo-used';
import dockerfileUserSudoersNopasswd from './dockerfile/user/sudoers-nopasswd';
import dockerfileUserUserCreatedAsUidZero from './dockerfile/user/user-created-as-uid-zero';
import dockerfileUserUserGroupDropsMemberships from './dockerfile/user/user-group-drops-memberships';
import dockerfileUserUserGroupRoot from './dockerfile/user/user-group-root';
import dockerfileUserUserMissing from './dockerfile/user/user-missing';
import dockerfileUserUserNameInScratch from './dockerfile/user/user-name-in-scratch';
import dockerfileUserUserNotNumeric from './dockerfile/user/user-not-numeric';
import dockerfileUserWindowsContainerAdministrator from './dockerfile/user/windows-container-administrator';
import dockerfileVariablesArgUnused from './dockerfile/variables/arg-unused';
import dockerfileVariablesEnvSelfReference from './dockerfile/variables/env-self-reference';
import dockerfileVariablesGlobalArgNotInStage from './dockerfile/variables/global-arg-not-in-stage';
import dockerfileVariablesGpuDevicesHardcoded from './dockerfile/variables/gpu-devices-hardcoded';
import dockerfileVariablesPathContainsUnsafeDirectory from './dockerfile/variables/path-contains-unsafe-directory';
import dockerfileVariablesUndefinedVariable from './dockerfile/variables/undefined-variable';
import kubernetesAccessControlClusterAdminBinding from './kubernetes/access-control/cluster-admin-binding';
import kubernetesAccessControlNamespacePodSecurityMissing from './kubernetes/access-control/namespace-pod-security-missing';
import kubernetesAccessControlPolicyEngineMissing from './kubernetes/access-control/policy-engine-missing';
import kubernetesAccessControlRbacFullWildcard from './kubernetes/access-control/rbac-full-wildcard';
import kubernetesAccessControlServiceAccountTokenAutomount from './kubernetes/access-control/service-account-token-automount';
import kubernetesAvailabilityLivenessProbeMissing from './kubernetes/availability/liveness-probe-missing';
import kubernetesControlPlaneApiserverAuditLogMissing from './kubernetes/control-plane/apiserver-audit-log-missing';
import kubernetesControlPlaneApiserverAuthorizationRbacMissing from './kubernetes/control-plane/apiserver-authorization-rbac-missing';
import kubernetesControlPlaneApiserverExternalAuthMissing from './kubernetes/control-plane/apiserver-external-auth-missing';
import kubernetesControlPlaneEncryptionConfigIdentityFirst from './kubernetes/control-plane/encryption-config-identity-first';
import kubernetesControlPlaneEncryptionConfigSingleKey from './kubernetes/control-plane/encryption-config-single-key';
import kubernetesControlPlaneEtcdNotSeparate from './kubernetes/control-plane/etcd-not-separate';
import kubernetesControlPlaneEtcdSharedCa from './kubernetes/control-plane/etcd-shared-ca';
import kubernetesCorrectnessApiVersionRemoved from './kubernetes/correctness/api-version-removed';
import kubernetesCorrectnessCapabilityNameMalformed from './kubernetes/correctness/capability-name-malformed';
import kubernetesCorrectnessDuplicateKey from './kubernetes/correctness/duplicate-key';
import kubernetesCorrectnessKindMissing from './kubernetes/correctness/kind-missing';
import kubernetesCorrectnessSelectorMismatch from './kubernetes/correctness/selector-mismatch';
import kubernetesCorrectnessUnknownField from './kubernetes/correctness/unknown-field';
import kubernetesCorrectnessUnknownKind from './kubernetes/correctness/unknown-kind';
import kubernetesCorrectnessWrongType from './kubernetes/correctness/wrong-type';
import kubernetesCorrectnessYamlSyntax from './kubernetes/correctness/yaml-syntax';
import kubernetesImagesImageDigestMissing from './kubernetes/images/image-digest-missing';
import kubernetesImagesImageLatestTag from './kubernetes/images/image-latest-tag';
import kubernetesImagesImageUntagged from './kubernetes/images/image-untagged';
import kubernetesIsolationContainerRuntimeSocket from './kubernetes/isolation/container-runtime-socket';
import kubernetesIsolationHostIpc from './kubernetes/isolation/host-ipc';
import kubernetesIsolationHostNetwork from './kubernetes/isolation/host-network';
import kubernetesIsolationHostPathSensitive from './kubernetes/isolation/host-path-sensitive';
import kubernetesIsolationHostPathVolume from './kubernetes/isolation/host-path-volume';
import kubernetesIsolationHostPid from './kubernetes/isolation/host-pid';
import kubernetesIsolationProcMountUnmasked from './kubernetes/isolation/proc-mount-unmasked';
import kubernetesIsolationUnsafeSysctl from './kubernetes/isolation/unsafe-sysctl';
import kubernetesIsolationVolumeTypeNotRestricted from './kubernetes/isolation/volume-type-not-restricted';
import kubernetesIsolationWindowsHostProcess from './kubernetes/isolation/windows-host-process';
import kubernetesIsolationWritableRootFilesystem from './kubernetes/isolation/writable-root-filesystem';
import kubernetesLeastPrivilegeAllCapabilitiesAdded from './kubernetes/least-privilege/all-capabilities-added';
import kubernetesLeastPrivilegeApparmorUnconfined from './kubernetes/least-privilege/apparmor-unconfined';
import kubernetesLeastPrivilegeCapabilitiesNotDropped from './kubernetes/least-privilege/capabilities-not-dropped';
import kubernetesLeastPrivilegeCapabilityAdded from './kubernetes/least-privilege/capability-added';
import kubernetesLeastPrivilegeDangerousCapabilityAdded from './kubernetes/least-privilege/dangerous-capability-added';
import kubernetesLeastPrivilegeNetRawAdded from './kubernetes/least-privilege/net-raw-added';
import kubernetesLeastPrivilegePrivilegeEscalationEnabled from './kubernetes/least-privilege/privilege-escalation-enabled';
import kubernetesLeastPrivilegePrivilegeEscalationNotDisabled from './kubernetes/least-privilege/privilege-escalation-not-disabled';
import kubernetesLeastPrivilegePrivilegedContainer from './kubernetes/least-privilege/privileged-container';
import kubernetesLeastPrivilegeRootUserAllowed from './kubernetes/least-privilege/root-user-allowed';
import kubernetesLeastPrivilegeRootUserExplicit from './kubernetes/least-privilege/root-user-explicit';
import kubernetesLeastPrivilegeRunAsNonRootFalse from './kubernetes/least-privilege/run-as-non-root-false';
import kubernetesLeastPrivilegeSeccompProfileMissing from './kubernetes/least-privilege/seccomp-profile-missing';
import kubernetesLeastPrivilegeSeccompUnconfined from './kubernetes/least-privilege/seccomp-unconfined';
import kubernetesLeastPrivilegeSecurityContextWrongLevel from './kubernetes/least-privilege/security-context-wrong-level';
import kubernetesLeastPrivilegeSelinuxCustomOptions from './kubernetes/least-privilege/selinux-custom-options';
import kubernetesLeastPrivilegeSysAdminAdded from './kubernetes/least-privilege/sys-admin-added';
import kubernetesLeastPrivilegeSysModuleAdded from './kubernetes/least-privilege/sys-module-added';
import kubernetesNetworkHostPort from './kubernetes/network/host-port';
import kubernetesNetworkIngressTlsMissing from './kubernetes/network/ingress-tls-missing';
import kubernetesNetworkMeshMtlsPermissive from './kubernetes/network/mesh-mtls-permissive';
import kubernetesNetworkNetworkPolicyDangling from './kubernetes/network/network-policy-dangling';
import kubernetesNetworkNetworkPolicyMissing from './kubernetes/network/network-policy-missing';
import kubernetesNetworkProbeHostField from './kubernetes/network/probe-host-field';
import kubernetesResourcesMemoryLimitMissing from './kubernetes/resources/memory-limit-missing';
import kubernetesSecretsEnvSecretLiteral from './kubernetes/secrets/env-secret-literal';
import kubernetesSupplyChainKustomizationRemoteUnpinned from './kubernetes/supply-chain/kustomization-remote-unpinned';

/** Every rule, in the order of its file. */
export const rules: readonly Rule[] = [
  composeAvailabilityHealthcheckMissing,
  composeAvailabilityRestartPolicyMissing,
  composeCorrectnessBuildDefinitionConflict,
  composeCorrectnessConfigSourceInvalid,
  composeCorrectnessContainerNameWithReplicas,
  composeCorrectnessDependsOnCycle,
  composeCorrectnessDuplicateHostPort,
  composeCorrectnessDuplicateKey,
  composeCorrectnessDuplicateMountTarget,
  composeCorrectnessExtendsCycle,
  composeCorrectnessExternalWithOptions,
  composeCorrectnessHealthcheckInvalid,
  composeCorrectnessImageOrBuildMissing,
  composeCorrectnessInterpolationInvalid,
  composeCorrectnessInvalidValue,
  composeCorrectnessNetworkModeWithNetworks,
  composeCorrectnessPortInvalid,
  composeCorrectnessResourceLimitConflict,
  composeCorrectnessShortFormInvalid,
  composeCorrectnessUndefinedConfig,
  composeCorrectnessUndefinedModel,
  composeCorrectnessUndefinedNetwork,
  composeCorrectnessUndefinedSecret,
  composeCorrectnessUndefinedService,
  composeCorrectnessUndefinedVariable,
  composeCorrectnessUndefinedVolume,
  composeCorrectnessUnknownKey,
  composeCorrectnessVersionObsolete,
  composeCorrectnessWatchInvalid,
  composeCorrectnessYamlSyntax,
  composeImagesImageTagMutable,
  composeIsolationDockerSocketMounted,
  composeIsolationHostNetwork,
  composeIsolationHostUserns,
  composeIsolationSeccompUnconfined,
  composeIsolationWritableRootFilesystem,
  composeLeastPrivilegeCapAddAll,
  composeLeastPrivilegeCapDropAllMissing,
  composeLeastPrivilegeNoNewPrivilegesMissing,
  composeLeastPrivilegePrivileged,
  composeLeastPrivilegeUserMissing,
  composeNetworkNetworksNotSet,
  composeNetworkPortAllInterfaces,
  composeResourcesCpuLimitMissing,
  composeResourcesMemoryLimitMissing,
  composeSecretsSecretInEnvironment,
  daemonAccessControlAuthorizationPluginsMissing,
  daemonAccessControlInsecureRegistry,
  daemonAccessControlTcpWithoutTls,
  daemonAvailabilityLiveRestoreDisabled,
  daemonCorrectnessAddressPoolInvalid,
  daemonCorrectnessBuilderUnknownKey,
  daemonCorrectnessDuplicateKey,
  daemonCorrectnessEmbeddedContainerdWithCri,
  daemonCorrectnessExecOptionInvalid,
  daemonCorrectnessExtensionIdInvalid,
  daemonCorrectnessFlagNameAsKey,
  daemonCorrectnessHostGatewayConflict,
  daemonCorrectnessHostsConflictsWithServiceUnit,
  daemonCorrectnessInvalidAddress,
  daemonCorrectnessInvalidHost,
  daemonCorrectnessInvalidValue,
  daemonCorrectnessJsonSyntax,
  daemonCorrectnessLabelInvalid,
  daemonCorrectnessLogOptionNotString,
  daemonCorrectnessMisplacedKey,
  daemonCorrectnessRegistryMirrorInvalid,
  daemonCorrectnessRemovedKey,
  daemonCorrectnessUnknownKey,
  daemonCorrectnessWrongType,
  daemonIsolationNoNewPrivilegesMissing,
  daemonIsolationSeccompUnconfined,
  daemonIsolationUsernsRemapMissing,
  daemonLoggingLoggingNotCentral,
  daemonNetworkIccEnabled,
  daemonNetworkUserlandProxyEnabled,
  daemonResourcesDefaultUlimitsMissing,
  dockerfileAvailabilityCmdShellForm,
  dockerfileAvailabilityHealthcheckMissing,
  dockerfileAvailabilityHealthcheckOptionsInvalid,
  dockerfileAvailabilityHealthcheckShellForm,
  dockerfileAvailabilityHealthcheckToolMissing,
  dockerfileAvailabilityPackageManagerAsEntrypoint,
  dockerfileAvailabilityStopsignalKill,
  dockerfileAvailabilityStopsignalOnWindows,
  dockerfileAvailabilityStopsignalWrongForProgram,
  dockerfileCommandsCdInsteadOfWorkdir,
  dockerfileCommandsConsecutiveRun,
  dockerfileCommandsDefaultShellRelinked,
  dockerfileCommandsFileWrittenByRun,
  dockerfileCommandsGpuQueryInBuild,
  dockerfileCommandsHeredocWithoutErrexit,
  dockerfileCommandsPipefailNotSet,
  dockerfileCommandsPointlessCommand,
  dockerfileCommandsPowershellErrorsIgnored,
  dockerfileCommandsRunEnvironmentLost,
  dockerfileCommandsSemicolonChainIgnoresErrors,
  dockerfileCommandsShellMissingInBase,
  dockerfileCommandsShellcheckFinding,
  dockerfileCommandsWgetAndCurl,
  dockerfileCommandsWgetProgress,
  dockerfileCommentsDirectiveIgnored,
  dockerfileCommentsInlineSuppressionUsed,
  dockerfileCommentsSuppressionIneffective,
  dockerfileCommentsSyntaxDirectiveMissing,
  dockerfileCorrectnessArgumentCount,
  dockerfileCorrectnessCmdDuplicate,
  dockerfileCorrectnessCmdIgnored,
  dockerfileCorrectnessCmdShellFormAfterExecEntrypoint,
  dockerfileCorrectnessCopyIgnoredFile,
  dockerfileCorrectnessDirectiveInvalid,
  dockerfileCorrectnessEntrypointDuplicate,
  dockerfileCorrectnessExecFormVariableNotExpanded,
  dockerfileCorrectnessHealthcheckDuplicate,
  dockerfileCorrectnessHeredocUnterminated,
  dockerfileCorrectnessInstructionOrder,
  dockerfileCorrectnessJsonArrayInvalid,
  dockerfileCorrectnessKeyValueSyntax,
  dockerfileCorrectnessMaintainerDeprecated,
  dockerfileCorrectnessMountOptionInvalid,
  dockerfileCorrectnessNestedInstructionKeyword,
  dockerfileCorrectnessOnbuildForbidden,
  dockerfileCorrectnessOnbuildUnknownInstruction,
  dockerfileCorrectnessPackageInstallWithoutRoot,
  dockerfileCorrectnessShellNotJson,
  dockerfileCorrectnessStageNameInvalid,
  dockerfileCorrectnessStopsignalInvalid,
  dockerfileCorrectnessSyntaxInvalid,
  dockerfileCorrectnessUnknownFlag,
  dockerfileCorrectnessUnknownInstruction,
  dockerfileCorrectnessVariableModifierUnsupported,
  dockerfileCorrectnessWindowsPathContinuation,
  dockerfileCorrectnessWindowsPathInvalid,
  dockerfileCorrectnessWorkdirRelative,
  dockerfileCorrectnessWorkdirSystemDirectory,
  dockerfileCorrectnessWorkdirTilde,
  dockerfileDownloadsAddRemoteNotVerified,
  dockerfileDownloadsCurlCertificateCheckDisabled,
  dockerfileDownloadsCurlRedirectNotFollowed,
  dockerfileDownloadsCurlWithoutRetry,
  dockerfileDownloadsDownloadAndUnpackInRun,
  dockerfileDownloadsDownloadNotVerified,
  dockerfileDownloadsDownloadPipedToShell,
  dockerfileDownloadsDownloadUrlNotPinned,
  dockerfileDownloadsGitCertificateCheckDisabled,
  dockerfileDownloadsInsecureHttpDownload,
  dockerfileDownloadsNodeTlsCheckDisabled,
  dockerfileDownloadsNpmStrictSslDisabled,
  dockerfileDownloadsOtherCertificateCheckDisabled,
  dockerfileDownloadsPipTrustedHost,
  dockerfileDownloadsPowershellProgressSlowsDownload,
  dockerfileDownloadsPythonHttpsVerifyDisabled,
  dockerfileDownloadsVerificationFailureIgnored,
  dockerfileDownloadsWgetCertificateCheckDisabled,
  dockerfileFilesAddChecksumInvalid,
  dockerfileFilesAddGitQueryInvalid,
  dockerfileFilesAddInsteadOfCopy,
  dockerfileFilesChmodAfterCopy,
  dockerfileFilesChownInSeparateLayer,
  dockerfileFilesCopyArchiveThenUnpack,
  dockerfileFilesCopyChownRuntimeUser,
  dockerfileFilesCopyDestinationNotDirectory,
  dockerfileFilesCopyFlagInvalid,
  dockerfileFilesCopyFlagUnsupportedOnWindows,
  dockerfileFilesCopyOutsideContext,
  dockerfileFilesCopyRelativeWithoutWorkdir,
  dockerfileFilesCopyRemoteSource,
  dockerfileFilesCopySourceMissing,
  dockerfileFilesCopyWholeContext,
  dockerfileFilesCopyWithoutChown,
  dockerfileFilesManifestCopiedForInstall,
  dockerfileFilesRunMountUnsupportedOnWindows,
  dockerfileFilesSetuidBitSet,
  dockerfileFilesStateDirectoryNotWritable,
  dockerfileFilesUnneededFileCopied,
  dockerfileFilesVolumeSensitivePath,
  dockerfileFilesWorldWritablePermissions,
  dockerfileImagesBaseImageEndOfLife,
  dockerfileImagesBaseImageNotMinimal,
  dockerfileImagesCudaDevelImageWithoutBuild,
  dockerfileImagesFromArgDefaultInvalid,
  dockerfileImagesFromArgUndefined,
  dockerfileImagesImageNotPinnedByDigest,
  dockerfileImagesImageReferenceInvalid,
  dockerfileImagesImageTagFloating,
  dockerfileImagesImageTagLatest,
  dockerfileImagesImageTagMissing,
  dockerfileImagesPlatformHardcoded,
  dockerfileImagesPlatformInvalid,
  dockerfileImagesPlatformMismatch,
  dockerfileImagesPlatformRedundant,
  dockerfileImagesUntrustedRegistry,
  dockerfileIsolationDebugModeEnabled,
  dockerfileIsolationDebuggerInFinalImage,
  dockerfileIsolationDockerSocketMounted,
  dockerfileIsolationGpuDriverCapabilitiesAll,
  dockerfileIsolationRunDevice,
  dockerfileIsolationRunSecurityInsecure,
  dockerfileLabelsLabelBaseDigestMismatch,
  dockerfileLabelsLabelBuildMetadataLiteral,
  dockerfileLabelsLabelDuplicate,
  dockerfileLabelsLabelEmpty,
  dockerfileLabelsLabelKeyInvalid,
  dockerfileLabelsLabelMissing,
  dockerfileLabelsLabelNotAllowed,
  dockerfileLabelsLabelValueInvalid,
  dockerfileLabelsOciLabelsMissing,
  dockerfileNetworkDockerHostUnencrypted,
  dockerfileNetworkExposeAdminPort,
  dockerfileNetworkExposeDebugPort,
  dockerfileNetworkExposeHostMapping,
  dockerfileNetworkExposePortInvalid,
  dockerfileNetworkExposePrivilegedPort,
  dockerfileNetworkExposeProtocolCasing,
  dockerfileNetworkExposeProtocolInvalid,
  dockerfileNetworkExposeSshPort,
  dockerfileNetworkExposeWideRange,
  dockerfileNetworkRunNetworkHost,
  dockerfileNetworkSshServerInstalled,
  dockerfileNetworkSshdWeakConfiguration,
  dockerfileNetworkTelemetryNotDisabled,
  dockerfilePackagesAdduserInteractive,
  dockerfilePackagesApkAllowUntrusted,
  dockerfilePackagesApkCacheNotDisabled,
  dockerfilePackagesApkVersionNotPinned,
  dockerfilePackagesAptAllowUnauthenticated,
  dockerfilePackagesAptArchivesNotRemoved,
  dockerfilePackagesAptForceYes,
  dockerfilePackagesAptGetMissingYes,
  dockerfilePackagesAptInsteadOfAptGet,
  dockerfilePackagesAptKeyUsed,
  dockerfilePackagesAptListsNotRemoved,
  dockerfilePackagesAptRepositoryTrustedYes,
  dockerfilePackagesAptTlsCheckDisabled,
  dockerfilePackagesAptVersionNotPinned,
  dockerfilePackagesBaseToolReinstalled,
  dockerfilePackagesBootsnapPrecompileParallel,
  dockerfilePackagesBuildCacheInFinalImage,
  dockerfilePackagesBundlerOptionRemoved,
  dockerfilePackagesCacheMountMissing,
  dockerfilePackagesCacheMountNotLocked,
  dockerfilePackagesCacheMountNotWritable,
  dockerfilePackagesCargoInstallNotPinned,
  dockerfilePackagesChocolateyVersionNotPinned,
  dockerfilePackagesCleanupInSeparateLayer,
  dockerfilePackagesCudaPackagesReinstalled,
  dockerfilePackagesCudaVersionMismatch,
  dockerfilePackagesDebianFrontendPersisted,
  dockerfilePackagesDevDependenciesInstalled,
  dockerfilePackagesDistributionPackagesUpgraded,
  dockerfilePackagesDistributionReleaseUpgraded,
  dockerfilePackagesDnfCacheNotCleaned,
  dockerfilePackagesDnfMissingYes,
  dockerfilePackagesDnfVersionNotPinned,
  dockerfilePackagesGemVersionNotPinned,
  dockerfilePackagesGoInstallNotPinned,
  dockerfilePackagesGpuHostSoftwareInstalled,
  dockerfilePackagesNoInstallRecommendsMissing,
  dockerfilePackagesNpmCacheKept,
  dockerfilePackagesNpmVersionNotPinned,
  dockerfilePackagesPipCacheKept,
  dockerfilePackagesPipExtraIndexUrl,
  dockerfilePackagesPipVersionNotPinned,
  dockerfilePackagesRpmSignatureCheckDisabled,
  dockerfilePackagesUnneededToolInstalled,
  dockerfilePackagesUpdateAlone,
  dockerfilePackagesUseraddHighUidLog,
  dockerfilePackagesWeakDependenciesInstalled,
  dockerfilePackagesYarnCacheKept,
  dockerfilePackagesYumCacheNotCleaned,
  dockerfilePackagesYumGpgCheckDisabled,
  dockerfilePackagesYumMissingYes,
  dockerfilePackagesYumSslCheckDisabled,
  dockerfilePackagesYumVersionNotPinned,
  dockerfilePackagesZypperCacheNotCleaned,
  dockerfilePackagesZypperGpgCheckDisabled,
  dockerfilePackagesZypperMissingNonInteractive,
  dockerfilePackagesZypperVersionNotPinned,
  dockerfileSecretsCloudLoginInBuild,
  dockerfileSecretsCredentialsInUrl,
  dockerfileSecretsDeletedFileStaysInLayer,
  dockerfileSecretsDockerignoreMissing,
  dockerfileSecretsEnvUnsetHasNoEffect,
  dockerfileSecretsPasswordSet,
  dockerfileSecretsPrivateKeyWrittenInRun,
  dockerfileSecretsProxySettingPersisted,
  dockerfileSecretsRailsPrecompileWithoutDummyKey,
  dockerfileSecretsRegistryCredentialInArgOrEnv,
  dockerfileSecretsRequiredSecretMountMissing,
  dockerfileSecretsSecretInArg,
  dockerfileSecretsSecretInEnv,
  dockerfileSecretsSecretMountLeaked,
  dockerfileSecretsSecretMountMode,
  dockerfileSecretsSecretOnCommandLine,
  dockerfileSecretsSecretValueHardcoded,
  dockerfileSecretsSensitiveFileCopied,
  dockerfileStagesCopyFromEmptyStage,
  dockerfileStagesCopyFromIndex,
  dockerfileStagesCopyFromLaterStage,
  dockerfileStagesCopyFromOwnStage,
  dockerfileStagesCopyFromUnknownStage,
  dockerfileStagesCopyRootFilesystem,
  dockerfileStagesFinalStageIsDevelopment,
  dockerfileStagesFromReferenceVariable,
  dockerfileStagesSdkImageAsFinalStage,
  dockerfileStagesStageNameCasing,
  dockerfileStagesStageNameDuplicate,
  dockerfileStagesStageNameReserved,
  dockerfileStagesStageUnused,
  dockerfileStyleDescriptionCommentForm,
  dockerfileStyleEmptyContinuationLine,
  dockerfileStyleFromAsCasing,
  dockerfileStyleInstructionCasing,
  dockerfileStyleLegacyKeyValue,
  dockerfileSupplyChainAddArchiveUnpacked,
  dockerfileSupplyChainAddGitNotPinned,
  dockerfileSupplyChainContentTrustDisabled,
  dockerfileSupplyChainCopyFromImageUnpinned,
  dockerfileSupplyChainGitCloneInRun,
  dockerfileSupplyChainGitCloneNotPinned,
  dockerfileSupplyChainGoChecksumDisabled,
  dockerfileSupplyChainGpgKeyShortId,
  dockerfileSupplyChainInstallAtContainerStart,
  dockerfileSupplyChainKnownVulnerableVersion,
  dockerfileSupplyChainLockfileNotEnforced,
  dockerfileSupplyChainNpmInstallScripts,
  dockerfileSupplyChainOfflineStepHasNetwork,
  dockerfileSupplyChainSshHostKeyCheckDisabled,
  dockerfileSupplyChainSyntaxFrontendUntrusted,
  dockerfileSupplyChainVexCopiedIntoImage,
  dockerfileUserCreatedUserNotUsed,
  dockerfileUserFileCapabilitiesDangerous,
  dockerfileUserLastUserRoot,
  dockerfileUserPasswordEmpty,
  dockerfileUserSetuidFilesKept,
  dockerfileUserSudoInstalled,
  dockerfileUserSudoUsed,
  dockerfileUserSudoersNopasswd,
  dockerfileUserUserCreatedAsUidZero,
  dockerfileUserUserGroupDropsMemberships,
  dockerfileUserUserGroupRoot,
  dockerfileUserUserMissing,
  dockerfileUserUserNameInScratch,
  dockerfileUserUserNotNumeric,
  dockerfileUserWindowsContainerAdministrator,
  dockerfileVariablesArgUnused,
  dockerfileVariablesEnvSelfReference,
  dockerfileVariablesGlobalArgNotInStage,
  dockerfileVariablesGpuDevicesHardcoded,
  dockerfileVariablesPathContainsUnsafeDirectory,
  dockerfileVariablesUndefinedVariable,
  kubernetesAccessControlClusterAdminBinding,
  kubernetesAccessControlNamespacePodSecurityMissing,
  kubernetesAccessControlPolicyEngineMissing,
  kubernetesAccessControlRbacFullWildcard,
  kubernetesAccessControlServiceAccountTokenAutomount,
  kubernetesAvailabilityLivenessProbeMissing,
  kubernetesControlPlaneApiserverAuditLogMissing,
  kubernetesControlPlaneApiserverAuthorizationRbacMissing,
  kubernetesControlPlaneApiserverExternalAuthMissing,
  kubernetesControlPlaneEncryptionConfigIdentityFirst,
  kubernetesControlPlaneEncryptionConfigSingleKey,
  kubernetesControlPlaneEtcdNotSeparate,
  kubernetesControlPlaneEtcdSharedCa,
  kubernetesCorrectnessApiVersionRemoved,
  kubernetesCorrectnessCapabilityNameMalformed,
  kubernetesCorrectnessDuplicateKey,
  kubernetesCorrectnessKindMissing,
  kubernetesCorrectnessSelectorMismatch,
  kubernetesCorrectnessUnknownField,
  kubernetesCorrectnessUnknownKind,
  kubernetesCorrectnessWrongType,
  kubernetesCorrectnessYamlSyntax,
  kubernetesImagesImageDigestMissing,
  kubernetesImagesImageLatestTag,
  kubernetesImagesImageUntagged,
  kubernetesIsolationContainerRuntimeSocket,
  kubernetesIsolationHostIpc,
  kubernetesIsolationHostNetwork,
  kubernetesIsolationHostPathSensitive,
  kubernetesIsolationHostPathVolume,
  kubernetesIsolationHostPid,
  kubernetesIsolationProcMountUnmasked,
  kubernetesIsolationUnsafeSysctl,
  kubernetesIsolationVolumeTypeNotRestricted,
  kubernetesIsolationWindowsHostProcess,
  kubernetesIsolationWritableRootFilesystem,
  kubernetesLeastPrivilegeAllCapabilitiesAdded,
  kubernetesLeastPrivilegeApparmorUnconfined,
  kubernetesLeastPrivilegeCapabilitiesNotDropped,
  kubernetesLeastPrivilegeCapabilityAdded,
  kubernetesLeastPrivilegeDangerousCapabilityAdded,
  kubernetesLeastPrivilegeNetRawAdded,
  kubernetesLeastPrivilegePrivilegeEscalationEnabled,
  kubernetesLeastPrivilegePrivilegeEscalationNotDisabled,
  kubernetesLeastPrivilegePrivilegedContainer,
  kubernetesLeastPrivilegeRootUserAllowed,
  kubernetesLeastPrivilegeRootUserExplicit,
  kubernetesLeastPrivilegeRunAsNonRootFalse,
  kubernetesLeastPrivilegeSeccompProfileMissing,
  kubernetesLeastPrivilegeSeccompUnconfined,
  kubernetesLeastPrivilegeSecurityContextWrongLevel,
  kubernetesLeastPrivilegeSelinuxCustomOptions,
  kubernetesLeastPrivilegeSysAdminAdded,
  kubernetesLeastPrivilegeSysModuleAdded,
  kubernetesNetworkHostPort,
  kubernetesNetworkIngressTlsMissing,
  kubernetesNetworkMeshMtlsPermissive,
  kubernetesNetworkNetworkPolicyDangling,
  kubernetesNetworkNetworkPolicyMissing,
  kubernetesNetworkProbeHostField,
  kubernetesResourcesMemoryLimitMissing,
  kubernetesSecretsEnvSecretLiteral,
  kubernetesSupplyChainKustomizationRemoteUnpinned,
].flat();
