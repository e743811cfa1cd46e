/** Country names of Natural Earth that are shortened or dated, by ISO 3166-1 alpha-3 code or by the name in the source. */
export const countryNames = {
  ATF: "French Southern and Antarctic Lands",
  ATG: "Antigua and Barbuda",
  BIH: "Bosnia and Herzegovina",
  CAF: "Central African Republic",
  COD: "DR Congo",
  COG: "Congo",
  COK: "Cook Islands",
  CYM: "Cayman Islands",
  DOM: "Dominican Republic",
  ESH: "Western Sahara",
  FLK: "Falkland Islands",
  FRO: "Faroe Islands",
  FSM: "Micronesia",
  GNQ: "Equatorial Guinea",
  HMD: "Heard Island and McDonald Islands",
  IOT: "British Indian Ocean Territory",
  KNA: "St. Kitts and Nevis",
  MAF: "Saint Martin",
  MHL: "Marshall Islands",
  MKD: "North Macedonia",
  MNP: "Northern Mariana Islands",
  PCN: "Pitcairn Islands",
  PYF: "French Polynesia",
  SGS: "South Georgia and the South Sandwich Islands",
  SLB: "Solomon Islands",
  SPM: "Saint Pierre and Miquelon",
  SSD: "South Sudan",
  STP: "São Tomé and Príncipe",
  SWZ: "Eswatini",
  TCA: "Turks and Caicos Islands",
  TUR: "Türkiye",
  UMI: "U.S. Minor Outlying Islands",
  USA: "United States",
  VAT: "Vatican City",
  VCT: "St. Vincent and the Grenadines",
  VGB: "British Virgin Islands",
  VIR: "U.S. Virgin Islands",
  WLF: "Wallis and Futuna",
  BLM: "Saint Barthélemy",
  "N. Cyprus": "Northern Cyprus",
  "Indian Ocean Ter.": "Christmas and Cocos Islands",
  "Spratly Is.": "Spratly Islands",
};

/** Names of parts that ISO 3166-1 lists and Natural Earth draws inside another country: a label stands for each. */
export const labelledParts = {
  BES: "Bonaire, Sint Eustatius and Saba",
  BVT: "Bouvet Island",
  CCK: "Cocos Islands",
  CXR: "Christmas Island",
  GLP: "Guadeloupe",
  GUF: "French Guiana",
  MTQ: "Martinique",
  MYT: "Mayotte",
  REU: "Réunion",
  SJM: "Svalbard",
  TKL: "Tokelau",
};

/**
 * House spellings of cities: GeoNames id to the name that the map shows, where no rule below gives it.
 * A short or English name is preferred where the formal one would not be read.
 */
export const cityNames = {
  293397: "Tel Aviv",
  501175: "Rostov-on-Don",
  515012: "Oryol",
  520555: "Nizhny Novgorod",
  1282027: "Malé",
  1526273: "Astana",
  2028462: "Ulaanbaatar",
  2042645: "Najin",
  2081986: "Palikir",
  3703443: "Panama City",
  6611854: "Naypyidaw",
};

/**
 * Rules for the spellings of GeoNames, applied in order: Ukrainian places as Ukraine romanizes them, Russian ones as the
 * English press does (no soft-sign apostrophes, -y for -yy and -iy), Korean ones without breves and apostrophes.
 */
export const spellingRules = [
  { countries: ["RU", "UA", "BY", "KZ", "KG", "UZ", "KP", "KR"], from: /['’‘ʼ`]/g, to: "" },
  { countries: ["UA"], from: /yy\b/g, to: "yi" },
  { countries: ["UA"], from: /(zh|ts|r|n|l)ya\b/g, to: "$1ia" },
  { countries: ["UA"], from: /ayiv\b/g, to: "aiv" },
  { countries: ["RU", "KZ"], from: /Yë/g, to: "Yo" },
  { countries: ["RU", "KZ"], from: /ë/g, to: "yo" },
  { countries: ["RU", "KZ"], from: /yye\b/g, to: "ye" },
  { countries: ["RU", "KZ"], from: /(yy|iy)\b/g, to: "y" },
  { countries: ["KP", "KR"], from: /[ŏŎ]/g, to: "o" },
  { countries: ["KP", "KR"], from: /[ŭŬ]/g, to: "u" },
  { countries: ["KP"], from: /-(ni|up|nodongjagu)$/g, to: "" },
  { countries: ["IN", "PK", "BD", "IR", "AF", "NP", "LK", "JP", "IQ", "SA"], from: /[āĀ]/g, to: "a" },
  { countries: ["IN", "PK", "BD", "IR", "AF", "NP", "LK", "IQ", "SA"], from: /ī/g, to: "i" },
  { countries: ["IN", "PK", "BD", "IR", "AF", "NP", "LK", "IQ", "SA"], from: /ū/g, to: "u" },
  { countries: ["JP"], from: /[ōŌ]/g, to: "o" },
  { countries: ["CN"], from: /’/g, to: "'" },
];
