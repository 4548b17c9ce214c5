"""Invented values of documents: persons, dates, numbers, addresses. `rng` is a numpy Generator throughout."""

from line_drawing.random_choice import pick, random_string, whole_number
from text_line.alphabet import DIGITS, LOWER_DIACRITICS, UPPER
from text_line.letter_case import random_case
from text_line.word_lists import (
    COUNTRY_CODES,
    GIVEN_NAMES,
    MONTHS,
    PLACES,
    STATE_ABBREVIATIONS,
    STATE_NAMES,
    STREET_WORDS,
    SURNAMES,
    dictionary_word,
)

_CONSONANTS, _VOWELS, _FINALS = "bcdfghjklmnprstvwxz", "aeiouy", "nrslmtk"


def proper_name(rng, known: list[str]) -> str:
    """A name from the list, a dictionary word or made-up syllables: the network must not learn a list of names."""
    kind = rng.random()
    if kind < 0.5:
        return pick(rng, known)
    return dictionary_word(rng).capitalize() if kind < 0.75 else _syllables(rng)


def _syllables(rng) -> str:
    word = "".join(
        pick(rng, _CONSONANTS) + pick(rng, _VOWELS) + (pick(rng, _FINALS) if rng.random() < 0.3 else "")
        for _ in range(whole_number(rng, 1, 5))
    )
    if rng.random() < 0.3:
        index = int(rng.integers(len(word)))
        word = word[:index] + pick(rng, LOWER_DIACRITICS) + word[index + 1 :]
    return word.capitalize()


def person(rng) -> str:
    """A surname, given names, or both in one of the usual orders."""
    kind = rng.random()
    if kind < 0.3:
        name = proper_name(rng, SURNAMES)
        if rng.random() < 0.2:
            name += pick(rng, " -") + proper_name(rng, SURNAMES)
    elif kind < 0.6:
        name = " ".join(proper_name(rng, GIVEN_NAMES) for _ in range(int(rng.choice([1, 1, 2, 2, 3]))))
    elif kind < 0.8:
        name = proper_name(rng, GIVEN_NAMES) + " " + proper_name(rng, SURNAMES)
    else:
        name = proper_name(rng, SURNAMES) + pick(rng, (", ", " ", ",")) + proper_name(rng, GIVEN_NAMES)
        if rng.random() < 0.3:
            name += " " + pick(rng, UPPER)
    return random_case(rng, name, 0.65)


def date(rng) -> str:
    """A date of 1925 to 2044 as documents print it, in figures or with the name of the month."""
    day, month, year = whole_number(rng, 1, 32), whole_number(rng, 1, 13), whole_number(rng, 1925, 2045)
    kind = rng.random()
    separator = pick(rng, "//..-- ")
    if kind < 0.42:
        first, second = (day, month) if rng.random() < 0.6 else (month, day)
        return f"{first:02d}{separator}{second:02d}{separator}{year:04d}"
    if kind < 0.5:
        return f"{year:04d}{separator}{month:02d}{separator}{day:02d}"
    if kind < 0.56:
        return f"{day:02d}{separator}{month:02d}{separator}{year % 100:02d}"
    if kind < 0.6:
        return _rarer_date(rng, day, month, year)
    return _date_in_words(rng, day, month, year)


def _rarer_date(rng, day: int, month: int, year: int) -> str:
    return pick(
        rng,
        (
            f"{day:02d}{month:02d}{year:04d}",
            f"{year:04d}{month:02d}{day:02d}",
            f"{day}. {month}. {year}",
            f"{day}.{month}.{year}",
            f"{day:02d}. {month:02d}. {year:04d}.",
        ),
    )


def _date_in_words(rng, day: int, month: int, year: int) -> str:
    """With the month in one language, or in two as passports print it."""
    names = pick(rng, MONTHS)
    name = names[month - 1] if rng.random() < 0.8 else names[month - 1].capitalize()
    shown_year = f"{year:04d}" if rng.random() < 0.8 else f"{year % 100:02d}"
    if rng.random() < 0.25:
        slashes = pick(rng, ("/", "")) + pick(rng, ("/", "/", "/"))
        name += slashes + pick(rng, MONTHS)[month - 1]
    separator = pick(rng, (" ", " ", " ", "-", ".", ""))
    return f"{day:02d}{separator}{name}{separator}{shown_year}"


