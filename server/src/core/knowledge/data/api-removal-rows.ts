/**
 * Kubernetes API versions that are deprecated or gone. Columns: version, kinds, deprecated in, removed in, successor,
 * successor since, what a swap takes (text: the version alone, rewrite: fields too, none: no successor of the same
 * shape), successor kind when it differs, what changes.
 * Source: kubernetes.io/docs/reference/using-api/deprecation-guide and the lifecycle marks of kubernetes/kubernetes.
 */
export const apiRemovalRows = `
extensions/v1beta1  Deployment,DaemonSet,ReplicaSet  1.9  1.16  apps/v1  1.9  rewrite  -  spec.selector is required; rollbackTo and templateGeneration are gone
extensions/v1beta1  NetworkPolicy  1.9  1.16  networking.k8s.io/v1  1.8  text  -  -
extensions/v1beta1  PodSecurityPolicy  1.10  1.16  -  -  none  -  -
extensions/v1beta1  Ingress  1.14  1.22  networking.k8s.io/v1  1.19  rewrite  -  backends name a service and port.number or port.name; pathType is required
networking.k8s.io/v1beta1  Ingress  1.19  1.22  networking.k8s.io/v1  1.19  rewrite  -  backends name a service and port.number or port.name; pathType is required
networking.k8s.io/v1beta1  IngressClass  1.19  1.22  networking.k8s.io/v1  1.19  text  -  -
apps/v1beta1  Deployment,StatefulSet,ControllerRevision  1.9  1.16  apps/v1  1.9  rewrite  -  spec.selector is required; the update strategy of a StatefulSet defaults to RollingUpdate
apps/v1beta2  Deployment,DaemonSet,ReplicaSet,StatefulSet,ControllerRevision  1.9  1.16  apps/v1  1.9  text  -  -
rbac.authorization.k8s.io/v1alpha1  Role,ClusterRole,RoleBinding,ClusterRoleBinding  1.17  1.22  rbac.authorization.k8s.io/v1  1.8  text  -  apiVersion of a subject becomes apiGroup
rbac.authorization.k8s.io/v1beta1  Role,ClusterRole,RoleBinding,ClusterRoleBinding  1.17  1.22  rbac.authorization.k8s.io/v1  1.8  text  -  -
apiextensions.k8s.io/v1beta1  CustomResourceDefinition  1.16  1.22  apiextensions.k8s.io/v1  1.16  none  -  a schema is required and moves under versions, as does everything that differs by version
admissionregistration.k8s.io/v1beta1  MutatingWebhookConfiguration,ValidatingWebhookConfiguration  1.16  1.22  admissionregistration.k8s.io/v1  1.16  rewrite  -  sideEffects and admissionReviewVersions are required; other fields have stricter defaults
apiregistration.k8s.io/v1beta1  APIService  1.19  1.22  apiregistration.k8s.io/v1  1.10  text  -  -
authentication.k8s.io/v1beta1  TokenReview  1.19  1.22  authentication.k8s.io/v1  1.6  text  -  -
authorization.k8s.io/v1beta1  SubjectAccessReview,LocalSubjectAccessReview,SelfSubjectAccessReview,SelfSubjectRulesReview  1.19  1.22  authorization.k8s.io/v1  1.6  rewrite  -  spec.group becomes spec.groups
certificates.k8s.io/v1beta1  CertificateSigningRequest  1.19  1.22  certificates.k8s.io/v1  1.19  rewrite  -  signerName and usages are required
coordination.k8s.io/v1beta1  Lease  1.19  1.22  coordination.k8s.io/v1  1.14  text  -  -
scheduling.k8s.io/v1alpha1  PriorityClass  1.14  1.17  scheduling.k8s.io/v1  1.14  text  -  -
scheduling.k8s.io/v1beta1  PriorityClass  1.14  1.22  scheduling.k8s.io/v1  1.14  text  -  -
storage.k8s.io/v1beta1  CSIDriver,StorageClass,VolumeAttachment  1.19  1.22  storage.k8s.io/v1  1.19  text  -  -
storage.k8s.io/v1beta1  CSINode  1.17  1.22  storage.k8s.io/v1  1.17  text  -  -
storage.k8s.io/v1beta1  CSIStorageCapacity  1.24  1.27  storage.k8s.io/v1  1.24  text  -  -
storage.k8s.io/v1alpha1  CSIStorageCapacity,VolumeAttachment  1.21  1.24  storage.k8s.io/v1  1.24  text  -  -
batch/v2alpha1  CronJob  1.8  1.21  batch/v1  1.21  text  -  -
batch/v1beta1  CronJob  1.21  1.25  batch/v1  1.21  text  -  -
discovery.k8s.io/v1beta1  EndpointSlice  1.21  1.25  discovery.k8s.io/v1  1.21  rewrite  -  topology becomes nodeName and zone
events.k8s.io/v1beta1  Event  1.19  1.25  events.k8s.io/v1  1.19  rewrite  -  involvedObject becomes regarding; more fields are required
autoscaling/v2beta1  HorizontalPodAutoscaler  1.22  1.25  autoscaling/v2  1.23  rewrite  -  metric targets move under target
autoscaling/v2beta2  HorizontalPodAutoscaler  1.23  1.26  autoscaling/v2  1.23  text  -  -
policy/v1beta1  PodDisruptionBudget  1.21  1.25  policy/v1  1.21  text  -  an empty selector selects every pod of the namespace
policy/v1beta1  PodSecurityPolicy  1.21  1.25  -  -  none  -  Pod Security admission takes its place
policy/v1beta1  Eviction  1.22  1.25  policy/v1  1.22  text  -  -
node.k8s.io/v1beta1  RuntimeClass  1.22  1.25  node.k8s.io/v1  1.20  text  -  -
flowcontrol.apiserver.k8s.io/v1beta1  FlowSchema,PriorityLevelConfiguration  1.23  1.26  flowcontrol.apiserver.k8s.io/v1  1.29  rewrite  -  assuredConcurrencyShares becomes nominalConcurrencyShares
flowcontrol.apiserver.k8s.io/v1beta2  FlowSchema,PriorityLevelConfiguration  1.26  1.29  flowcontrol.apiserver.k8s.io/v1  1.29  rewrite  -  assuredConcurrencyShares becomes nominalConcurrencyShares
flowcontrol.apiserver.k8s.io/v1beta3  FlowSchema,PriorityLevelConfiguration  1.29  1.32  flowcontrol.apiserver.k8s.io/v1  1.29  text  -  -
authentication.k8s.io/v1beta1  SelfSubjectReview  1.30  1.33  authentication.k8s.io/v1  1.28  text  -  -
admissionregistration.k8s.io/v1beta1  ValidatingAdmissionPolicy,ValidatingAdmissionPolicyBinding  1.31  1.34  admissionregistration.k8s.io/v1  1.30  text  -  -
networking.k8s.io/v1alpha1  IPAddress,ServiceCIDR  1.30  1.33  networking.k8s.io/v1  1.33  text  -  -
storage.k8s.io/v1alpha1  VolumeAttributesClass  1.32  1.35  storage.k8s.io/v1  1.34  text  -  -
v1  ComponentStatus  1.19  -  -  -  none  -  -
v1  Endpoints  1.33  -  discovery.k8s.io/v1  1.21  none  EndpointSlice  -
`;
