import { words } from './rows';

/**
 * Public indexes of vendors whose packages bear names of their own or are built from those of PyPI, so that nobody is
 * mistaken for another. Source: the installation instructions of each vendor.
 */
const vendorIndexes = words(`
  download.pytorch.org pypi.nvidia.com pypi.ngc.nvidia.com developer.download.nvidia.com www.piwheels.org piwheels.org data.pyg.org wheels.vllm.ai
  flashinfer.ai abetlen.github.io storage.openvinotoolkit.org pytorch-extension.intel.com intel.github.io
  repo.radeon.com rocm.nightlies.amd.com pypi.anaconda.org girder.github.io wheels.galaxyproject.org
  alpine-wheels.github.io
`);

/** PyPI and its public mirrors. */
const publicIndexes = words(`
  pypi.org pypi.python.org files.pythonhosted.org pypi.tuna.tsinghua.edu.cn mirrors.aliyun.com
  mirrors.cloud.tencent.com repo.huaweicloud.com pypi.mirrors.ustc.edu.cn pypi.douban.com
`);

/** Whether a host (in lower case) is PyPI or a public mirror of it. */
export function isPublicIndex(host: string): boolean {
  return publicIndexes.includes(host);
}

/** Whether a host (in lower case) serves the public index of a vendor. */
export function isPublicVendorIndex(host: string): boolean {
  return vendorIndexes.includes(host);
}

/** Whether an address is that of a repository manager that hands on PyPI as well: Artifactory, or a group of Nexus. */
export function servesPublicPackagesToo(address: string): boolean {
  return /\/api\/pypi\//.test(address) || /\/repository\/[\w.-]{0,100}(?:group|all|public)\b/.test(address);
}
