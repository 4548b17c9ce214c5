"""Words that documents are made of: lists beside this file, and the dictionaries installed on this system."""

import functools
import re
from pathlib import Path

from line_drawing.random_choice import pick
from line_drawing.vocabulary import read_entries

_VOCABULARY = Path(__file__).parent / "vocabulary"
SURNAMES = read_entries(_VOCABULARY / "surnames.txt")
GIVEN_NAMES = read_entries(_VOCABULARY / "given-names.txt")
PLACES = read_entries(_VOCABULARY / "places.txt")
COUNTRIES = read_entries(_VOCABULARY / "countries.txt")
COUNTRY_CODES = read_entries(_VOCABULARY / "country-codes.txt")
STATE_ABBREVIATIONS = read_entries(_VOCABULARY / "state-abbreviations.txt")
STATE_NAMES = read_entries(_VOCABULARY / "state-names.txt")
STREET_WORDS = read_entries(_VOCABULARY / "streets.txt")
CAPTIONS = read_entries(_VOCABULARY / "captions.txt")
LICENCE_FIELDS = read_entries(_VOCABULARY / "licence-fields.txt")
MONTHS = [line.split() for line in read_entries(_VOCABULARY / "months.txt")]
"""Twelve names or abbreviations for each language."""

# Where Debian's word-list and hunspell packages put their files.
_WORD_LISTS = Path("/usr/share/dict")
_SPELLING_LISTS = Path("/usr/share/hunspell")
_NOT_WORD_LISTS = ("README", "words")
_SPELLING_LANGUAGES = ("hu", "cs", "ro", "tr", "lv", "lt", "hr", "sk", "is")
_WORD_LENGTHS = range(2, 15)
_WORDS_PER_LANGUAGE = 15000


def dictionary_word(rng) -> str:
    """A word of one of the installed dictionaries, each language equally often; a surname when none is installed."""
    languages = _dictionaries()
    return pick(rng, pick(rng, languages)) if languages else pick(rng, SURNAMES)


@functools.cache
def _dictionaries() -> list[list[str]]:
    lists = [_word_list(path) for path in sorted(_WORD_LISTS.glob("*")) if _is_word_list(path)]
    spelling = sorted(_SPELLING_LISTS.glob("*.dic"))
    lists += [_spelling_list(path) for path in spelling if path.name[:2] in _SPELLING_LANGUAGES]
    return [thinned for thinned in map(_thin, lists) if thinned]


def _is_word_list(path: Path) -> bool:
    return not path.is_symlink() and not path.name.startswith(_NOT_WORD_LISTS)


def _word_list(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError:
        return path.read_text(encoding="latin-1").split("\n")


def _spelling_list(path: Path) -> list[str]:
    """Stems of a hunspell dictionary: its first line is a count, flags follow a slash or a tab."""
    lines = path.read_text(encoding=_spelling_encoding(path.with_suffix(".aff")), errors="ignore").split("\n")
    return [line.split("/")[0].split("\t")[0].strip() for line in lines[1:]]


def _spelling_encoding(rules: Path) -> str:
    declared = re.search(rb"SET\s+(\S+)", rules.read_bytes())
    return declared.group(1).decode() if declared else "utf-8"


def _thin(words: list[str]) -> list[str]:
    usable = [word for word in words if len(word) in _WORD_LENGTHS]
    return usable[:: max(1, len(usable) // _WORDS_PER_LANGUAGE)]
