/** A query of KICS, by all that people call it. */
export interface KicsQuery {
  /** What its comments and its `--exclude-queries` take. */
  readonly id: string;
  /** What it prints. */
  readonly name: string;
  /** Where its sources lie. */
  readonly folder: string;
}

/**
 * The queries for Dockerfiles, Compose files and Kubernetes manifests: id, name, and the folder where it is not the name
 * in small letters. Source: https://docs.kics.io/latest/queries/all-queries/ (2.1.20); an id stays when a query is renamed.
 */
const rows = `
a88baa34-e2ad-44ea-ad6f-8cac87bc7c71 Passwords And Secrets
9513a694-aa0d-41d8-be61-3271e056f36b Add Instead of Copy
ce30e584-b33f-4c7d-b418-a3d7027f8f60 Always Admit Admission Control Plugin Set
a77f4d07-c6e0-4a48-8b35-0eeb51576f4f Always Pull Images Admission Control Plugin Not Set
1de5cc51-f376-4638-a940-20f2e85ae238 Anonymous Auth Is Not Set To False
ae9c56a6-3ed1-4ac0-9b54-31267f51151d Apk Add Using Local Cache Path
df746b39-6564-4fed-bf85-e9c44382303c Apt Get Install Lists Were Not Deleted
965a08d7-ef86-4f14-8792-4a3b2098937e Apt Get Install Pin Version Not Defined
77783205-c4ca-4f80-bb80-c777f267c547 APT-GET Missing Flags To Avoid Manual Input
7384dfb2-fcd1-4fbf-91cd-6c44c318c33c APT-GET Not Avoiding Additional Packages
da9f3aa8-fbfb-472f-b5a1-576127944218 Audit Log Maxage Not Properly Set
768aab52-2504-4a2f-a3e3-329d5a679848 Audit Log Maxbackup Not Properly Set
35c0a471-f7c8-4993-aa2c-503a3c712a66 Audit Log Maxsize Not Properly Set
73e251f0-363d-4e53-86e2-0a93592437eb Audit Log Path Not Set
13a49a2e-488e-4309-a7c0-d6b05577a5fb Audit Policy File Not Defined
1828a670-5957-4bc5-9974-47da228f75e2 Audit Policy Not Cover Key Security Concerns
4d7ee40f-fc5d-427d-8cac-dffbe22d42d1 Authorization Mode Node Not Set
1aa4a1ae-5dbb-48a1-9aa2-630ea4be208e Authorization Mode RBAC Not Set
f1f4d8da-1ac4-47d0-b1aa-91e69d33f7d5 Authorization Mode Set To Always Allow
98ce8b81-7707-4734-aa39-627c6db3d84b Auto TLS Set To True
5da47109-f8d6-4585-9e2b-96a8958a12f5 Basic Auth File Is Set
46a2e9ec-6a5f-4faa-9d39-4ea44d5d87a2 Bind Address Not Properly Set
4d9f44c6-2f4a-4317-9bb5-267adbea0232 Cgroup Not Default
8a301064-c291-4b20-adcb-403fe7fd95fd Changing Default Shell Using RUN Command | changing_default_shell_using_run_command
aa93e17f-b6db-4162-9334-c70334e7ac28 Chown Flag Exists
e0e00aba-5f1c-4981-a542-9a9563c0ee20 Client Certificate Authentication Not Setup Properly
249328b8-5f0f-409f-b1dd-029f07882e11 Cluster Admin Rolebinding With Superuser Permissions
9127f0d9-2310-42e7-866f-5fd9d20dcbad Cluster Allows Unsafe Sysctls
03aabc8c-35d6-481e-9c85-20139cf72d23 CNI Plugin Does Not Support Network Policies
ce76b7d0-9e77-464d-b86f-c5c48e03e22d Container Capabilities Unrestricted
dd29336b-fe57-445b-a26e-e6aa867ae609 Container Is Privileged
cf34805e-3872-4c08-bf92-6ff7bb0cfadb Container Running As Root
02323c00-cdc3-4fdc-a310-4f2b3e7a1660 Container Running With Low UID
f922827f-aab6-447c-832a-e1ff63312bd3 Container Runs Unmasked
451d79dc-0588-476a-ad03-3c7f0320abb3 Container Traffic Not Bound To Host Interface
19ebaa28-fc86-4a58-bcfa-015c9e22fe40 Containers With Added Capabilities
235236ee-ad78-4065-bd29-61b061f28ce0 Containers With Sys Admin Capabilities
cdddb86f-95f6-4fc4-b5a1-483d9afceb2b COPY '--from' References Current FROM Alias
6db6e0c2-32a3-4a2e-93b5-72c35f4119db COPY With More Than Two Arguments Not Ending With Slash
4ac0e2b7-d2d2-4af7-8799-e8de6721ccda CPU Limits Not Set
ca469dd4-c736-448f-8ac1-30a642705e0a CPU Requests Not Set
6b610c50-99fb-4ef0-a5f3-e312fd945bc3 Cpus Not Limited
192fe40b-b1c3-448a-aba2-6cc19a300fe3 CronJob Deadline Not Configured
4b410d24-1cbe-4430-a632-62c9a931cf1c Curl or Wget Instead of Add
d2ad057f-0928-41ef-a83c-f59203bb855b Dashboard Is Enabled
404fde2c-bc4b-4371-9747-7054132ac953 Default Seccomp Profile Disabled
a31b7b82-d994-48c4-bd21-3bab6c31827a Deployment Has No PodAntiAffinity
b23e9b98-0cb6-4fc9-b257-1f3270442678 Deployment Without PodDisruptionBudget
a6f34658-fdfb-4154-9536-56d516f65828 Docker Daemon Socket is Exposed to Containers
d6355c88-1e8d-49e9-b2f2-f8a1ca12c75b Docker Socket Mounted In Container
cbd2db69-0b21-4c14-8a40-7710a50571a9 Encryption Provider Config Is Not Defined
10efce34-5af6-4d83-b414-9e096d5a06a9 Encryption Provider Not Properly Configured
e84eaf4d-2f45-47b2-abe8-e581b06deb66 Ensure Administrative Boundaries Between Resources
9391103a-d8d7-4671-ac5d-606ba7ccb0ac Etcd Client Certificate Authentication Set To False
3f5ff8a7-5ad6-4d02-86f5-666307da1b20 Etcd Client Certificate File Not Defined
b7d0181d-0a9b-4611-9d1c-1ad4f0b620ff Etcd Peer Client Certificate Authentication Set To False
09bb9e96-8da3-4736-b89a-b36814acca60 Etcd Peer TLS Certificate Files Not Properly Set
075ca296-6768-4322-aea2-ba5063b969a9 Etcd TLS Certificate Files Not Properly Set
895a5a95-3756-4b04-9924-2f3bc93181bd Etcd TLS Certificate Not Properly Configured
e0099af2-fe17-411f-9991-0de28fe15f3c Event Rate Limit Admission Control Plugin Not Set
5907595b-5b6d-4142-b173-dbb0e73fbff8 Exposing Port 22 (SSH) | exposing_port_22
22cd11f7-9c6c-4f6e-84c0-02058120b341 Gem Install Without Version
b03a748a-542d-44f4-bb86-9199ab4fd2d5 Healthcheck Instruction Missing
698ed579-b239-4f8f-a388-baa4bcb13ef8 Healthcheck Not Set
4f31dd9f-2cc3-4751-9b53-67e4af83dac0 Host Namespace is Shared
5744cbb8-5946-4b75-a196-ade44449525b HPA Targeted Deployments With Configured Replica Count
2f652c42-619d-4361-b361-9f599688f8ca HPA Targets Invalid Object
14abda69-8e91-4acb-9931-76e2bee90284 Image Policy Webhook Admission Control Plugin Not Set
caa3479d-885d-4882-9aac-95e5e78ef5c2 Image Pull Policy Of The Container Is Not Set To Always
9efb0b2d-89c9-41a3-91ca-dcc0aec911fd Image Version Not Explicit
f45ea400-6bbe-4501-9fc7-1c3d75c32067 Image Version Using 'latest'
7c81d34c-8e5a-402b-9798-9f442630e678 Image Without Digest
3878dc92-8e5d-47cf-9cdd-7590f71d21b9 Incorrect Volume Claim Access Mode ReadWriteOnce
69bbc5e3-0818-4150-89cc-1e989b48f23b Ingress Controller Exposes Workload
b9380fd3-5ffe-4d10-9290-13e18e71eee1 Insecure Bind Address Set
fa4def8c-1898-4a35-a139-7b76b1acdef0 Insecure Port Not Properly Set
583053b7-e632-46f0-b989-f81ff8045385 Invalid Image Tag
ec18a0d3-0069-4a58-a7fb-fbfe0b4bbbe0 Kubelet Certificate Authority Not Set
36a27826-1bf5-49da-aeb0-a60a30c0e834 Kubelet Client Certificate Or Key Not Set
52d70f2e-3257-474c-b3dc-8ad9ba6a061a Kubelet Client Periodic Certificate Switch Disabled
1a07a446-8e61-4e4d-bc16-b0781fcb8211 Kubelet Event QPS Not Properly Set
bf36b900-b5ef-4828-adb7-70eb543b7cfb Kubelet Hostname Override Is Set
cdc8b54e-6b16-4538-a1b0-35849dbe29cf Kubelet HTTPS Set To False
5f89001f-6dd9-49ff-9b15-d8cd71b617f4 Kubelet Not Managing Ip Tables
6cf42c97-facd-4fda-b8af-ea4529123355 Kubelet Protect Kernel Defaults Set To False
2940d48a-dc5e-4178-a3f8-bfbd80720b41 Kubelet Read Only Port Is Not Set To Zero
ed89b97d-04e9-4fd4-919f-ee5b27e555e9 Kubelet Streaming Connection Timeout Disabled
67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae Last User Is 'root'
ade74944-a674-4e00-859e-c6eab5bde441 Liveness Probe Is Not Defined
99614418-f82b-4852-a9ae-5051402b741c MAINTAINER Instruction Being Used
b14d1bc4-a208-45db-92f0-e21f8e2588e9 Memory Limits Not Defined
bb9ac4f7-e13b-423d-a010-c74a1bfbe492 Memory Not Limited
229588ef-8fde-40c8-8756-f4f2b5825ded Memory Requests Not Defined
1123031a-f921-4c5b-bd86-ef354ecfd37a Metadata Label Is Invalid
8b36775e-183d-4d46-b0f7-96a6f34a723f Missing AppArmor Profile
295acb63-9246-4b21-b441-7c1f1fb62dc0 Missing Dnf Clean All
7ebd323c-31b7-4e5b-b26f-de5e9e477af8 Missing Flag From Dnf Install
fd54f200-402c-4333-a5a4-36ef6709af2f Missing User Instruction
93d88cf7-f078-46a8-8ddc-178e03aeacf1 Missing Version Specification In dnf install
38300d1a-feb2-4a48-936a-d1ef1cd24313 Missing Zypper Clean
45e1fca5-f90e-465d-825f-c2cb63fa3944 Missing Zypper Non-interactive Switch
41c195f4-fc31-4a5c-8a1b-90605538d49f Multiple CMD Instructions Listed
6938958b-3f1a-451c-909b-baeee14bdc97 Multiple ENTRYPOINT Instructions Listed
0008c003-79aa-42d8-95b8-1c2fe37dbfe6 Multiple RUN, ADD, COPY, Instructions Listed
1ffe7bf7-563b-4b3d-a71d-ba6bd8d49b37 Namespace Lifecycle Admission Control Plugin Disabled
2270987f-bb51-479f-b8be-3ca73e5ad648 NET_RAW Capabilities Disabled for PSP
dbbc6705-d541-43b0-b166-dd4be8208b54 NET_RAW Capabilities Not Being Dropped
85ab1c5b-014e-4352-b5f8-d7dea3bb4fd3 Network Policy Is Not Targeting Any Pod
ce14a68b-1668-41a0-ab7d-facd9f784742 Networks Not Set
268ca686-7fb7-4ae9-b129-955a2a89064e No Drop Capabilities for Containers
27fcc7d6-c49b-46e0-98f1-6c082a6a2750 No New Privileges Not Set
33fc6923-6553-4fe6-9d3a-4efa51eb874b Node Restriction Admission Control Plugin Not Set
aa8f7a35-9923-4cad-bd61-a19b7f6aac91 Non Kube System Pod With Host Mount
caa93370-791f-4fc6-814b-ba6ce0cb4032 Not Limited Capabilities For Pod Security Policy
cb7e695d-6a85-495c-b15f-23aed2519303 Not Unique Certificate Authority
b86987e1-6397-4619-81d5-8807f2387c79 Not Using JSON In CMD And ENTRYPOINT Arguments
e36d8880-3f78-4546-b9a1-12f0745ca0d5 NPM Install Command Without Pinned Version | npm_install_without_pinned_version
94b76ea5-e074-4ca2-8a03-c5a606e30645 Object Is Using A Deprecated API Version
ae8827e2-4af9-4baa-9998-87539ae0d6f0 Peer Auto TLS Set To True
592ad21d-ad9b-46c6-8d2d-fad09d62a942 Permissive Access to Create Pods
221e0658-cb2a-44e3-b08a-db96a341d6fa Pids Limit Not Set
f2f903fb-b977-461e-98d7-b3e2185c6118 Pip install Keeping Cached Packages
0401f71b-9c1e-4821-ab15-a955caa621be Pod Misconfigured Network Policy
4a20ebac-1060-4c81-95d1-1f7f620e983b Pod or Container Without LimitRange
48a5beba-e4c0-4584-a2aa-e6894e4cf424 Pod or Container Without ResourceQuota
a97a340a-0063-418e-b3a1-3028941d0995 Pod or Container Without Security Context
afa36afb-39fe-4d94-b9b6-afb236f7a03d Pod Security Policy Admission Control Plugin Not Set
5572cc5e-1e4c-4113-92a6-7a8a3bd25e6d Privilege Escalation Allowed
ae5b6871-7f45-42e0-bb4c-ab300c4d2026 Privileged Containers Enabled
bc2908f3-f73c-40a9-8793-c1b7d5544f79 Privileged Ports Mapped In Container
2f491173-6375-4a84-b28e-a4e2b9a58a69 Profiling Not Set To False
a33e9173-b674-4dfb-9d82-cf3754816e4b PSP Allows Containers To Share The Host Network Namespace
87554eef-154d-411d-bdce-9dbd91e56851 PSP Allows Privilege Escalation
80f93444-b240-4ebb-a4c6-5c40b76c04ea PSP Allows Sharing Host IPC
91dacd0e-d189-4a9c-8272-5999a3cc32d9 PSP Allows Sharing Host PID
c48e57d3-d642-4e0b-90db-37f807b41b91 PSP Set To Privileged
7307579a-3abb-46ad-9ce5-2a915634d5c8 PSP With Added Capabilities
de4421f1-4e35-43b4-9783-737dd4e4a47e PSP With Unrestricted Access to Host Path
8320826e-7a9c-4b0b-9535-578333193432 RBAC Roles Allow Privilege Escalation
d45330fd-f58d-45fb-a682-6481477a0f84 RBAC Roles with Attach Permission
c589f42c-7924-4871-aee2-1cede9bc7cbc RBAC Roles with Exec Permission
9f85c3f6-26fd-4007-938a-2e0cb0100980 RBAC Roles with Impersonate Permission
38fa11ef-dbcc-4da8-9680-7e1fd855b6fb RBAC Roles with Port-Forwarding Permission
b7bca5c4-1dab-4c2c-8cbe-3050b9d59b14 RBAC Roles with Read Secrets Permissions
6b896afb-ca07-467a-b256-1a0077a1c08e RBAC Wildcard In Rule
a659f3b5-9bf0-438a-bd9a-7d3a6427f1e3 Readiness Probe Is Not Configured
d89a15bb-8dba-4c71-9529-bef6729b9c09 Request Timeout Not Properly Set
2fc99041-ddad-49d5-853f-e35e70a48391 Restart Policy On Failure Not Set To 5
1e749bc9-fde8-471c-af0c-8254efd2dee5 Role Binding To Default Service Account
05fb986f-ac73-4ebb-a5b2-7faafa93d882 Root CA File Not Defined
a9c2f49d-0671-4fc9-9ece-f4e261e128d0 Root Container Not Mounted Read-only
e3aa0612-4351-4a0d-983f-aefea25cf203 Root Containers Admitted
1c621b8e-2c6a-44f5-bd6a-fb0fb7ba33e2 Rotate Kubelet Server Certificate Not Active
f4a6bcd3-e231-4acf-993c-aa027be50d2e RUN Instruction Using 'cd' Instead of WORKDIR | run_command_cd_instead_of_workdir
fc775e75-fcfb-4c98-b2f2-910c5858b359 Run Using 'wget' and 'curl'
b84a0b47-2e99-4c9f-8933-98bcabe2b94d Run Using apt
09fda05e-da85-4ee7-ab8d-2800a5e6e756 Run Using dnf Update
8ada6e80-0ade-439e-b176-0b28f6bce35a Run Using Sudo
682fe378-c180-4bd5-8a14-95fc285fb269 Run Using Upgrade Commands
d4895357-dd49-4ba5-b726-1bb81cb50989 Run Using Zypper Update
9b6b0f38-92a2-41f9-b881-3a1083d99f1b Run Utilities And POSIX Commands
f2daed12-c802-49cd-afed-fe41d0b82fed Same Alias In Different Froms
f377b83e-bd07-4f48-a591-60c82b14a78b Seccomp Profile Is Not Configured
3d658f8b-d988-41a0-a841-40043121de1e Secrets As Environment Variables
3d24b204-b73d-42cb-b0bf-1a5438c5f71e Secure Port Set To Zero
6a68bebe-c021-492e-8ddb-55b0567fb768 Security Context Deny Admission Control Plugin Not Set
610e266e-6c12-4bca-9925-1ed0cd29742b Security Opt Not Set
9587c890-0524-40c2-9ce2-663af7c2f063 Service Account Admission Control Plugin Disabled
dab4ec72-ce2e-4732-b7c3-1757dcce01a1 Service Account Key File Not Properly Set
a5530bd7-225a-48f9-91bb-f40b04200165 Service Account Lookup Set To False
591ade62-d6b0-4580-b1ae-209f80ba1cd9 Service Account Name Undefined Or Empty
ccc98ff7-68a7-436e-9218-185cb0b0b780 Service Account Private Key File Not Defined
48471392-d4d0-47c0-b135-cdec95eb3eef Service Account Token Automount Not Disabled
3ca03a61-3249-4c16-8427-6f8e47dda729 Service Does Not Target Pod
845acfbe-3e10-4b8e-b656-3b404d36dfb2 Service Type is NodePort
26763a1c-5dda-4772-b507-5fca7fb5f165 Service With External Load Balancer
056ac60e-fe07-4acc-9b34-8e1d51716ab9 ServiceAccount Allows Access Secrets
baa3890f-bed7-46f5-ab8f-1da8fc91c729 Shared Host IPC Namespace
cd290efd-6c82-4e9d-a698-be12ae31d536 Shared Host IPC Namespace
071a71ff-f868-47a4-ac0b-3c59e4ab5443 Shared Host Network Namespace
6b6bdfb3-c3ae-44cb-88e4-7405c1ba2c8a Shared Host Network Namespace
302736f4-b16c-41b8-befe-c0baffa0bd9d Shared Host PID Namespace
8af7162d-6c98-482f-868e-0d33fb675ca8 Shared Host User Namespace
c1032cf7-3628-44e2-bd53-38c17cf31b6b Shared Service Account
efbf148a-67e9-42d2-ac47-02fa1c0d0b22 Shell Running A Pipe Without Pipefail Flag
d740d048-8ed3-49d3-b77b-6f072f3b669e StatefulSet Has No PodAntiAffinity
8cf4671a-cf3d-46fc-8389-21e7405063a2 StatefulSet Requests Storage
1db3a5a5-bf75-44e5-9e44-c56cfc8b1ac5 StatefulSet Without PodDisruptionBudget
bb241e61-77c3-4b97-9575-c0f8a1e008d0 StatefulSet Without Service Name
49113af4-29ca-458e-b8d4-724c01a4a24f Terminated Pod Garbage Collector Threshold Not Properly Set
6d173be7-545a-46c6-a81d-2ae52ed1605d Tiller (Helm v2) Is Deployed
e17fa86a-6222-4584-a914-56e8f6c87e06 Tiller Deployment Is Accessible From Within The Cluster
8b862ca9-0fbd-4959-ad72-b6609bdaa22d Tiller Service Is Not Deleted
32ecd76e-7bbf-402e-bf48-8b9485749558 Token Auth File Is Set
fa750c81-93c2-4fab-9c6d-d3fd3ce3b89f TSL Connection Certificate Not Setup
71bf8cf8-f0a1-42fa-b9d2-d10525e0a38e UNIX Ports Out Of Range
d3499f6d-1651-41bb-a9a7-de925fea487b Unpinned Package Version in Apk Add
02d9c71f-3ee8-4986-9c27-1a20d0d19bfc Unpinned Package Version in Pip Install
9bae49be-0aa3-4de5-bab2-4c3a069e40cd Update Instruction Alone
989ab888-7d1e-410f-9dde-c64a1d367bf2 Use of Apk Upgrade
1acd93f1-5a37-45c0-aaac-82ece818be7d Use Service Account Credentials Not Set To True
b9c83569-459b-4110-8f79-6305aa33cb37 Using Kubernetes Native Secret Management
b16e8501-ef3c-44e1-a543-a093238099c9 Using Platform Flag with FROM Command
68a51e22-ae5a-4d48-8e87-b01a323605c9 Using Unnamed Build Stages | copy_from_without_from_alias_defined_previously
611ab018-c4aa-4ba2-b0f6-a448337509a6 Using Unrecommended Namespace
1c1325ff-831d-43a1-973e-839ae57dfcc0 Volume Has Sensitive Host Directory
b7652612-de4e-4466-a0bf-1cd81f0c6063 Volume Mount With OS Directory Write Permissions
baa452f0-1f21-4a25-ace5-844e7a5f410d Volume Mounted In Multiple Containers
5fa731ea-e844-47a6-a1e8-abc25e95847e Vulnerable OpenSSL Version
510d5810-9a30-443a-817d-5c1fa527b110 Weak TLS Cipher Suites
6b376af8-cfe8-49ab-a08d-f32de23661a4 WORKDIR Path Not Absolute
2b1836f1-dcce-416e-8e16-da8c71920633 Workload Host Port Not Specified
5308a7a8-06f8-45ac-bf10-791fe21de46e Workload Mounting With Sensitive OS Directory
00481784-25aa-4a55-8633-3136dfcf4f37 Yum Clean All Missing
6e19193a-8753-436d-8a09-76dcff91bb03 Yum Install Allows Manual Input
6452c424-1d92-4deb-bb18-a03e95d579c4 Yum install Without Version
8f6456be-0018-46db-9ce6-b3b6dc8d34d2 Yum Update Enabled
562952e4-0348-4dea-9826-44f3a2c6117b Zypper Install Without Version
`;

let byName: ReadonlyMap<string, KicsQuery> | undefined;

/** The query of an id, a name or a folder, in any case; nothing where there is none. */
export function kicsQuery(called: string): KicsQuery | undefined {
  byName ??= read();
  return byName.get(called.toLowerCase()) ?? byName.get(slug(called));
}

function read(): ReadonlyMap<string, KicsQuery> {
  const queries = new Map<string, KicsQuery>();
  for (const row of rows.trim().split('\n')) {
    const [name = '', folder = slug(name)] = row.slice(37).split(' | ');
    const query = { id: row.slice(0, 36), name, folder };
    // Names and folders stand for the first query that has them, ids for one alone.
    for (const called of [query.id, name.toLowerCase(), folder, slug(name)]) {
      if (!queries.has(called)) queries.set(called, query);
    }
  }
  return queries;
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}
