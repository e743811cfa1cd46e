/** The credit that the data's licences oblige every page and picture to show. */
export const ATTRIBUTION = "Made with Natural Earth | Coastline: GSHHG (LGPL) | © GeoNames (CC BY 4.0)";
