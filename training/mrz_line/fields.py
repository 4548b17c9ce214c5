"""Invented contents of the fields of a machine-readable zone. `rng` is a numpy Generator throughout."""

from pathlib import Path

from line_drawing.random_choice import pick, random_string, whole_number
from line_drawing.vocabulary import read_entries
from mrz_line.alphabet import CHARSET, DIGITS, FILLER, LETTERS

_VOCABULARY = Path(__file__).parent / "vocabulary"
STATE_CODES = read_entries(_VOCABULARY / "state-codes.txt")
SURNAMES = read_entries(_VOCABULARY / "surnames.txt")
GIVEN_NAMES = read_entries(_VOCABULARY / "given-names.txt")

_WEIGHTS = (7, 3, 1)
_CONSONANTS, _VOWELS = "BCDFGHJKLMNPRSTVWXZ", "AEIOUY"
_NUMBER_ALPHABET_WITHOUT_LOOKALIKES = "CFGHJKLMNPRTVWXYZ0123456789"
_GIVEN_NAME_COUNTS = [0, 1, 1, 1, 2, 2, 3, 4]


def check_digit(text: str) -> str:
    """Check digit of a field: weights 7, 3, 1, modulus 10 (ICAO Doc 9303-3, 4.9)."""
    values = (0 if character == FILLER else CHARSET.index(character) for character in text)
    return str(sum(value * _WEIGHTS[index % 3] for index, value in enumerate(values)) % 10)


def with_check_digit(text: str) -> str:
    """The field followed by its check digit."""
    return text + check_digit(text)


def filled(text: str, length: int) -> str:
    """The text cut or filled up to the length of its field."""
    return text.ljust(length, FILLER)[:length]


def surname(rng, known_share: float) -> str:
    """A surname from the list in this share of cases, a made-up word in the others."""
    return pick(rng, SURNAMES) if rng.random() < known_share else _made_up_word(rng)


def name_field(rng, length: int) -> str:
    """Primary and secondary identifiers (ICAO Doc 9303-3, 4.6)."""
    primary = surname(rng, 0.6)
    if rng.random() < 0.2:
        primary += FILLER + surname(rng, 0.6)
    count = int(rng.choice(_GIVEN_NAME_COUNTS))
    given = (pick(rng, GIVEN_NAMES) if rng.random() < 0.65 else _made_up_word(rng) for _ in range(count))
    return filled(primary + 2 * FILLER + FILLER.join(given), length)


def _made_up_word(rng) -> str:
    """Letters at random, or syllables that can be spoken: the network must not learn a dictionary."""
    if rng.random() < 0.6:
        return random_string(rng, whole_number(rng, 2, 12), LETTERS)
    return "".join(pick(rng, _CONSONANTS) + pick(rng, _VOWELS) for _ in range(whole_number(rng, 1, 6)))


def date(rng) -> str:
    """YYMMDD."""
    return f"{rng.integers(100):02d}{rng.integers(1, 13):02d}{rng.integers(1, 29):02d}"


def document_number(rng) -> str:
    """Nine characters in one of the patterns that states use."""
    pattern = rng.integers(6)
    if pattern == 0:
        number = random_string(rng, 9, DIGITS)
    elif pattern == 1:
        number = random_string(rng, whole_number(rng, 1, 3), LETTERS) + random_string(rng, 7, DIGITS)
    elif pattern == 2:
        number = random_string(rng, 9, DIGITS + LETTERS)
    elif pattern == 3:
        number = random_string(rng, 9, _NUMBER_ALPHABET_WITHOUT_LOOKALIKES)
    elif pattern == 4:
        number = random_string(rng, whole_number(rng, 6, 9), DIGITS)
    else:
        number = random_string(rng, 2, DIGITS) + random_string(rng, 2, LETTERS) + random_string(rng, 5, DIGITS)
    return filled(number, 9)


def optional_data(rng, length: int) -> str:
    """Optional data: empty, digits, or digits and letters, sometimes with a filler inside."""
    kind = rng.random()
    if kind < 0.4:
        return FILLER * length
    data = random_string(rng, whole_number(rng, 1, length + 1), DIGITS if kind < 0.7 else DIGITS + LETTERS)
    if kind > 0.9:
        middle = len(data) // 2
        data = data[:middle] + FILLER + data[middle:]
    return filled(data, length)
