import { holdsLuhn, holdsMod1110, sexOfDigit, weightedSum } from '../values/digit-sums.ts';

/** What a national number tells by itself. */
export interface NationalNumber {
  /** Whether its check digit or letter holds. */
  readonly holds: boolean;
  /** The birth it codes, as the last two digits of the year, month and day: `YYMMDD`; undefined where it codes none. */
  readonly birth?: string;
  /** The sex it codes; undefined where it codes none. */
  readonly sex?: 'M' | 'F';
}

/** How the numbers of one state are made: `form` over letters and digits without separators. */
interface NationalNumberRule {
  readonly form: RegExp;
  readonly read: (number: string) => NationalNumber;
}

/** `YYMMDD` where the month carries the century: 20, 40, 60 or 80 are added to it. */
const withoutCentury = (coded: string): string =>
  `${coded.slice(0, 2)}${String(Number(coded.slice(2, 4)) % 20).padStart(2, '0')}${coded.slice(4, 6)}`;

const remainder11 = (sum: number): number => (sum % 11) % 10;

/** The Baltic rule: where the first weights leave ten, the second decide. Source: Estonian standard EVS 585:2007; Lithuania took the same. */
function baltic(number: string): NationalNumber {
  const first = weightedSum(number.slice(0, 10), [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weightedSum(number.slice(0, 10), [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  const digit = first < 10 ? first : second % 10;
  return { holds: digit === Number(number.at(-1)), birth: number.slice(1, 7), sex: sexOfDigit(number[0]) };
}

/** Source: Ley Orgánica 4/2015 and Real Decreto 1553/2005, article 1; the letter is the number modulo 23. */
function spanish(number: string): NationalNumber {
  const digits = number.replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))).slice(0, -1);
  return { holds: 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(digits) % 23) === number.at(-1) };
}

/** Source: Loi du 8 août 1983 organisant un registre national, arrêté royal du 3 avril 1984: 97 less the rest; a 2 before it from the year 2000 on. */
function belgian(number: string): NationalNumber {
  const [body, control] = [number.slice(0, 9), Number(number.slice(9))];
  const holds = [body, `2${body}`].some((each) => 97 - (Number(each) % 97) === control);
  return { holds, birth: number.slice(0, 6), sex: sexOfDigit(number[8]) };
}

/** Source: Finnish Government decree 128/2010, section 2: the number without its sign, modulo 31. */
function finnish(number: string): NationalNumber {
  const digits = number.replace(/\D/g, '').slice(0, 9);
  const holds = '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(Number(digits) % 31) === number.at(-1);
  return {
    holds,
    birth: `${digits.slice(4, 6)}${digits.slice(2, 4)}${digits.slice(0, 2)}`,
    sex: sexOfDigit(digits[8]),
  };
}

/** Source: Turkish Population Services Law 5490 and the register's algorithm. */
function turkish(number: string): NationalNumber {
  const digits = [...number].map(Number);
  const sumOf = (from: number): number =>
    digits.slice(0, 9).reduce((sum, digit, index) => sum + (index % 2 === from ? digit : 0), 0);
  const tenth = (sumOf(0) * 7 - sumOf(1) + 100) % 10;
  const eleventh = digits.slice(0, 10).reduce((sum, digit) => sum + digit, 0) % 10;
  return { holds: digits[9] === tenth && digits[10] === eleventh };
}

/** By the alpha-3 code of the state. */
const RULES: Readonly<Record<string, NationalNumberRule>> = {
  BEL: { form: /^\d{11}$/, read: belgian },
  // Source: Bulgarian Civil Registration Act, article 11, and ordinance RD-02-20-9.
  BGR: {
    form: /^\d{10}$/,
    read: (number) => ({
      holds: remainder11(weightedSum(number.slice(0, 9), [2, 4, 8, 5, 10, 9, 7, 3, 6])) === Number(number[9]),
      birth: withoutCentury(number),
      sex: sexOfDigit(number[8]) === 'M' ? 'F' : 'M',
    }),
  },
  ESP: { form: /^(?:\d{8}|[XYZ]\d{7})[A-Z]$/, read: spanish },
  EST: { form: /^[1-8]\d{10}$/, read: baltic },
  FIN: { form: /^\d{6}[A-Y]?\d{3}[0-9A-Y]$/, read: finnish },
  // Source: Croatian Zakon o osobnom identifikacijskom broju, NN 60/08.
  HRV: { form: /^\d{11}$/, read: (number) => ({ holds: holdsMod1110(number) }) },
  LTU: { form: /^[1-6]\d{10}$/, read: baltic },
  // Source: Polish Ustawa o ewidencji ludności of 24 September 2010, article 15.
  POL: {
    form: /^\d{11}$/,
    read: (number) => ({
      holds: (10 - (weightedSum(number.slice(0, 10), [1, 3, 7, 9]) % 10)) % 10 === Number(number[10]),
      birth: withoutCentury(number),
      sex: sexOfDigit(number[9]),
    }),
  },
  // Source: Romanian OUG 97/2005 with HG 295/2021, annex; a rest of ten stands as 1.
  ROU: {
    form: /^[1-8]\d{12}$/,
    read: (number) => {
      const rest = weightedSum(number.slice(0, 12), [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
      return {
        holds: (rest === 10 ? 1 : rest) === Number(number[12]),
        birth: number.slice(1, 7),
        sex: sexOfDigit(number[0]),
      };
    },
  },
  // Source: Swedish Folkbokföringslag (1991:481), 18 §.
  SWE: {
    form: /^(?:19|20)?\d{10}$/,
    read: (number) => {
      const ten = number.slice(-10);
      return { holds: holdsLuhn(ten), birth: ten.slice(0, 6), sex: sexOfDigit(ten[8]) };
    },
  },
  TUR: { form: /^[1-9]\d{10}$/, read: turkish },
};

/** What the national number of a state (alpha-3) tells; undefined where the state's numbers are not known or `number` has not their form. */
export function readNationalNumber(number: string, country: string): NationalNumber | undefined {
  const rule = RULES[country];
  return rule?.form.test(number) ? rule.read(number) : undefined;
}
