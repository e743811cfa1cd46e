/** The version of @sparticuz/chromium whose files these are; package.json names the same. */
export const PACKAGED_VERSION = "143.0.4";

/** The program among them. */
export const PACKAGED_PROGRAM = "chromium";

/** The files of the packaged browser, as they come out of its package: file -> SHA-256, as `sha256sum` prints it. */
export const PACKAGED_FILES: Readonly<Record<string, string>> = {
  [PACKAGED_PROGRAM]: "52bfc7e573cc3d0f1647ef4c10e646c47ae7bf5f9a7e8c0f7832abd961fb5c0c",
  "libEGL.so": "5c9f7d71a58b0cf0fb1a5583bd56089381da73c174253b7434cd60aceabde50b",
  "libGLESv2.so": "64509369b7e4d31fc412776e2be6a604ea994506e7f59106dcda7ca0fc5407dd",
  "libvk_swiftshader.so": "55571f337145a70e32bb64f07ceb413796cc7e9dc1ecac2144728777faf75c8c",
  "libvulkan.so.1": "858e4d3fd0fc5d1409f9c9c076e7611c0967459bab153c5cb4ec81124a24e53c",
  "vk_swiftshader_icd.json": "c9eef28b6b984fec220ef0abfecc40b502d46946706e47bfe97707027cb818bd",
};
