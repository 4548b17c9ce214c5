/**
 * Month names as documents print them where that differs from CLDR's full and short forms: one string a language, the
 * months in order, spellings of one month parted by `|`, `-` where CLDR's forms are all there is. Case, dots and diacritics do
 * not count. Sources: the month tables printed in, or published with, the passports and licences of the countries named (PRADO
 * glossaries; for Ireland, Malta, Finland and the Netherlands the pages on their travel documents), and the usual three-letter
 * cuts of the full names.
 */
export const PRINTED_MONTHS: Readonly<Record<string, string>> = {
  en: '- - - - - - - - SEPT - - -',
  de: 'JÄN|JÄNNER FEBER MAR|MÄRZ|MRZ|MAERZ - - - - - - OKT - DEZ',
  fr: 'JAN FÉV|FEV|FÉVR MARS AVR|AVRIL MAI JUN|JUIN|JUI JUL|JUIL|JUI AOÛ|AOU|AOUT SEP|SEPT OCT NOV DÉC|DEC',
  es: 'ENE FEB MAR ABR MAY JUN JUL AGO SEP|SET|SETIEMBRE OCT NOV DIC',
  ca: 'GEN FEB|FEBR MAR|MARÇ ABR MAI|MAIG JUN|JUNY JUL|JULIOL AGO|AG SET OCT NOV DES',
  pt: 'JAN FEV MAR ABR MAI JUN JUL AGO SET OUT NOV DEZ',
  it: 'GEN FEB MAR APR MAG GIU LUG AGO SET OTT NOV DIC',
  nl: 'JAN FEB MRT|MAA|MAART APR MEI JUN JUL AUG SEP OKT NOV DEC',
  da: 'JAN FEB MAR APR MAJ JUN JUL AUG SEP OKT NOV DEC',
  sv: 'JAN FEB MAR APR MAJ JUN JUL AUG SEP OKT NOV DEC',
  nb: 'JAN FEB MAR APR MAI JUN JUL AUG SEP OKT NOV DES',
  fi: 'TAM|TAMMI HEL|HELMI MAA|MAALIS HUH|HUHTI TOU|TOUKO KES|KESÄ HEI|HEINÄ ELO SYY|SYYS LOK|LOKA MARRAS JOU|JOULU',
  is: 'JAN FEB MAR APR MAÍ JÚN JÚL ÁGÚ SEP OKT NÓV DES',
  et: 'JAAN|JAN VEEBR|VEEB|VEE|VBR MÄR|MÄRTS APR MAI JUUNI|JUUN JUULI|JUUL AUG SEPT|SEP OKT NOV DETS|DET',
  lv: 'JAN FEB MAR|MARTS APR MAI JŪN|JUN JŪL|JUL AUG SEP OKT NOV DEC',
  lt: 'SAU|SAUS|SAUSIS VAS|VASARIS KOV|KOVAS BAL|BALANDIS GEG|GEGUŽĖ BIR|BIRŽ|BIRŽELIS LIE|LIEP|LIEPA RGP|RUGP|RUGPJ|RUGPJŪTIS RGS|RUGS|RUGSĖJIS SPA|SPAL|SPALIS LAP|LAPKR|LAPKRITIS GRD|GRUOD|GRUODIS',
  pl: 'STY LUT MAR KWI MAJ CZE LIP SIE WRZ PAŹ|PAZ LIS GRU',
  cs: 'LED ÚNO BŘE DUB KVĚ ČEN|ČVN ČEC|ČVC SRP ZÁŘ ŘÍJ LIS PRO',
  sk: 'JAN FEB MAR APR MÁJ JÚN JÚL AUG SEP OKT NOV DEC',
  hu: 'JAN FEB|FEBR MÁR|MÁRC ÁPR MÁJ JÚN JÚL AUG SZE|SZEP|SZEPT OKT NOV DEC',
  sl: 'JAN FEB MAR APR MAJ JUN JUL AVG SEP OKT NOV DEC',
  hr: 'SIJ|SIJEČANJ VELJ|VEL|VELJAČA OŽU|OŽUJAK TRA|TRAVANJ SVI|SVIBANJ LIP|LIPANJ SRP|SRPANJ KOL|KOLOVOZ RUJ|RUJAN LIS|LISTOPAD STU|STUDENI PRO|PROSINAC',
  sr: 'ЈАН ФЕБ МАР АПР МАЈ ЈУН ЈУЛ АВГ СЕП ОКТ НОВ ДЕЦ',
  'sr-Latn': 'JAN FEB MAR APR MAJ JUN JUL AVG SEP OKT NOV DEC',
  mk: 'ЈАН ФЕВ МАР АПР МАЈ ЈУН ЈУЛ АВГ СЕП ОКТ НОЕ ДЕК',
  bg: 'ЯНУ|ЯН ФЕВ МАР АПР МАЙ ЮНИ ЮЛИ АВГ СЕП ОКТ НОЕ ДЕК',
  ro: 'IAN FEB MAR APR MAI IUN IUL AUG SEP OCT NOV|NOI DEC',
  sq: 'JAN SHK MAR PRI MAJ QER KOR|KORR GUS|GUSH SHT TET NËN|NEN DHJ',
  el: 'ΙΑΝ|ΙΑΝΟΥΑΡΙΟΣ|IAN ΦΕΒ|ΦΕΒΡΟΥΑΡΙΟΣ|FEB ΜΑΡ|ΜΑΡΤΙΟΣ|MAR ΑΠΡ|ΑΠΡΙΛΙΟΣ|APR ΜΑΪ|ΜΑΙ|ΜΑΙΟΣ ΙΟΥΝ|ΙΟΥΝΙΟΣ|ΙΟΥ ΙΟΥΛ|ΙΟΥΛΙΟΣ|ΙΟΥ ΑΥΓ|ΑΥΓΟΥΣΤΟΣ ΣΕΠ|ΣΕΠΤΕΜΒΡΙΟΣ ΟΚΤ|ΟΚΤΩΒΡΙΟΣ ΝΟΕ|ΝΟΕΜΒΡΙΟΣ ΔΕΚ|ΔΕΚΕΜΒΡΙΟΣ',
  tr: 'OCA|OCAK ŞUB|ŞUBAT MAR|MART NİS|NİSAN MAY|MAYIS HAZ|HAZİRAN TEM|TEMMUZ AĞU|AĞUSTOS EYL|EYLÜL EKİ|EKİM KAS|KASIM ARA|ARALIK',
  az: 'YAN FEV MAR|MART APR MAY İYN|İYUN|IYUN İYL|İYUL|IYUL AVQ SEN OKT NOY DEK',
  mt: 'JAN FRA MAR APR MEJ ĠUN LUL AWW|AWI SET OTT NOV DIĊ',
  ga: 'EAN FEA|FEABH MÁR AIB BEA|BEAL MEITH IÚI|IÚL LÚN MFÓ|MFOMH|MEÁN DFÓ|DFOMH|DEI SAM|SAMH NOL|NOLL',
  cy: 'ION CHW|CHWE MAW EBR MAI MEH GOR|GORFF AWS|AWST MED HYD TAC|TACH RHA|RHAG',
  eu: 'URT OTS MAR API MAI EKA UZT ABU IRA URR AZA ABE',
  gl: 'XAN FEB MAR ABR MAI XUÑ|XUN XUL AGO SET OUT NOV DEC',
  ru: 'ЯНВ|ЯНВАРЬ|YANV ФЕВ|ФЕВР|ФЕВРАЛЬ МАР|МАРТ АПР|АПРЕЛЬ МАЙ|МАЯ ИЮН|ИЮНЬ ИЮЛ|ИЮЛЬ АВГ|АВГУСТ СЕН|СЕНТ|СЕНТЯБРЬ ОКТ|ОКТЯБРЬ НОЯ|НОЯБ|НОЯБРЬ ДЕК|ДЕКАБРЬ',
  uk: 'СІЧ|СІЧЕНЬ ЛЮТ|ЛЮТИЙ БЕР|БЕРЕЗЕНЬ КВІ|КВІТ|КВІТЕНЬ ТРА|ТРАВ|ТРАВЕНЬ ЧЕР|ЧЕРВ|ЧЕРВЕНЬ ЛИП|ЛИПЕНЬ СЕР|СЕРП|СЕРПЕНЬ ВЕР|ВЕРЕСЕНЬ ЖОВ|ЖОВТ|ЖОВТЕНЬ ЛИС|ЛИСТ|ЛИСТОПАД ГРУ|ГРУД|ГРУДЕНЬ',
  be: 'СТУ|СТУДЗЕНЬ ЛЮТ|ЛЮТЫ САК|САКАВІК КРА|КРАСАВІК МАЙ|ТРАВЕНЬ ЧЭР|ЧЭРВЕНЬ ЛІП|ЛІПЕНЬ ЖНІ|ЖНІВЕНЬ ВЕР|ВЕРАСЕНЬ КАС|КАСТРЫЧНІК ЛІС|ЛІСТАПАД СНЕ|СНЕЖАНЬ',
  id: 'JAN FEB MAR APR MEI JUN JUL AGU|AGT SEP OKT NOV DES',
  ms: 'JAN FEB MAC APR MEI JUN JUL OGO|OGOS SEP OKT NOV DIS',
  uz: 'YAN FEV MAR APR MAY IYN|IYUN IYL|IYUL AVG SEN OKT NOY DEK',
  sw: 'JAN FEB MAC APR MEI JUN JUL AGO SEP OKT NOV DES',
};

/** Languages whose month names are taken from CLDR alone. */
export const CLDR_MONTH_LANGUAGES = [
  'ar',
  'bs',
  'fa',
  'fo',
  'he',
  'hy',
  'ka',
  'kk',
  'ky',
  'lb',
  'rm',
  'th',
  'tk',
] as const;

/**
 * Cuts that mean a month only beside its name in a second language, for alone they are another month elsewhere: Irish MEI is
 * June (`MEI/JUN`) and Dutch May, Finnish MAR is November (`MAR/NOV`) and nearly everybody's March.
 */
export const BILINGUAL_CUTS: Readonly<Record<string, number>> = { MEI: 6, MAR: 11 };
