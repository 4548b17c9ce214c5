"""Zones of invented documents with valid check digits: ICAO Doc 9303-4 to 7, and two older national layouts."""

from typing import NamedTuple

from line_drawing.random_choice import pick, random_string, whole_number
from mrz_line.alphabet import DIGITS, FILLER, LETTERS
from mrz_line.fields import (
    STATE_CODES,
    SURNAMES,
    check_digit,
    date,
    document_number,
    filled,
    name_field,
    optional_data,
    surname,
    with_check_digit,
)


class _Holder(NamedTuple):
    """Fields that most layouts share."""

    issuer: str
    nationality: str
    number: str
    birth: str
    """YYMMDD and its check digit."""
    expiry: str
    """YYMMDD and its check digit."""
    sex: str


def document_lines(rng) -> list[str]:
    """The lines of one document, top to bottom."""
    layout = pick(rng, _LAYOUTS)
    return layout(rng, _holder(rng))


def _holder(rng) -> _Holder:
    issuer, nationality = pick(rng, STATE_CODES), pick(rng, STATE_CODES)
    if rng.random() < 0.75:
        nationality = issuer
    number, birth, expiry = document_number(rng), date(rng), date(rng)
    return _Holder(issuer, nationality, number, with_check_digit(birth), with_check_digit(expiry), pick(rng, "MF<MF"))


def _td1(rng, holder: _Holder) -> list[str]:
    optional = optional_data(rng, 15)
    code = pick(rng, ("I<", "ID", "AC", "IP", "C<", "A<", "IR", "I" + pick(rng, LETTERS)))
    upper = code + holder.issuer + with_check_digit(holder.number) + optional
    if rng.random() < 0.1:
        upper = _with_long_number(rng, upper[:5], holder.number)
    optional = optional_data(rng, 11)
    middle = holder.birth + holder.sex + holder.expiry + holder.nationality + optional
    composite = check_digit(upper[5:30] + holder.birth + holder.expiry + optional)
    return [upper, middle + composite, name_field(rng, 30)]


def _with_long_number(rng, head: str, number: str) -> str:
    """A TD1 upper line whose number runs on in the optional data (ICAO Doc 9303-5, 4.2.2, note on document numbers)."""
    number = number.replace(FILLER, "0")
    rest = random_string(rng, whole_number(rng, 1, 4), DIGITS)
    return filled(head + number + FILLER + rest + check_digit(number + rest), 30)


def _td2(rng, holder: _Holder) -> list[str]:
    code = pick(rng, ("I<", "ID", "IP", "P<", "A<"))
    upper = code + holder.issuer + name_field(rng, 31)
    lower = _lower_line(holder) + optional_data(rng, 7)
    return [upper, lower + _composite(lower)]


def _td3(rng, holder: _Holder) -> list[str]:
    code = pick(rng, ("P<", "P<", "P<", "PM", "PA", "PD", "PS", "PO", "PB", "P" + pick(rng, LETTERS)))
    upper = code + holder.issuer + name_field(rng, 39)
    optional = optional_data(rng, 14)
    is_empty = not optional.strip(FILLER)
    digit = FILLER if is_empty and rng.random() < 0.6 else check_digit(optional)
    lower = _lower_line(holder) + optional + digit
    return [upper, lower + _composite(lower)]


def _visa_a(rng, holder: _Holder) -> list[str]:
    return _visa(rng, holder, 44)


def _visa_b(rng, holder: _Holder) -> list[str]:
    return _visa(rng, holder, 36)


def _visa(rng, holder: _Holder, length: int) -> list[str]:
    upper = "V" + pick(rng, "<<" + LETTERS) + holder.issuer + name_field(rng, length - 5)
    return [upper, _lower_line(holder) + optional_data(rng, length - 28)]


def _lower_line(holder: _Holder) -> str:
    """What the lower lines of TD2, TD3 and visas begin with: 28 characters."""
    return with_check_digit(holder.number) + holder.nationality + holder.birth + holder.sex + holder.expiry


def _composite(lower: str) -> str:
    return check_digit(lower[:10] + lower[13:20] + lower[21:])


def _french_card(rng, holder: _Holder) -> list[str]:
    """The French identity card of 1988 to 2021, two lines of 36."""
    upper = "IDFRA" + filled(surname(rng, 0.5), 25) + random_string(rng, 6, DIGITS)
    number = with_check_digit(random_string(rng, 12, DIGITS))
    given_names = filled(name_field(rng, 14).replace(2 * FILLER, FILLER), 14)
    lower = number + given_names + holder.birth + pick(rng, "MF")
    return [upper, lower + check_digit(upper + lower)]


def _driving_licence(rng, holder: _Holder) -> list[str]:
    """A driving licence of one line of 30 (ISO/IEC 18013-3, basic access protection)."""
    head = "D" + pick(rng, "1<P") + holder.issuer + random_string(rng, 9, DIGITS + LETTERS)
    line = filled(with_check_digit(head) + date(rng) + pick(rng, SURNAMES), 29)
    return [with_check_digit(line)]


# Repeated: how often each layout is drawn.
_LAYOUTS = (
    *3 * (_td1,),
    _td2,
    *3 * (_td3,),
    _visa_a,
    _visa_b,
    _french_card,
    _driving_licence,
)
