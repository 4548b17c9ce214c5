"""Which text a drawn line holds: values, captions, free text, machine-readable zones, and strings without any sense."""

import re
from typing import NamedTuple

from line_drawing.random_choice import pick, random_string, whole_number
from text_line.alphabet import CHARSET, DIGITS, LOWER, LOWER_DIACRITICS, UPPER, UPPER_DIACRITICS, in_alphabet
from text_line.letter_case import random_case
from text_line.values import address, date, number, person
from text_line.word_lists import (
    CAPTIONS,
    COUNTRIES,
    COUNTRY_CODES,
    GIVEN_NAMES,
    LICENCE_FIELDS,
    SURNAMES,
    dictionary_word,
)

_MOST_CHARACTERS = 48
_MOST_CHARACTERS_OF_PART = 20
_MOST_ZONE_CHARACTERS = 44
_FIELD_NUMBERS = (
    *("1", "2", "3", "4a", "4b", "4c", "4d", "5", "6", "7", "8", "9"),
    *("10", "11", "12", "13", "15", "16", "17", "18"),
)


class LinePart(NamedTuple):
    """Text in one size and weight."""

    text: str
    is_zone: bool = False
    """Whether it is a line of a machine-readable zone, which is set on a fixed pitch."""


def draw_text(rng) -> list[LinePart]:
    """What one line says; a caption with its value comes in two parts that may differ in size and weight."""
    while True:
        parts = [part._replace(text=_clean(part.text)) for part in _draw_parts(rng)]
        parts = [part for part in parts if part.text]
        if parts:
            return parts


def _draw_parts(rng) -> list[LinePart]:
    kind = rng.random()
    for bound, generate in _SHARES:
        if kind < bound:
            return generate(rng)
    raise AssertionError("the shares reach 1")


def _clean(text: str) -> str:
    return re.sub(" +", " ", in_alphabet(text)).strip()[:_MOST_CHARACTERS].strip()


def _captioned_value(rng) -> list[LinePart]:
    value = pick(rng, (date, number, person))(rng)
    caption = pick(rng, LICENCE_FIELDS if rng.random() < 0.4 else CAPTIONS)
    return [LinePart(caption[:_MOST_CHARACTERS_OF_PART]), LinePart(value[:_MOST_CHARACTERS_OF_PART])]


def _caption(rng) -> str:
    """A caption in one to three languages, with the field's number or a colon now and then."""
    caption = pick(rng, CAPTIONS)
    languages = rng.random()
    if languages < 0.3:
        caption += pick(rng, ("/", " / ", "/ ", " ")) + pick(rng, CAPTIONS)
    elif languages < 0.38:
        caption += "/" + pick(rng, CAPTIONS) + "/" + pick(rng, CAPTIONS)
    if rng.random() < 0.3:
        caption = pick(rng, _FIELD_NUMBERS) + pick(rng, (".", " ", ". ", "", ") ")) + caption
    if rng.random() < 0.12:
        caption += pick(rng, (":", ".", " :", "#"))
    return random_case(rng, caption, 0.35)


def _prose(rng) -> str:
    text = " ".join(dictionary_word(rng) for _ in range(whole_number(rng, 1, 5)))
    if rng.random() < 0.15:
        text = text.replace(" ", pick(rng, (", ", ". ", " & ", " - ", "; ", ": ", "/")), 1)
    return random_case(rng, text if rng.random() < 0.5 else text.capitalize(), 0.35)


def _senseless(rng) -> str:
    """Characters at random, half of the time rich in diacritics: what no word list holds must be read too."""
    kind = rng.random()
    length = whole_number(rng, 1, 15)
    if kind < 0.2:
        return random_string(rng, length, UPPER)
    if kind < 0.35:
        return random_string(rng, length, UPPER + DIGITS)
    if kind < 0.5:
        return random_string(rng, length, LOWER)
    if kind < 0.6:
        return pick(rng, UPPER) + random_string(rng, length, LOWER)
    if kind < 0.7:
        return random_string(rng, length, DIGITS)
    if kind < 0.8:
        return _with_diacritics(rng, length, UPPER, UPPER_DIACRITICS)
    if kind < 0.92:
        return _with_diacritics(rng, length, LOWER, LOWER_DIACRITICS)
    return random_string(rng, length, CHARSET)


def _with_diacritics(rng, length: int, plain: str, diacritics: list[str]) -> str:
    return "".join(pick(rng, diacritics if rng.random() < 0.4 else plain) for _ in range(length))


def _zone_line(rng) -> str:
    """Something like a line of a machine-readable zone, whole or cut; only the look counts, check digits are random."""
    kind = rng.random()
    name = _zone_name(pick(rng, SURNAMES)) + "<<" + _zone_name(pick(rng, GIVEN_NAMES))
    if kind < 0.35:
        code = pick(rng, ("P<", "PP", "I<", "ID", "PM"))
        line = code + pick(rng, COUNTRY_CODES) + name + "<" * whole_number(rng, 3, 24)
    elif kind < 0.7:
        line = _zone_numbers(rng)
    elif kind < 0.85:
        line = _zone_dates(rng, "MF") + pick(rng, COUNTRY_CODES) + "<" * whole_number(rng, 3, 12)
        line += random_string(rng, 1, DIGITS)
    else:
        line = name + "<" * whole_number(rng, 1, 16)
    line = line[:_MOST_ZONE_CHARACTERS]
    if rng.random() < 0.5:
        length = int(rng.integers(6, len(line) + 1))
        start = int(rng.integers(0, len(line) - length + 1))
        line = line[start : start + length]
    return line


def _zone_name(name: str) -> str:
    return re.sub("[^A-Z]", "<", name.upper())


def _zone_numbers(rng) -> str:
    number_alphabet = UPPER + DIGITS if rng.random() < 0.5 else DIGITS
    head = random_string(rng, 9, number_alphabet) + random_string(rng, 1, DIGITS) + pick(rng, COUNTRY_CODES)
    return head + _zone_dates(rng, "MF<") + random_string(rng, whole_number(rng, 0, 14), DIGITS + "<")


def _zone_dates(rng, sexes: str) -> str:
    return random_string(rng, 7, DIGITS) + pick(rng, sexes) + random_string(rng, 7, DIGITS)


def _single(generate):
    return lambda rng: [LinePart(generate(rng))]


# Upper bound of a random number below 1, and what is drawn under it.
_SHARES = (
    (0.17, _single(person)),
    (0.28, _single(date)),
    (0.38, _single(number)),
    (0.47, _single(address)),
    (0.62, _single(_caption)),
    (0.66, _single(lambda rng: random_case(rng, pick(rng, COUNTRIES), 0.6))),
    (0.69, _single(lambda rng: random_case(rng, pick(rng, LICENCE_FIELDS), 0.9))),
    (0.77, _captioned_value),
    (0.83, _single(_senseless)),
    (0.92, _single(_prose)),
    (1.0, lambda rng: [LinePart(_zone_line(rng), is_zone=True)]),
)
