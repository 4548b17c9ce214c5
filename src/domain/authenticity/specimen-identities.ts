/**
 * Names that stand for nobody, each as its words in the spelling of the machine-readable zone, in any order. Sources: ICAO Doc 9303-4 to -7
 * (ERIKSSON ANNA MARIA, STEVENSON PETER JOHN), the placeholder names that countries use for "anyone" in law, forms and specimens (Mustermann,
 * Doe, Public, Bloggs, Nordmann, Meikäläinen, Fulano, Zhang San, Hong Gildong), and names that say "name".
 */
export const PLACEHOLDER_NAMES: readonly string[] = (
  'ERIKSSON ANNA MARIA|STEVENSON PETER JOHN|MUSTERMANN|MUSTERFRAU|MUSTERMAN|MUSTERKIND|MUSTERMENSCH|JOHN DOE|JANE DOE|JON DOE|RICHARD ROE|' +
  'JOHN PUBLIC|JANE PUBLIC|JOHN Q PUBLIC|JANE Q PUBLIC|JOE BLOGGS|JOE PUBLIC|OLA NORDMANN|KARI NORDMANN|MATTI MEIKAELAEINEN|MAIJA MEIKAELAEINEN|' +
  'MATTI MEIKALAINEN|MAIJA MEIKALAINEN|FULANO DE TAL|FULANA DE TAL|ZHANG SAN|HONG GILDONG|HONG GIL DONG|' +
  'NOBODY|FIRST LAST|FIRST MIDDLE LAST|FIRSTNAME LASTNAME|NAME SURNAME|NOM PRENOM|NOMBRE APELLIDO|IMIE NAZWISKO|JMENO PRIJMENI'
).split('|');

/** Numbers of the specimens that ICAO Doc 9303-4 to -7 print, letters and digits only. */
export const SPECIMEN_NUMBERS: ReadonlySet<string> = new Set([
  'L898902C3',
  'L898902C',
  'L8988901C',
  'D231458907',
  'D23145890',
]);

/** Codes of states that issue nothing: Utopia, the specimen state. Source: ICAO Doc 9303-3, section 5. */
export const SPECIMEN_STATES: ReadonlySet<string> = new Set(['UTO']);
