/** How much a word says by itself: `clear` stands on no valid document, `surname` is also a name that people bear, `label` announces a name and is none, `place` is nowhere. */
export type SpecimenWordKind = 'clear' | 'surname' | 'label' | 'place';

/**
 * Words that issuers print across documents that are none, in the languages of documents, `|` between; case, diacritics and lost spaces do
 * not count. Source: the words on the issuers' specimens in the Council of the European Union's PRADO and in the collections of
 * Interpol and Keesing, and the dictionaries' words for specimen, pattern, void and copy.
 */
const CLEAR =
  'specimen|specimens|espécimen|especimen|espécime|especime|spécimen|specimene|spesimen|muestra|muestra sin valor|sin valor|amostra|sem valor|' +
  'facsimile|fac simile|fac-similé|esempio|sans valeur|échantillon|ungültig|muster ohne wert|ohne wert|musterausweis|voorbeeld|' +
  'exempel|eksempel|mallikappale|sýnishorn|vzor|vzorec|uzorak|wzór|minta példány|näidis|paraugs|pavyzdys|mostră|model specimen|' +
  'nümunə|kampjun|mostra|образец|зразок|үлгі|ўзор|примерак|примерок|δείγμα|υπόδειγμα|' +
  'דוגמה|דוגמא|عينة|نموذج|نمونه|見本|みほん|样本|樣本|樣張|样张|样证|樣證|证件样本|견본|ตัวอย่าง|giấy mẫu|hàng mẫu|contoh|halimbawa|नमूना|' +
  'void|voided|sample card|sample only|sample licence|sample license|sample id|sample document|test card|test document|' +
  'not valid|not a valid id|not a real id|not for identification|not an official document|not government issued|novelty|novelty id|novelty only|' +
  'for novelty use only|for training only|for training purposes only|for demonstration only|for entertainment only|for test purposes only|' +
  'demonstration only|annulé|annullato|anulado|cancelled|canceled|invalid document|replica|fictional|fictitious|dummy document|mock up|mockup|' +
  'template only|this is not a real document|copy only';

/** Words that are surnames too. Source: as above, and the placeholder names of the countries. */
const SURNAMES =
  'sample|sampla|örnek|muster|musterperson|minta|malli|test|tester|testperson|teszt|тест|demo|dummy|example|exemplar|exemple|placeholder';

/** Words of labels, which say that nobody is named only where they stand for a name. */
const LABELS =
  'no name|noname|name|nachname|vorname|surname|lastname|last name|firstname|first name|given name|apellido|apellidos|nombre|nombres|' +
  'nom de famille|prénom|cognome|nazwisko|imię|příjmení|jméno';

/** Streets and towns that stand for any, in addresses. Source: the placeholder addresses of forms and of the AAMVA's specimens. */
const PLACES =
  'anytown|any town|anycity|any city|anywhere usa|anystreet|any street|yourtown|your town|your city|my city|hometown usa|sampletown|' +
  'sampleville|sample city|sample street|musterstadt|musterstraße|musterhausen|musterdorf|musterort|musterweg|nowhere usa|ville exemple|rue exemple';

/** Every wording with what it says. */
export const SPECIMEN_WORDS: readonly (readonly [wording: string, kind: SpecimenWordKind])[] = [
  ...CLEAR.split('|').map((wording) => [wording, 'clear'] as const),
  ...SURNAMES.split('|').map((wording) => [wording, 'surname'] as const),
  ...LABELS.split('|').map((wording) => [wording, 'label'] as const),
  ...PLACES.split('|').map((wording) => [wording, 'place'] as const),
];
