/** A first-level part of a country that issues identity documents of its own. */
export interface Subdivision {
  /** USPS (United States), Canada Post (Canada) or ISO 3166-2:MX (Mexico) code in capitals. */
  readonly code: string;
  /** English name; Spanish for Mexico. */
  readonly name: string;
  /** ISO 3166-1 alpha-3; the territories of the United States count to it, as in AAMVA records. */
  readonly country: 'USA' | 'CAN' | 'MEX';
  /** AAMVA issuer identification number, six digits, where the subdivision has one. */
  readonly iin?: string;
}

/** Code, IIN and name of each. Source: AAMVA, "Issuer Identification Numbers (IIN)"; USPS Publication 28, appendix B. */
const UNITED_STATES =
  'AL 636033 Alabama|AK 636059 Alaska|AZ 636026 Arizona|AR 636021 Arkansas|CA 636014 California|CO 636020 Colorado|' +
  'CT 636006 Connecticut|DE 636011 Delaware|DC 636043 District of Columbia|FL 636010 Florida|GA 636055 Georgia|' +
  'HI 636047 Hawaii|ID 636050 Idaho|IL 636035 Illinois|IN 636037 Indiana|IA 636018 Iowa|KS 636022 Kansas|' +
  'KY 636046 Kentucky|LA 636007 Louisiana|ME 636041 Maine|MD 636003 Maryland|MA 636002 Massachusetts|MI 636032 Michigan|' +
  'MN 636038 Minnesota|MS 636051 Mississippi|MO 636030 Missouri|MT 636008 Montana|NE 636054 Nebraska|NV 636049 Nevada|' +
  'NH 636039 New Hampshire|NJ 636036 New Jersey|NM 636009 New Mexico|NY 636001 New York|NC 636004 North Carolina|' +
  'ND 636034 North Dakota|OH 636023 Ohio|OK 636058 Oklahoma|OR 636029 Oregon|PA 636025 Pennsylvania|RI 636052 Rhode Island|' +
  'SC 636005 South Carolina|SD 636042 South Dakota|TN 636053 Tennessee|TX 636015 Texas|UT 636040 Utah|VT 636024 Vermont|' +
  'VA 636000 Virginia|WA 636045 Washington|WV 636061 West Virginia|WI 636031 Wisconsin|WY 636060 Wyoming|' +
  'AS 604427 American Samoa|GU 636019 Guam|MP 604430 Northern Mariana Islands|PR 604431 Puerto Rico|VI 636062 Virgin Islands';

/** Source: AAMVA, "Issuer Identification Numbers (IIN)"; Canada Post, "Addressing Guidelines". */
const CANADA =
  'AB 604432 Alberta|BC 636028 British Columbia|MB 636048 Manitoba|NB 636017 New Brunswick|NL 636016 Newfoundland and Labrador|' +
  'NS 636013 Nova Scotia|NT 604434 Northwest Territories|NU 604433 Nunavut|ON 636012 Ontario|PE 604426 Prince Edward Island|' +
  'QC 604428 Quebec|SK 636044 Saskatchewan|YT 604429 Yukon';

/** Source: ISO 3166-2:MX; AAMVA for the two states with an IIN. */
const MEXICO =
  'AGU - Aguascalientes|BCN - Baja California|BCS - Baja California Sur|CAM - Campeche|CHH - Chihuahua|CHP - Chiapas|' +
  'CMX - Ciudad de México|COA 636056 Coahuila|COL - Colima|DUR - Durango|GRO - Guerrero|GUA - Guanajuato|HID 636057 Hidalgo|' +
  'JAL - Jalisco|MEX - Estado de México|MIC - Michoacán|MOR - Morelos|NAY - Nayarit|NLE - Nuevo León|OAX - Oaxaca|PUE - Puebla|' +
  'QUE - Querétaro|ROO - Quintana Roo|SIN - Sinaloa|SLP - San Luis Potosí|SON - Sonora|TAB - Tabasco|TAM - Tamaulipas|' +
  'TLA - Tlaxcala|VER - Veracruz|YUC - Yucatán|ZAC - Zacatecas';

function rowsOf(table: string, country: Subdivision['country']): Subdivision[] {
  return table.split('|').map((row) => {
    const [code = '', iin = '', ...name] = row.split(' ');
    return { code, name: name.join(' '), country, ...(iin === '-' ? {} : { iin }) };
  });
}

/** States, districts, territories and provinces of the United States, Canada and Mexico. */
export const SUBDIVISIONS: readonly Subdivision[] = [
  ...rowsOf(UNITED_STATES, 'USA'),
  ...rowsOf(CANADA, 'CAN'),
  ...rowsOf(MEXICO, 'MEX'),
];

/** Other names in print, by country and code. */
export const FURTHER_SUBDIVISION_NAMES: readonly (readonly [
  name: string,
  country: Subdivision['country'],
  code: string,
])[] = [
  ['Washington D.C.', 'USA', 'DC'],
  ['U.S. Virgin Islands', 'USA', 'VI'],
  ['Colombie-Britannique', 'CAN', 'BC'],
  ['Nouveau-Brunswick', 'CAN', 'NB'],
  ['Newfoundland', 'CAN', 'NL'],
  ['Terre-Neuve-et-Labrador', 'CAN', 'NL'],
  ['Nouvelle-Écosse', 'CAN', 'NS'],
  ['Territoires du Nord-Ouest', 'CAN', 'NT'],
  ['Île-du-Prince-Édouard', 'CAN', 'PE'],
  ['Distrito Federal', 'MEX', 'CMX'],
  ['Coahuila de Zaragoza', 'MEX', 'COA'],
  ['Michoacán de Ocampo', 'MEX', 'MIC'],
  ['Querétaro de Arteaga', 'MEX', 'QUE'],
  ['Veracruz de Ignacio de la Llave', 'MEX', 'VER'],
];
