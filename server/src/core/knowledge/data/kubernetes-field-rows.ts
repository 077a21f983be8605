/** The release of Kubernetes that the table is of. */
export const kubernetesFieldRelease = '1.36';

/**
 * The fields of every built-in kind, written by `npm run kubernetes-fields`. First a line for each API version with its
 * kinds and the numbers of their types; `*` stands for all versions. After a blank line a line for each type: its fields
 * behind what they hold, groups apart by `|`. See kubernetes-fields.ts for the letters.
 * Source: the Go types of k8s.io/api, k8s.io/apiextensions-apiserver and k8s.io/kube-aggregator v0.36.6.
 */
export const kubernetesFieldRows = `
* CreateOptions=81 DeleteOptions=108 GetOptions=185 ListOptions=256 PatchOptions=322 UpdateOptions=81 WatchEvent=538
admissionregistration.k8s.io/v1 MutatingAdmissionPolicy=271 MutatingAdmissionPolicyBinding=272 MutatingWebhookConfiguration=276 ValidatingAdmissionPolicy=514 ValidatingAdmissionPolicyBinding=515 ValidatingWebhookConfiguration=520
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy=271 MutatingAdmissionPolicyBinding=272 ValidatingAdmissionPolicy=514 ValidatingAdmissionPolicyBinding=515
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy=271 MutatingAdmissionPolicyBinding=272 MutatingWebhookConfiguration=276 ValidatingAdmissionPolicy=514 ValidatingAdmissionPolicyBinding=515 ValidatingWebhookConfiguration=520
apiextensions.k8s.io/v1 ConversionReview=78 CustomResourceDefinition=90
apiextensions.k8s.io/v1beta1 ConversionReview=78 CustomResourceDefinition=91
apiregistration.k8s.io/v1 APIService=3
apiregistration.k8s.io/v1beta1 APIService=3
apps/v1 ControllerRevision=75 DaemonSet=102 Deployment=109 ReplicaSet=388 StatefulSet=473
apps/v1beta1 ControllerRevision=75 Deployment=110 DeploymentRollback=111 Scale=435 StatefulSet=473
apps/v1beta2 ControllerRevision=75 DaemonSet=102 Deployment=109 ReplicaSet=388 Scale=435 StatefulSet=473
authentication.k8s.io/v1 SelfSubjectReview=452 TokenRequest=500 TokenReview=504
authentication.k8s.io/v1alpha1 SelfSubjectReview=452
authentication.k8s.io/v1beta1 SelfSubjectReview=452 TokenReview=504
authorization.k8s.io/v1 LocalSubjectAccessReview=259 SelfSubjectAccessReview=450 SelfSubjectRulesReview=454 SubjectAccessReview=259
authorization.k8s.io/v1beta1 LocalSubjectAccessReview=260 SelfSubjectAccessReview=450 SelfSubjectRulesReview=454 SubjectAccessReview=260
autoscaling/v1 HorizontalPodAutoscaler=199 Scale=436
autoscaling/v2 HorizontalPodAutoscaler=200
batch/v1 CronJob=82 Job=234
batch/v1beta1 CronJob=82
certificates.k8s.io/v1 CertificateSigningRequest=38
certificates.k8s.io/v1alpha1 ClusterTrustBundle=48
certificates.k8s.io/v1beta1 CertificateSigningRequest=38 ClusterTrustBundle=48 PodCertificateRequest=337
coordination.k8s.io/v1 Lease=241
coordination.k8s.io/v1alpha2 LeaseCandidate=242
coordination.k8s.io/v1beta1 Lease=241 LeaseCandidate=242
discovery.k8s.io/v1 EndpointSlice=150
discovery.k8s.io/v1beta1 EndpointSlice=151
events.k8s.io/v1 Event=160
events.k8s.io/v1beta1 Event=160
extensions/v1beta1 DaemonSet=103 Deployment=110 DeploymentRollback=111 Ingress=216 NetworkPolicy=284 ReplicaSet=388 Scale=435
flowcontrol.apiserver.k8s.io/v1 FlowSchema=179 PriorityLevelConfiguration=377
flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema=179 PriorityLevelConfiguration=378
flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema=179 PriorityLevelConfiguration=378
flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema=179 PriorityLevelConfiguration=377
internal.apiserver.k8s.io/v1alpha1 StorageVersion=485
networking.k8s.io/v1 IPAddress=209 Ingress=217 IngressClass=220 NetworkPolicy=284 ServiceCIDR=463
networking.k8s.io/v1beta1 IPAddress=209 Ingress=216 IngressClass=220 ServiceCIDR=463
node.k8s.io/v1 RuntimeClass=431
node.k8s.io/v1alpha1 RuntimeClass=432
node.k8s.io/v1beta1 RuntimeClass=431
policy/v1 Eviction=163 PodDisruptionBudget=342
policy/v1beta1 Eviction=163 PodDisruptionBudget=342
rbac.authorization.k8s.io/v1 ClusterRole=45 ClusterRoleBinding=46 Role=425 RoleBinding=46
rbac.authorization.k8s.io/v1alpha1 ClusterRole=45 ClusterRoleBinding=47 Role=425 RoleBinding=47
rbac.authorization.k8s.io/v1beta1 ClusterRole=45 ClusterRoleBinding=46 Role=425 RoleBinding=46
resource.k8s.io/v1 DeviceClass=124 ResourceClaim=396 ResourceClaimTemplate=402 ResourceSlice=420
resource.k8s.io/v1alpha3 DeviceTaintRule=135 ResourcePoolStatusRequest=412
resource.k8s.io/v1beta1 DeviceClass=124 ResourceClaim=397 ResourceClaimTemplate=403 ResourceSlice=421
resource.k8s.io/v1beta2 DeviceClass=124 DeviceTaintRule=135 ResourceClaim=396 ResourceClaimTemplate=402 ResourceSlice=420
scheduling.k8s.io/v1 PriorityClass=376
scheduling.k8s.io/v1alpha2 PodGroup=351 Workload=543
scheduling.k8s.io/v1beta1 PriorityClass=376
storage.k8s.io/v1 CSIDriver=24 CSINode=26 CSIStorageCapacity=30 StorageClass=482 VolumeAttachment=524 VolumeAttributesClass=528
storage.k8s.io/v1alpha1 CSIStorageCapacity=30 VolumeAttachment=524 VolumeAttributesClass=528
storage.k8s.io/v1beta1 CSIDriver=24 CSINode=26 CSIStorageCapacity=30 StorageClass=482 VolumeAttachment=524 VolumeAttributesClass=528
storagemigration.k8s.io/v1beta1 StorageVersionMigration=486
v1 APIGroup=0 APIResourceList=2 APIVersions=7 Binding=22 ComponentStatus=52 ConfigMap=54 Endpoints=153 Event=159 LimitRange=247 List=254 Namespace=280 Node=290 NodeProxyOptions=300 PersistentVolume=323 PersistentVolumeClaim=324 Pod=332 PodAttachOptions=335 PodExecOptions=345 PodLogOptions=360 PodPortForwardOptions=361 PodProxyOptions=300 PodStatusResult=367 PodTemplate=368 RangeAllocation=387 ReplicationController=391 ResourceQuota=415 Secret=445 SerializedReference=456 Service=459 ServiceAccount=460 ServiceProxyOptions=300 Status=479

190 preferredVersion|[190 versions|[457 serverAddressByClientCIDRs|s apiVersion kind name
[s categories shortNames verbs|b namespaced|s group kind name singularName storageVersionHash version
[1 resources|s apiVersion groupVersion kind
312 metadata|5 spec|6 status|s apiVersion kind
s message reason status type|t lastTransitionTime
467 service|b insecureSkipTLSVerify|i groupPriorityMinimum versionPriority|s group version|y caBundle
[4 conditions
[457 serverAddressByClientCIDRs|[s versions|s apiVersion kind
b readOnly|i partition|s fsType volumeID
292 nodeAffinity|333 podAffinity podAntiAffinity
[240 clusterRoleSelectors
283 networkData|[53 conditions|a data|s device driver pool shareID
118 devices|303 nodeSelector|t allocationTimestamp
s localhostProfile type
s expression
s devicePath name
s key valueExpression
b readOnly|s cachingMode diskName diskURI fsType kind
b readOnly|s secretName secretNamespace shareName
b readOnly|s secretName shareName
303 nodeSelector|[128 consumesCounters|[134 taints|[s bindingConditions bindingFailureConditions|b allNodes allowMultipleAllocations bindsToNode|s nodeName|{119 attributes|{120 capacity|{294 nodeAllocatableResourceMappings

312 metadata|315 target|s apiVersion kind
s apiVersion kind name uid
25 spec|312 metadata|s apiVersion kind
[501 tokenRequests|[s volumeLifecycleModes|b attachRequired podInfoOnMount preventPodSchedulingIfMissing requiresRepublish seLinuxMount serviceAccountTokenInSecrets storageCapacity|l nodeAllocatableUpdatePeriodSeconds|s fsGroupPolicy
28 spec|312 metadata|s apiVersion kind
533 allocatable|[s topologyKeys|s name nodeID
[27 drivers
446 controllerExpandSecretRef controllerPublishSecretRef nodeExpandSecretRef nodePublishSecretRef nodeStageSecretRef|b readOnly|s driver fsType volumeHandle|{s volumeAttributes
240 nodeTopology|312 metadata|q capacity maximumVolumeSize|s apiVersion kind storageClassName
181 nodePublishSecretRef|b readOnly|s driver fsType|{s volumeAttributes
[s add drop
34 validRange|[q validValues|q default
q max min step
{q requests
446 secretRef|[s monitors|b readOnly|s path secretFile user
181 secretRef|[s monitors|b readOnly|s path secretFile user
312 metadata|40 spec|41 status|s apiVersion kind
s message reason status type|t lastTransitionTime lastUpdateTime
[s groups usages|i expirationSeconds|s signerName uid username|y request|{[s extra
[39 conditions|y certificate
446 secretRef|b readOnly|s fsType volumeID
181 secretRef|b readOnly|s fsType volumeID
i timeoutSeconds
10 aggregationRule|312 metadata|[370 rules|s apiVersion kind
312 metadata|426 roleRef|[491 subjects|s apiVersion kind
312 metadata|426 roleRef|[492 subjects|s apiVersion kind
312 metadata|50 spec|s apiVersion kind
240 labelSelector|b optional|s name path signerName
s signerName trustBundle
s error message status type
312 metadata|[51 conditions|s apiVersion kind
l observedGeneration|s message reason status type|t lastTransitionTime
312 metadata|b immutable|s apiVersion kind|{s data|{y binaryData
b optional|s name
b optional|s key name
s kubeletConfigKey name namespace resourceVersion uid
[239 items|b optional|s name
[239 items|b optional|i defaultMode|s name
245 lifecycle|381 livenessProbe readinessProbe startupProbe|418 resources|448 securityContext|[15 volumeDevices|[154 envFrom|[155 env|[530 volumeMounts|[63 ports|[64 resizePolicy|[67 restartPolicyRules|[s args command|b stdin stdinOnce tty|s image imagePullPolicy name restartPolicy terminationMessagePath terminationMessagePolicy workingDir
s containerName requestName resourceName
[s names|l sizeBytes
i containerPort hostPort|s hostIP name protocol
s resourceName restartPolicy
268 target|s container name
269 current|s container name
68 exitCodes|s action
[i values|s operator
70 running|71 terminated|72 waiting
t startedAt
i exitCode signal|s containerID message reason|t finishedAt startedAt
s message reason
418 resources|69 lastState state|74 user|[424 allocatedResourcesStatus|[531 volumeMounts|b ready started|i restartCount|s containerID image imageID name stopSignal|{q allocatedResources
253 linux
312 metadata|a data|l revision|s apiVersion kind
[a objects|s desiredAPIVersion uid
479 result|[a convertedObjects|s uid
76 request|77 response|s apiVersion kind
q value
s name|{79 counters
[s dryRun|s apiVersion fieldManager fieldValidation kind
312 metadata|83 spec|84 status|s apiVersion kind
238 jobTemplate|b suspend|i failedJobsHistoryLimit successfulJobsHistoryLimit|l startingDeadlineSeconds|s concurrencyPolicy schedule timeZone
[315 active|t lastScheduleTime lastSuccessfulTime
s apiVersion kind name
i priority|s description format jsonPath name type
i priority|s JSONPath description format name type
540 webhook|s strategy
539 webhookClientConfig|[s conversionReviewVersions|s strategy
312 metadata|93 spec|95 status|s apiVersion kind
312 metadata|94 spec|95 status|s apiVersion kind
[s categories shortNames|s kind listKind plural singular
88 conversion|92 names|[96 versions|b preserveUnknownFields|s group scope
100 validation|89 conversion|92 names|99 subresources|[449 selectableFields|[87 additionalPrinterColumns|[97 versions|b preserveUnknownFields|s group scope version
92 acceptedNames|[53 conditions|[s storedVersions|l observedGeneration
100 schema|99 subresources|[449 selectableFields|[86 additionalPrinterColumns|b deprecated served storage|s deprecationWarning name
100 schema|99 subresources|[449 selectableFields|[87 additionalPrinterColumns|b deprecated served storage|s deprecationWarning name
s labelSelectorPath specReplicasPath statusReplicasPath
21 status|98 scale
233 openAPIV3Schema
i Port
104 spec|106 status|312 metadata|s apiVersion kind
105 spec|106 status|312 metadata|s apiVersion kind
107 updateStrategy|240 selector|369 template|i minReadySeconds revisionHistoryLimit
107 updateStrategy|240 selector|369 template|i minReadySeconds revisionHistoryLimit|l templateGeneration
[4 conditions|i collisionCount currentNumberScheduled desiredNumberScheduled numberAvailable numberMisscheduled numberReady numberUnavailable updatedNumberScheduled|l observedGeneration
428 rollingUpdate|s type
374 preconditions|[s dryRun|b ignoreStoreReadErrorWithClusterBreakingPotential orphanDependents|l gracePeriodSeconds|s apiVersion kind propagationPolicy
112 spec|114 status|312 metadata|s apiVersion kind
113 spec|114 status|312 metadata|s apiVersion kind
427 rollbackTo|s apiVersion kind name|{s updatedAnnotations
107 strategy|240 selector|369 template|b paused|i minReadySeconds progressDeadlineSeconds replicas revisionHistoryLimit
107 strategy|240 selector|369 template|427 rollbackTo|b paused|i minReadySeconds progressDeadlineSeconds replicas revisionHistoryLimit
[39 conditions|i availableReplicas collisionCount readyReplicas replicas terminatingReplicas unavailableReplicas updatedReplicas|l observedGeneration
303 nodeSelector|[128 consumesCounters|[134 taints|[s bindingConditions bindingFailureConditions|b allNodes allowMultipleAllocations bindsToNode|s name nodeName|{119 attributes|{120 capacity|{294 nodeAllocatableResourceMappings
20 basic|s name
316 opaque|[s requests|s source
[117 config|[131 results
[b bools|[l ints|[s strings versions|b bool|l int|s string version
33 requestPolicy|q value
[123 config|[127 constraints|[129 requests
[123 config|[127 constraints|[130 requests
316 opaque|[s requests
126 spec|312 metadata|s apiVersion kind
316 opaque
[125 config|[132 selectors|s extendedResourceName
[s requests|s distinctAttribute matchAttribute
s counterSet|{79 counters
164 exactly|[133 firstAvailable|s name
35 capacity|[132 selectors|[133 firstAvailable|[139 tolerations|b adminAccess|l count|s allocationMode deviceClassName name
[139 tolerations|[s bindingConditions bindingFailureConditions|b adminAccess|s device driver pool request shareID|{q consumedCapacity
14 cel
35 capacity|[132 selectors|[139 tolerations|l count|s allocationMode deviceClassName name
s effect key value|t timeAdded
136 spec|137 status|312 metadata|s apiVersion kind
134 taint|138 deviceSelector
[53 conditions
s device driver pool
l tolerationSeconds|s effect key operator value
[141 items
311 fieldRef|406 resourceFieldRef|i mode|s path
[141 items|i defaultMode
q sizeLimit|s medium
147 conditions|148 hints|315 targetRef|[s addresses|s hostname nodeName zone|{s deprecatedTopology
147 conditions|148 hints|315 targetRef|[s addresses|s hostname nodeName|{s topology
315 targetRef|s hostname ip nodeName
b ready serving terminating
[181 forNodes forZones
i port|s appProtocol name protocol
312 metadata|[144 endpoints|[149 ports|s addressType apiVersion kind
312 metadata|[145 endpoints|[149 ports|s addressType apiVersion kind
[146 addresses notReadyAddresses|[149 ports
312 metadata|[152 subsets|s apiVersion kind
55 configMapRef secretRef|s prefix
156 valueFrom|s name value
174 fileKeyRef|311 fieldRef|406 resourceFieldRef|56 configMapKeyRef secretKeyRef
245 lifecycle|381 livenessProbe readinessProbe startupProbe|418 resources|448 securityContext|[15 volumeDevices|[154 envFrom|[155 env|[530 volumeMounts|[63 ports|[64 resizePolicy|[67 restartPolicyRules|[s args command|b stdin stdinOnce tty|s image imagePullPolicy name restartPolicy targetContainerName terminationMessagePath terminationMessagePolicy workingDir
327 volumeClaimTemplate
161 series|162 source|312 metadata|315 involvedObject related|i count|s action apiVersion kind message reason reportingComponent reportingInstance type|t firstTimestamp lastTimestamp|u eventTime
161 series|162 deprecatedSource|312 metadata|315 regarding related|i deprecatedCount|s action apiVersion kind note reason reportingController reportingInstance type|t deprecatedFirstTimestamp deprecatedLastTimestamp|u eventTime
i count|u lastObservedTime
s component host
108 deleteOptions|312 metadata|s apiVersion kind
35 capacity|[132 selectors|[139 tolerations|b adminAccess|l count|s allocationMode deviceClassName
[s command
i lendablePercent nominalConcurrencyShares
s fieldRef warning
s description url
265 metric|268 target
265 metric|269 current
[s targetWWNs wwids|b readOnly|i lun|s fsType
[173 requirements|s rawSelector
[s values|s key operator
b optional|s key path volumeName
446 secretRef|b readOnly|s driver fsType|{s options
181 secretRef|b readOnly|s driver fsType|{s options
s datasetName datasetUUID
s type
180 spec|312 metadata|6 status|s apiVersion kind
178 distinguisherMethod|181 priorityLevelConfiguration|[371 rules|i matchingPrecedence
s name
b readOnly|i partition|s fsType pdName
i port|s service
i minCount
s apiVersion kind resourceVersion
s directory repository revision
b readOnly|s endpoints endpointsNamespace path
b readOnly|s endpoints path
s group resource
s groupVersion version
i periodSeconds value|s type
[191 policies|i stabilizationWindowSeconds|q tolerance|s selectPolicy
[194 httpHeaders|o port|s host path scheme
s name value
218 backend|s path pathType
219 backend|s path pathType
[195 paths
[196 paths
202 spec|204 status|312 metadata|s apiVersion kind
203 spec|205 status|312 metadata|s apiVersion kind
192 scaleDown scaleUp
85 scaleTargetRef|i maxReplicas minReplicas targetCPUUtilizationPercentage
201 behavior|85 scaleTargetRef|[266 metrics|i maxReplicas minReplicas
i currentCPUUtilizationPercentage currentReplicas desiredReplicas|l observedGeneration|t lastScaleTime
[267 currentMetrics|[4 conditions|i currentReplicas desiredReplicas|l observedGeneration|t lastScaleTime
[s hostnames|s ip
s ip
s path type
210 spec|312 metadata|s apiVersion kind
321 parentRef
[s except|s cidr
446 secretRef|[s portals|b chapAuthDiscovery chapAuthSession readOnly|i lun|s fsType initiatorName iqn iscsiInterface targetPortal
181 secretRef|[s portals|b chapAuthDiscovery chapAuthSession readOnly|i lun|s fsType initiatorName iqn iscsiInterface targetPortal
s pullPolicy reference
s imageRef
229 spec|231 status|312 metadata|s apiVersion kind
230 spec|231 status|312 metadata|s apiVersion kind
426 resource|o servicePort|s serviceName
228 service|426 resource
222 spec|312 metadata|s apiVersion kind
s apiGroup kind name namespace scope
221 parameters|s controller
[225 ports|s hostname ip
[223 ingress
i port|s error protocol
197 http|s host
198 http|s host
462 port|s name
218 backend|[226 rules|[232 tls|s ingressClassName
219 defaultBackend|[227 rules|[232 tls|s ingressClassName
224 loadBalancer
[s hosts|s secretName
168 externalDocs|233 not|A233 items|B233 additionalItems additionalProperties|[233 allOf anyOf oneOf|[522 x-kubernetes-validations|[a enum|[s required x-kubernetes-list-map-keys|a default example|b exclusiveMaximum exclusiveMinimum nullable uniqueItems x-kubernetes-embedded-resource x-kubernetes-int-or-string x-kubernetes-preserve-unknown-fields|f maximum minimum multipleOf|l maxItems maxLength maxProperties minItems minLength minProperties|s $ref $schema description format id pattern title type x-kubernetes-list-type x-kubernetes-map-type|{233 definitions patternProperties properties|{S233 dependencies
236 spec|237 status|312 metadata|s apiVersion kind
s message reason status type|t lastProbeTime lastTransitionTime
240 selector|347 podFailurePolicy|369 template|497 successPolicy|b manualSelector suspend|i backoffLimit backoffLimitPerIndex completions maxFailedIndexes parallelism ttlSecondsAfterFinished|l activeDeadlineSeconds|s completionMode managedBy podReplacementPolicy
512 uncountedTerminatedPods|[235 conditions|i active failed ready succeeded terminating|s completedIndexes failedIndexes|t completionTime startTime
236 spec|312 metadata
i mode|s key path
[173 matchExpressions|{s matchLabels
244 spec|312 metadata|s apiVersion kind
243 spec|312 metadata|s apiVersion kind
s binaryVersion emulationVersion leaseName strategy|u pingTime renewTime
i leaseDurationSeconds leaseTransitions|s holderIdentity preferredHolder strategy|u acquireTime renewTime
246 postStart preStop|s stopSignal
165 exec|193 httpGet|472 sleep|499 tcpSocket
249 spec|312 metadata|s apiVersion kind
s type|{q default defaultRequest max maxLimitRequestRatio min
[248 limits
383 queuing|s type
250 limitResponse|i borrowingLimitPercent lendablePercent nominalConcurrencyShares
250 limitResponse|i assuredConcurrencyShares borrowingLimitPercent lendablePercent
[l supplementalGroups|l gid uid
255 metadata|[a items|s apiVersion kind
471 shardInfo|l remainingItemCount|s continue resourceVersion selfLink
b allowWatchBookmarks sendInitialEvents watch|l limit timeoutSeconds|s apiVersion continue fieldSelector kind labelSelector resourceVersion resourceVersionMatch shardSelector
[225 ports|s hostname ip ipMode
[257 ingress
312 metadata|493 spec|495 status|s apiVersion kind
312 metadata|494 spec|495 status|s apiVersion kind
s fsType path
a fieldsV1|s apiVersion fieldsType manager operation subresource|t time
s expression name
240 namespaceSelector objectSelector|[279 excludeResourceRules resourceRules|s matchPolicy
240 selector|s name
169 external pods|313 object|408 resource|65 containerResource|s type
170 external pods|314 object|409 resource|66 containerResource|s type
i averageUtilization|q averageValue value|s type
i averageUtilization|q averageValue value
s status targetVolumeAttributesClassName
274 spec|312 metadata|s apiVersion kind
273 spec|312 metadata|s apiVersion kind
264 matchResources|320 paramRef|s policyName
264 matchConstraints|319 paramKind|[263 matchConditions variables|[277 mutations|s failurePolicy reinvocationPolicy
240 namespaceSelector objectSelector|539 clientConfig|[263 matchConditions|[430 rules|[s admissionReviewVersions|i timeoutSeconds|s failurePolicy matchPolicy name reinvocationPolicy sideEffects
312 metadata|[275 webhooks|s apiVersion kind
14 applyConfiguration jsonPatch|s patchType
b readOnly|s path server
[s apiGroups apiVersions operations resourceNames resources|s scope
281 spec|282 status|312 metadata|s apiVersion kind
[s finalizers
[4 conditions|s phase
[s ips|s hardwareAddress interfaceName
289 spec|312 metadata|s apiVersion kind
[287 to|[288 ports
[287 from|[288 ports
211 ipBlock|240 namespaceSelector podSelector
i endPort|o port|s protocol
240 podSelector|[285 egress|[286 ingress|[s policyTypes
305 spec|306 status|312 metadata|s apiVersion kind
s address type
303 requiredDuringSchedulingIgnoredDuringExecution|[375 preferredDuringSchedulingIgnoredDuringExecution
[s containers|s resourceClaimName|{q resources
q allocationMultiplier|s capacityKey
s message reason status type|t lastHeartbeatTime lastTransitionTime
57 configMap
296 active assigned lastKnownGood|s error
101 kubeletEndpoint
b supplementalGroupsPolicy
s apiVersion kind path
302 features|s name
b recursiveReadOnlyMounts userNamespaces
[304 nodeSelectorTerms
[173 matchExpressions matchFields
296 configSource|[134 taints|[s podCIDRs|b unschedulable|s externalID podCIDR providerID
297 config|298 daemonEndpoints|299 features|308 nodeInfo|[15 volumesAttached|[291 addresses|[295 conditions|[301 runtimeHandlers|[62 images|[s declaredFeatures volumesInUse|s phase|{q allocatable capacity
l capacity
307 swap|s architecture bootID containerRuntimeVersion kernelVersion kubeProxyVersion kubeletVersion machineID operatingSystem osImage systemUUID
s path verb
[s nonResourceURLs verbs
s apiVersion fieldPath
[262 managedFields|[318 ownerReferences|[s finalizers|l deletionGracePeriodSeconds generation|s generateName name namespace resourceVersion selfLink uid|t creationTimestamp deletionTimestamp|{s annotations labels
265 metric|268 target|85 describedObject
265 metric|269 current|85 describedObject
s apiVersion fieldPath kind name namespace resourceVersion uid
a parameters|s driver
{q podFixed
b blockOwnerDeletion controller|s apiVersion kind name uid
s apiVersion kind
240 selector|s name namespace parameterNotFoundAction
s group name namespace resource
[s dryRun|b force|s apiVersion fieldManager fieldValidation kind
312 metadata|329 spec|330 status|s apiVersion kind
312 metadata|325 spec|326 status|s apiVersion kind
240 selector|426 dataSource|491 dataSourceRef|535 resources|[s accessModes|s storageClassName volumeAttributesClassName volumeMode volumeName
270 modifyVolumeStatus|[235 conditions|[s accessModes|s currentVolumeAttributesClassName phase|{q allocatedResources capacity|{s allocatedResourceStatuses
312 metadata|325 spec
b readOnly|s claimName
17 azureDisk|171 fc|175 flexVolume|177 flocker|18 azureFile|182 gcePersistentDisk|187 glusterfs|208 hostPath|212 iscsi|261 local|278 nfs|29 csi|315 claimRef|331 photonPersistentDisk|36 cephfs|373 portworxVolume|384 quobyte|385 rbd|42 cinder|437 scaleIO|483 storageos|532 nodeAffinity|537 vsphereVolume|8 awsElasticBlockStore|[s accessModes mountOptions|s persistentVolumeReclaimPolicy storageClassName volumeAttributesClassName volumeMode|{q capacity
s message phase reason|t lastPhaseTransitionTime
s fsType pdID
312 metadata|365 spec|366 status|s apiVersion kind
[334 requiredDuringSchedulingIgnoredDuringExecution|[541 preferredDuringSchedulingIgnoredDuringExecution
240 labelSelector namespaceSelector|[s matchLabelKeys mismatchLabelKeys namespaces|s topologyKey
b stderr stdin stdout tty|s apiVersion container kind
i maxExpirationSeconds|s certificateChainPath credentialBundlePath keyPath keyType signerName|{s userAnnotations
312 metadata|338 spec|339 status|s apiVersion kind
i maxExpirationSeconds|s nodeName nodeUID podName podUID serviceAccountName serviceAccountUID signerName|y pkixPublicKey proofOfPossession stubPKCS10Request|{s unverifiedUserAnnotations
[53 conditions|s certificateChain|t beginRefreshAt notAfter notBefore
l observedGeneration|s message reason status type|t lastProbeTime lastTransitionTime
[194 options|[s nameservers searches
312 metadata|343 spec|344 status|s apiVersion kind
240 selector|o maxUnavailable minAvailable|s unhealthyPodEvictionPolicy
[53 conditions|i currentHealthy desiredHealthy disruptionsAllowed expectedPods|l observedGeneration|{t disruptedPods
[s command|b stderr stdin stdout tty|s apiVersion container kind
[61 requestMappings|s resourceClaimName
[350 rules
[i values|s containerName operator
s status type
348 onExitCodes|[349 onPodConditions|s action
312 metadata|356 spec|357 status|s apiVersion kind
s name resourceClaimName resourceClaimTemplateName
s name resourceClaimName
[507 topology
184 gang|21 basic
354 schedulingConstraints|355 schedulingPolicy|359 podGroupTemplateRef|[352 resourceClaims|i priority|s disruptionMode priorityClassName
[353 resourceClaimStatuses|[53 conditions
354 schedulingConstraints|355 schedulingPolicy|[352 resourceClaims|i priority|s disruptionMode name priorityClassName
544 workload
b follow insecureSkipTLSVerifyBackend previous timestamps|l limitBytes sinceSeconds tailLines|s apiVersion container kind stream|t sinceTime
[i ports|s apiVersion kind
s conditionType
s podGroupName
13 appArmorProfile seccompProfile|434 seLinuxOptions|542 windowsOptions|[194 sysctls|[l supplementalGroups|b runAsNonRoot|l fsGroup runAsGroup runAsUser|s fsGroupChangePolicy seLinuxChangePolicy supplementalGroupsPolicy
181 os|341 dnsConfig|363 schedulingGroup|364 securityContext|418 resources|9 affinity|[139 tolerations|[157 ephemeralContainers|[181 imagePullSecrets schedulingGates|[206 hostAliases|[352 resourceClaims|[362 readinessGates|[510 topologySpreadConstraints|[523 volumes|[60 containers initContainers|b automountServiceAccountToken enableServiceLinks hostIPC hostNetwork hostPID hostUsers setHostnameAsFQDN shareProcessNamespace|i priority|l activeDeadlineSeconds terminationGracePeriodSeconds|s dnsPolicy hostname hostnameOverride nodeName preemptionPolicy priorityClassName restartPolicy runtimeClassName schedulerName serviceAccount serviceAccountName subdomain|{q overhead|{s nodeSelector
346 extendedResourceClaimStatus|418 resources|[207 hostIPs podIPs|[293 nodeAllocatableResourceClaimStatuses|[340 conditions|[353 resourceClaimStatuses|[73 containerStatuses ephemeralContainerStatuses initContainerStatuses|l observedGeneration|s hostIP message nominatedNodeName phase podIP qosClass reason resize|t startTime|{q allocatedResources
312 metadata|366 status|s apiVersion kind
312 metadata|369 template|s apiVersion kind
312 metadata|365 spec
[s apiGroups nonResourceURLs resourceNames resources verbs
[310 nonResourceRules|[410 resourceRules|[490 subjects
i allocatedDevices availableDevices resourceSliceCount totalDevices unavailableDevices|l generation|s driver nodeName poolName validationError
b readOnly|s fsType volumeID
s resourceVersion uid
304 preference|i weight
312 metadata|b globalDefault|i value|s apiVersion description kind preemptionPolicy
312 metadata|379 spec|6 status|s apiVersion kind
312 metadata|380 spec|6 status|s apiVersion kind
166 exempt|251 limited|s type
166 exempt|252 limited|s type
165 exec|183 grpc|193 httpGet|499 tcpSocket|i failureThreshold initialDelaySeconds periodSeconds successThreshold timeoutSeconds|l terminationGracePeriodSeconds
[534 sources|i defaultMode
i handSize queueLengthLimit queues
b readOnly|s group registry tenant user volume
446 secretRef|[s monitors|b readOnly|s fsType image keyring pool user
181 secretRef|[s monitors|b readOnly|s fsType image keyring pool user
312 metadata|s apiVersion kind range|y data
312 metadata|389 spec|390 status|s apiVersion kind
240 selector|369 template|i minReadySeconds replicas
[4 conditions|i availableReplicas fullyLabeledReplicas readyReplicas replicas terminatingReplicas|l observedGeneration
312 metadata|392 spec|393 status|s apiVersion kind
369 template|i minReadySeconds replicas|{s selector
[4 conditions|i availableReplicas fullyLabeledReplicas readyReplicas replicas|l observedGeneration
172 fieldSelector labelSelector|s group name namespace resource subresource verb version
s name request
312 metadata|399 spec|401 status|s apiVersion kind
312 metadata|400 spec|401 status|s apiVersion kind
s apiGroup name resource uid
121 devices
122 devices
12 allocation|[11 devices|[398 reservedFor
312 metadata|404 spec|s apiVersion kind
312 metadata|405 spec|s apiVersion kind
312 metadata|399 spec
312 metadata|400 spec
q divisor|s containerName resource
s health message resourceID
268 target|s name
269 current|s name
[s apiGroups namespaces resources verbs|b clusterScope
l generation resourceSliceCount|s name
312 metadata|413 spec|414 status|s apiVersion kind
i limit|s driver poolName
[372 pools|[53 conditions|i poolCount
312 metadata|416 spec|417 status|s apiVersion kind
443 scopeSelector|[s scopes|{q hard
{q hard used
[395 claims|{q limits requests
[s apiGroups resourceNames resources verbs
312 metadata|422 spec|s apiVersion kind
312 metadata|423 spec|s apiVersion kind
303 nodeSelector|411 pool|[115 devices|[80 sharedCounters|b allNodes perDeviceNodeSelection|s driver nodeName
303 nodeSelector|411 pool|[116 devices|[80 sharedCounters|b allNodes perDeviceNodeSelection|s driver nodeName
[407 resources|s name
312 metadata|[370 rules|s apiVersion kind
s apiGroup kind name
l revision
o maxSurge maxUnavailable
i partition|o maxUnavailable
[s apiGroups apiVersions operations resources|s scope
312 metadata|317 overhead|442 scheduling|s apiVersion handler kind
312 metadata|433 spec|s apiVersion kind
317 overhead|442 scheduling|s runtimeHandler
s level role type user
312 metadata|439 spec|440 status|s apiVersion kind
312 metadata|439 spec|441 status|s apiVersion kind
446 secretRef|b readOnly sslEnabled|s fsType gateway protectionDomain storageMode storagePool system volumeName
181 secretRef|b readOnly sslEnabled|s fsType gateway protectionDomain storageMode storagePool system volumeName
i replicas
i replicas|s targetSelector|{s selector
i replicas|s selector
[139 tolerations|{s nodeSelector
[444 matchExpressions
[s values|s operator scopeName
312 metadata|b immutable|s apiVersion kind type|{s stringData|{y data
s name namespace
[239 items|b optional|i defaultMode|s secretName
13 appArmorProfile seccompProfile|32 capabilities|434 seLinuxOptions|542 windowsOptions|b allowPrivilegeEscalation privileged readOnlyRootFilesystem runAsNonRoot|l runAsGroup runAsUser|s procMount
s jsonPath
312 metadata|451 spec|495 status|s apiVersion kind
309 nonResourceAttributes|394 resourceAttributes
312 metadata|453 status|s apiVersion kind
513 userInfo
312 metadata|455 spec|496 status|s apiVersion kind
s namespace
315 reference|s apiVersion kind
s clientCIDR serverAddress
[s decodableVersions servedVersions|s apiServerID encodingVersion
312 metadata|468 spec|469 status|s apiVersion kind
312 metadata|[181 imagePullSecrets|[315 secrets|b automountServiceAccountToken|s apiVersion kind
l expirationSeconds|s audience path
i number|s name
137 status|312 metadata|464 spec|s apiVersion kind
[s cidrs
i nodePort port|o targetPort|s appProtocol name protocol
i port|s name namespace path
i port|s name namespace
470 sessionAffinityConfig|[465 ports|[s clusterIPs externalIPs ipFamilies loadBalancerSourceRanges|b allocateLoadBalancerNodePorts publishNotReadyAddresses|i healthCheckNodePort|s clusterIP externalName externalTrafficPolicy internalTrafficPolicy ipFamilyPolicy loadBalancerClass loadBalancerIP sessionAffinity trafficDistribution type|{s selector
258 loadBalancer|[53 conditions
44 clientIP
s selector
l seconds
312 metadata|476 spec|477 status|s apiVersion kind
i start
s whenDeleted whenScaled
240 selector|369 template|474 ordinals|475 persistentVolumeClaimRetentionPolicy|478 updateStrategy|[324 volumeClaimTemplates|i minReadySeconds replicas revisionHistoryLimit|s podManagementPolicy serviceName
[4 conditions|i availableReplicas collisionCount currentReplicas readyReplicas replicas updatedReplicas|l observedGeneration|s currentRevision updateRevision
429 rollingUpdate|s type
255 metadata|481 details|i code|s apiVersion kind message reason status
s field message reason
[480 causes|i retryAfterSeconds|s group kind name uid
312 metadata|[509 allowedTopologies|[s mountOptions|b allowVolumeExpansion|s apiVersion kind provisioner reclaimPolicy volumeBindingMode|{s parameters
315 secretRef|b readOnly|s fsType volumeName volumeNamespace
181 secretRef|b readOnly|s fsType volumeName volumeNamespace
21 spec|312 metadata|489 status|s apiVersion kind
312 metadata|487 spec|488 status|s apiVersion kind
189 resource
[53 conditions|s resourceVersion
[458 storageVersions|[53 conditions|s commonEncodingVersion
181 group user|446 serviceAccount|s kind
s apiGroup kind name namespace
s apiVersion kind name namespace
309 nonResourceAttributes|394 resourceAttributes|[s groups|s uid user|{[s extra
309 nonResourceAttributes|394 resourceAttributes|[s group|s uid user|{[s extra
b allowed denied|s evaluationError reason
[310 nonResourceRules|[419 resourceRules|b incomplete|s evaluationError
[498 rules
i succeededCount|s succeededIndexes
o port|s host
312 metadata|502 spec|503 status|s apiVersion kind
l expirationSeconds|s audience
23 boundObjectRef|[s audiences|l expirationSeconds
s token|t expirationTimestamp
312 metadata|505 spec|506 status|s apiVersion kind
[s audiences|s token
513 user|[s audiences|b authenticated|s error
s key
[s values|s key
[508 matchLabelExpressions
240 labelSelector|[s matchLabelKeys|i maxSkew minDomains|s nodeAffinityPolicy nodeTaintsPolicy topologyKey whenUnsatisfiable
[167 expressionWarnings
[s failed succeeded
[s groups|s uid username|{[s extra
312 metadata|517 spec|518 status|s apiVersion kind
312 metadata|516 spec|s apiVersion kind
264 matchResources|320 paramRef|[s validationActions|s policyName
264 matchConstraints|319 paramKind|[16 auditAnnotations|[263 matchConditions variables|[521 validations|s failurePolicy
511 typeChecking|[53 conditions|l observedGeneration
240 namespaceSelector objectSelector|539 clientConfig|[263 matchConditions|[430 rules|[s admissionReviewVersions|i timeoutSeconds|s failurePolicy matchPolicy name sideEffects
312 metadata|[519 webhooks|s apiVersion kind
s expression message messageExpression reason
b optionalOldSelf|s fieldPath message messageExpression reason rule
142 downwardAPI|143 emptyDir|158 ephemeral|17 azureDisk|171 fc|176 flexVolume|177 flocker|182 gcePersistentDisk|186 gitRepo|188 glusterfs|19 azureFile|208 hostPath|213 iscsi|214 image|278 nfs|31 csi|328 persistentVolumeClaim|331 photonPersistentDisk|37 cephfs|373 portworxVolume|382 projected|384 quobyte|386 rbd|43 cinder|438 scaleIO|447 secret|484 storageos|537 vsphereVolume|59 configMap|8 awsElasticBlockStore|s name
312 metadata|526 spec|527 status|s apiVersion kind
329 inlineVolumeSpec|s persistentVolumeName
525 source|s attacher nodeName
529 attachError detachError|b attached|{s attachmentMetadata
312 metadata|s apiVersion driverName kind|{s parameters
i errorCode|s message|t time
b readOnly|s mountPath mountPropagation name recursiveReadOnly subPath subPathExpr
536 volumeStatus|b readOnly|s mountPath name recursiveReadOnly
303 required
i count
140 downwardAPI|336 podCertificate|461 serviceAccountToken|49 clusterTrustBundle|58 configMap secret
{q limits requests
215 image
s fsType storagePolicyID storagePolicyName volumePath
a object|s type
466 service|s url|y caBundle
539 clientConfig|[s conversionReviewVersions
334 podAffinityTerm|i weight
b hostProcess|s gmsaCredentialSpec gmsaCredentialSpecName runAsUserName
312 metadata|545 spec|s apiVersion kind
s podGroupTemplateName workloadName
426 controllerRef|[358 podGroupTemplates
`;
