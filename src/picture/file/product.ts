/** The product and its version, as files that it makes name it. The version is that of package.json. */
export const PRODUCT = "Waybill 0.1.0";