def number(rng) -> str:
    """A document, personal or licence number in one of nine patterns."""
    return pick(rng, _NUMBER_PATTERNS)(rng)


def _groups(rng, separator: str) -> str:
    return separator.join(_digits(rng, 2, 5) for _ in range(whole_number(rng, 2, 5)))


def _digits(rng, low: int, high: int) -> str:
    return random_string(rng, whole_number(rng, low, high), DIGITS)


def _licence_number(rng) -> str:
    return pick(rng, UPPER) + "-".join(random_string(rng, length, DIGITS) for length in (3, 4, 4))


def _birth_number(rng) -> str:
    return random_string(rng, 6, DIGITS) + pick(rng, ("/", "-", "")) + _digits(rng, 3, 5)


def _citizen_card_number(rng) -> str:
    head = random_string(rng, 8, DIGITS) + " " + random_string(rng, 1, DIGITS)
    return head + " " + random_string(rng, 2, UPPER) + random_string(rng, 1, DIGITS)


def _mixed_number(rng) -> str:
    head = random_string(rng, whole_number(rng, 1, 4), UPPER + DIGITS)
    return head + _digits(rng, 3, 10) + random_string(rng, whole_number(rng, 0, 3), UPPER)


_NUMBER_PATTERNS = (
    lambda rng: _digits(rng, 6, 13),
    lambda rng: random_string(rng, whole_number(rng, 1, 4), UPPER) + _digits(rng, 5, 9),
    lambda rng: random_string(rng, whole_number(rng, 6, 12), UPPER + DIGITS),
    lambda rng: _groups(rng, "-"),
    lambda rng: _groups(rng, " "),
    _licence_number,
    _birth_number,
    _citizen_card_number,
    _mixed_number,
)


def address(rng) -> str:
    """One line of an address, American or European."""
    kind = rng.random()
    house_number = str(int(rng.integers(1, 9999)))
    if kind < 0.35:
        line = house_number + " " + _american_street(rng)
    elif kind < 0.6:
        line = _american_place(rng)
    elif kind < 0.75:
        line = _european_street(rng)
    elif kind < 0.9:
        line = _european_place(rng)
    else:
        place = proper_name(rng, PLACES) + pick(rng, (", ", " (", " / "))
        line = place + pick(rng, COUNTRY_CODES + STATE_NAMES)
    return random_case(rng, line, 0.65)


def _american_street(rng) -> str:
    direction = pick(rng, "NSEW") + " " if rng.random() < 0.3 else ""
    street = direction + proper_name(rng, SURNAMES) + " " + pick(rng, STREET_WORDS)
    if rng.random() < 0.25:
        street += pick(rng, (" APT ", " #", " Unit ", ", apt. ")) + str(int(rng.integers(1, 400)))
    return street


def _american_place(rng) -> str:
    place = proper_name(rng, PLACES) + pick(rng, (", ", " ", ",")) + pick(rng, STATE_ABBREVIATIONS)
    place += " " + random_string(rng, 5, DIGITS)
    return place + "-" + random_string(rng, 4, DIGITS) if rng.random() < 0.4 else place


def _european_street(rng) -> str:
    street = pick(rng, STREET_WORDS) + " " + proper_name(rng, SURNAMES) + " " + str(int(rng.integers(1, 250)))
    return street + pick(rng, ("", "", "a", f"/{rng.integers(1, 30)}", " BÂT 4", " 2º B"))


def _european_place(rng) -> str:
    postal_codes = (
        random_string(rng, 5, DIGITS),
        random_string(rng, 2, DIGITS) + "-" + random_string(rng, 3, DIGITS),
        random_string(rng, 4, DIGITS),
        random_string(rng, 4, DIGITS) + " " + random_string(rng, 2, UPPER),
    )
    place = pick(rng, postal_codes) + " " + proper_name(rng, PLACES)
    return place + " " + proper_name(rng, PLACES) if rng.random() < 0.2 else place
