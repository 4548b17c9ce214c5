/**
 * ISO 3166-1: alpha-2 and alpha-3 code of every country and territory, in the order of the alpha-2 codes.
 * Source: ISO 3166-1:2020 with the changes published up to newsletter VI-18.
 */
const ISO_3166_1 =
  'ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL ' +
  'BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR BZBLZ CACAN CCCCK CDCOD ' +
  'CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA ' +
  'DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF ' +
  'GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN ' +
  'IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA ' +
  'KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE ' +
  'MFMAF MGMDG MHMHL MKMKD MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM ' +
  'NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM ' +
  'PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN ' +
  'SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF TGTGO THTHA TJTJK TKTKL ' +
  'TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR ' +
  'VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE';

/**
 * Codes of nationality and issuer that are ICAO's own, and the specimen state. Source: ICAO Doc 9303-3, eighth edition, section 5,
 * parts B (United Kingdom, European Union), C (United Nations), D (other issuing authorities) and E (persons without a defined nationality);
 * RKS is what documents of Kosovo carry.
 */
const ICAO_CODES = new Set(
  'EUE GBD GBN GBO GBP GBS RKS UNO UNA UNK XBA XIM XCC XCE XCO XEC XPO XES XMP XOM XDC XXA XXB XXC XXX UTO IAO'.split(
    ' ',
  ),
);

/** Codes that documents still carry for a code of today. Source: ISO 3166-3, ICAO Doc 9303-3 section 5, CLDR (XKX). */
const FORMER_CODES: Readonly<Record<string, string>> = {
  D: 'DEU',
  DDR: 'DEU',
  BUR: 'MMR',
  FXX: 'FRA',
  ROM: 'ROU',
  TMP: 'TLS',
  XKX: 'RKS',
  XKS: 'RKS',
  ZAR: 'COD',
};

const rows = ISO_3166_1.split(' ').map((row) => [row.slice(0, 2), row.slice(2)] as const);
const alpha3ByAlpha2: ReadonlyMap<string, string> = new Map(rows);
const alpha3Codes: ReadonlySet<string> = new Set(alpha3ByAlpha2.values());

/** All ISO 3166-1 rows: alpha-2, alpha-3. */
export const ISO_COUNTRIES: readonly (readonly [alpha2: string, alpha3: string])[] = rows;

/** The alpha-3 code for an ISO 3166-1 alpha-2 code in upper case; undefined for any other text. */
export function alpha3Of(alpha2: string): string | undefined {
  return alpha3ByAlpha2.get(alpha2);
}

/** Whether `code` is an ISO 3166-1 alpha-3 code or one of ICAO's own, in upper case. */
export function isCountryCode(code: string): boolean {
  return alpha3Codes.has(code) || ICAO_CODES.has(code);
}

/**
 * The country for the code of a machine-readable zone, filler and case aside: `D<<` is DEU, codes that ISO withdrew become those of today,
 * ICAO's own codes stay. Undefined when the code is none.
 */
export function countryFromMrz(code: string): string | undefined {
  const letters = code.replaceAll('<', '').trim().toUpperCase();
  const known = Object.hasOwn(FORMER_CODES, letters) ? FORMER_CODES[letters] : letters;
  return known !== undefined && isCountryCode(known) ? known : undefined;
}
