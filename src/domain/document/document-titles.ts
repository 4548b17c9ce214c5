import type { DocumentType } from './document-type.ts';

/** The types that a title can name. */
export type TitledType = Exclude<DocumentType, 'unknown'>;

/**
 * Titles printed on documents, in the languages of the issuers, `|` between; case, diacritics and lost spaces do not count.
 * Sources: Regulation (EC) 1030/2002 and (EU) 2017/1954 (residence permits), Directive 2006/126/EC annex I (the word for driving licence
 * in the languages of the Union), Regulation (EU) 2019/1157 (identity cards), ICAO Doc 9303-4 (passports) and 9303-7
 * (visas), AAMVA DL/ID Card Design Standard (North America), and the titles of the other countries' documents.
 */
export const DOCUMENT_TITLES: Readonly<Record<TitledType, string>> = {
  passport:
    'passport|passports|passeport|reisepass|pass passeport passport|pasaporte|passaporte|passaporto|paspoort|pas|pass|passi|pase|pasas|' +
    'paszport|cestovní pas|cestovny pas|útlevél|putovnica|potni list|pasoš|пасош|паспорт|pașaport|pashaportë|' +
    'διαβατήριο|pasport|passaport|vegabréf|leiðarbréf|pasbort|pasaportea|пашпарт|төлқұжат|' +
    'passport card|u s passport card|carte passeport|diplomatic passport|service passport|official passport|emergency passport|' +
    'ausländerpass|fremdenpass|alien s passport|travel document|titre de voyage|reiseausweis|documento de viaje|' +
    'reisedokument|ceļošanas dokuments|documento de viagem|resedokument|护照|護照|旅券|여권|หนังสือเดินทาง|hộ chiếu|جواز سفر|' +
    'جواز السفر|דרכון|पासपोर्ट|პასპორტი|անձնագիր|pas paspoort|seaman s book',
  drivers_license:
    'driver license|drivers license|driving license|driving licence|driver licence|driver s licence|' +
    'commercial driver license|enhanced driver license|operator license|operators license|' +
    'chauffeur license|provisional driver license|junior driver license|minor driver license|learner s permit|learner permit|' +
    'instruction permit|commercial learner s permit|limited term driver license|permis de conduire|permis de conduite|' +
    'führerschein|fuehrerschein|führerausweis|licenza di condurre|permiss da manischar|permiso de conducir|permiso de conducción|' +
    'licencia de conducir|licencia de conducción|licencia para conducir|licencia nacional de conducir|licencia de manejo|' +
    'licencia federal de conductor|permis de conduïr|carta de condução|carteira nacional de habilitação|carteira de habilitação|' +
    'patente di guida|rijbewijs|rybewys|kørekort|körkort|førerkort|førarkort|ajokortti|ökuskírteini|koyrikort|juhiluba|' +
    'vadītāja apliecība|vairuotojo pažymėjimas|prawo jazdy|řidičský průkaz|vodičský preukaz|vezetői engedély|' +
    'vozniško dovoljenje|vozačka dozvola|возачка дозвола|свидетелство за управление на мпс|' +
    'свидетелство за управление|permis de conducere|leje drejtimi|patentë shoferi|leje e drejtimit|άδεια οδήγησης|' +
    'sürücü belgesi|sürücülük vəsiqəsi|liċenzja tas sewqan|ceadúnas tiomána|trwydded yrru|gidabaimena|permiso de condución|' +
    'водительское удостоверение|посвідчення водія|вадзіцельскае пасведчанне|жүргізуші куәлігі|მართვის მოწმობა|վարորդական վկայական|' +
    'haydovchilik guvohnomasi|rishyon nehiga|רישיון נהיגה|רשיון נהיגה|رخصة قيادة|رخصة سياقة|رخصة السياقة|運転免許証|' +
    '机动车驾驶证|中华人民共和国机动车驾驶证|驾驶证|駕駛執照|汽車駕駛執照|운전면허증|자동차운전면허증|ใบอนุญาตขับรถ|giấy phép lái xe|' +
    'surat izin mengemudi|lesen memandu|driving licence card|international driving permit',
  national_id:
    'identity card|identification card|id card|national identity card|national id|national identification card|national id card|' +
    'citizen identity card|citizen card|real id identification card|non driver id|non driver identification card|' +
    'carte d identité|carte nationale d identité|carte nationale d identite electronique|personalausweis|identitätskarte|identitätsausweis|' +
    'carta d identità|carta di identità|carta d identidad|documento nacional de identidad|document nacional d identitat|dni|' +
    'cédula de identidad|cédula de ciudadanía|cédula de identidad y electoral|cédula|documento de identidad|documento de identificación|' +
    'documento único de identidad|documento personal de identificación|tarjeta de identidad|cartão de cidadão|bilhete de identidade|' +
    'carteira de identidade|registro geral|credencial para votar|identiteitskaart|nederlandse identiteitskaart|identitetskort|nationellt identitetskort|' +
    'nasjonalt id kort|id kort|legitimationskort|henkilökortti|nafnskírteini|samleikakort|isikutunnistus|personas apliecība|' +
    'asmens tapatybės kortelė|dowód osobisty|občanský průkaz|občiansky preukaz|identifikačná karta|személyazonosító igazolvány|' +
    'személyi igazolvány|osebna izkaznica|osobna iskaznica|lična karta|lična karta građanina|лична карта|carte de identitate|letërnjoftim|' +
    'kartë identiteti|letërnjoftimi elektronik|ταυτότητα|δελτίο ταυτότητας|αστυνομική ταυτότητα|kimlik kartı|nüfus cüzdanı|' +
    'şəxsiyyət vəsiqəsi|karta tal identità|cárta aitheantais|cerdyn adnabod|nortasun agiri nazionala|удостоверение личности|' +
    'паспорт гражданина российской федерации|паспорт громадянина україни|посвідчення особи|пасведчанне асобы|жеке куәлік|personal identity card|' +
    'პირადობის მოწმობა|նույնականացման քարտ|shaxs guvohnomasi|teudat zehut|תעודת זהות|بطاقة التعريف الوطنية|بطاقة الهوية|بطاقة هوية|بطاقة شخصية|' +
    '居民身份证|中华人民共和国居民身份证|身份證|居民身份證|國民身分證|永久性居民身份證|hong kong permanent identity card|bilhete de identidade de residente permanente|' +
    'bilhete de identidade de residente|주민등록증|個人番号カード|マイナンバーカード|บัตรประจำตัวประชาชน|thai national id card|căn cước công dân|' +
    'chứng minh nhân dân|kartu tanda penduduk|kad pengenalan|mykad|philippine identification card|government of india aadhaar|aadhaar|' +
    'emirates id|resident identity card|citizenship card|voter id card|voter identification card|' +
    'ausweis über die staatsangehörigkeit|personal id card|computerised national identity card|identity document|id document|' +
    'proof of age card|national card|instituto nacional electoral|instituto federal electoral|border crossing card',
  residence_permit:
    'residence permit|residence card|permanent resident card|permanent resident|resident alien|resident alien card|green card|' +
    'employment authorization card|employment authorization document|employment authorization|biometric residence permit|' +
    'titre de séjour|carte de séjour|carte de resident|autorisation de séjour|aufenthaltstitel|aufenthaltskarte|aufenthaltserlaubnis|' +
    'niederlassungserlaubnis|ausländerausweis|livret pour étrangers|permesso di soggiorno|carta di soggiorno|permiso de residencia|' +
    'tarjeta de residencia|autorización de residencia|tarjeta de extranjero|cédula de extranjería|cédula de identidad para extranjeros|' +
    'autorização de residência|título de residência|cartão de residência|verblijfsvergunning|verblijfstitel|verblijfsdocument|opholdstilladelse|opholdskort|' +
    'uppehållstillstånd|uppehållskort|oppholdstillatelse|oppholdskort|oleskelulupa|oleskelulupakortti|dvalarleyfi|elamisluba|elamisloakaart|' +
    'uzturēšanās atļauja|leidimas gyventi|leidimas gyventi šalyje|karta pobytu|zezwolenie na pobyt|povolení k pobytu|povolenie na pobyt|' +
    'tartózkodási engedély|dovoljenje za prebivanje|dozvola boravka|dozvola za boravak|боравишна дозвола|дозвола за боравак|разрешение за пребиваване|' +
    'permis de ședere|leje qëndrimi|άδεια διαμονής|ikamet izni|yaşama icazəsi|permess ta residenza|' +
    'cead cónaithe|irish residence permit|вид на жительство|разрешение на временное проживание|посвідка на проживання|посвідка на постійне проживання|' +
    '在留カード|特別永住者証明書|外国人居留证|外国人永久居留身份证|居留證|外國人居留證|외국인등록증|resident card|alien registration card|' +
    'alien registration receipt card|carte de résident permanent|carte resident permanent|residence document|settlement permit',
  visa: 'visa|visum|viisum|vīza|wiza|vízum|виза|віза|vize|visto|visado|viisumi|βίζα|θεώρηση|víosa|visum d|schengen visa|签证|簽證|査証|비자|thị thực|تأشيرة|אשרה|bisa|evisa|electronic visa',
};

/** Wordings of readers and forms that are no titles: they count only as the whole wording. */
export const VENDOR_WORDINGS: Readonly<Record<TitledType, string>> = {
  passport: 'pp|ppt|td3|passport book|ppcard',
  drivers_license: 'dl|cdl|edl|driver|driving|licence|license|drivers|driver licence front|dlf|dlb|cnh',
  national_id: 'id|nid|identity|identification|idcard|national|td1|td2|ine|nic|cnic|oib|identitycard|state id',
  residence_permit: 'rp|brp|ead|prc|residence|resident|permit|greencard',
  visa: 'mrv a|mrv b',
};
