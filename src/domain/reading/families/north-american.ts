/** Whether documents of this country (alpha-3) follow the AAMVA DL/ID Card Design Standard. */
export function isNorthAmerican(country: string | undefined): boolean {
  return country === 'USA' || country === 'CAN';
}
