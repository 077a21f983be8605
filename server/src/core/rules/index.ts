// Written by `npm run gen` from the files beside it: add a rule by adding its file.
import type { Rule } from '../engine/rule';
import dockerfileUserLastUserRoot from './dockerfile/user/last-user-root';
import kubernetesAccessControlClusterAdminBinding from './kubernetes/access-control/cluster-admin-binding';
import kubernetesAccessControlRbacFullWildcard from './kubernetes/access-control/rbac-full-wildcard';
import kubernetesControlPlaneApiserverAuditLogMissing from './kubernetes/control-plane/apiserver-audit-log-missing';
import kubernetesControlPlaneApiserverAuthorizationRbacMissing from './kubernetes/control-plane/apiserver-authorization-rbac-missing';
import kubernetesControlPlaneApiserverExternalAuthMissing from './kubernetes/control-plane/apiserver-external-auth-missing';
import kubernetesControlPlaneEncryptionConfigIdentityFirst from './kubernetes/control-plane/encryption-config-identity-first';
import kubernetesControlPlaneEncryptionConfigSingleKey from './kubernetes/control-plane/encryption-config-single-key';
import kubernetesControlPlaneEtcdNotSeparate from './kubernetes/control-plane/etcd-not-separate';
import kubernetesControlPlaneEtcdSharedCa from './kubernetes/control-plane/etcd-shared-ca';
import kubernetesImagesImageDigestMissing from './kubernetes/images/image-digest-missing';
import kubernetesImagesImageLatestTag from './kubernetes/images/image-latest-tag';
import kubernetesImagesImageUntagged from './kubernetes/images/image-untagged';
import kubernetesIsolationHostPid from './kubernetes/isolation/host-pid';
import kubernetesLeastPrivilegePrivilegeEscalationNotDisabled from './kubernetes/least-privilege/privilege-escalation-not-disabled';
import kubernetesNetworkMeshMtlsPermissive from './kubernetes/network/mesh-mtls-permissive';

/** Every rule, in the order of its file. */
export const rules: readonly Rule[] = [
  dockerfileUserLastUserRoot,
  kubernetesAccessControlClusterAdminBinding,
  kubernetesAccessControlRbacFullWildcard,
  kubernetesControlPlaneApiserverAuditLogMissing,
  kubernetesControlPlaneApiserverAuthorizationRbacMissing,
  kubernetesControlPlaneApiserverExternalAuthMissing,
  kubernetesControlPlaneEncryptionConfigIdentityFirst,
  kubernetesControlPlaneEncryptionConfigSingleKey,
  kubernetesControlPlaneEtcdNotSeparate,
  kubernetesControlPlaneEtcdSharedCa,
  kubernetesImagesImageDigestMissing,
  kubernetesImagesImageLatestTag,
  kubernetesImagesImageUntagged,
  kubernetesIsolationHostPid,
  kubernetesLeastPrivilegePrivilegeEscalationNotDisabled,
  kubernetesNetworkMeshMtlsPermissive,
].flat();
