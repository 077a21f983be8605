// Written by `npm run gen` from the files beside it: add a rule by adding its file.
import type { Rule } from '../engine/rule';
import dockerfileUserLastUserRoot from './dockerfile/user/last-user-root';
import kubernetesIsolationHostPid from './kubernetes/isolation/host-pid';
import kubernetesLeastPrivilegePrivilegeEscalationNotDisabled from './kubernetes/least-privilege/privilege-escalation-not-disabled';

/** Every rule, in the order of its file. */
export const rules: readonly Rule[] = [
  dockerfileUserLastUserRoot,
  kubernetesIsolationHostPid,
  kubernetesLeastPrivilegePrivilegeEscalationNotDisabled,
].flat();
