"""Characters that the recogniser of printed lines tells apart."""

import unicodedata

DIGITS = "0123456789"
UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOWER = "abcdefghijklmnopqrstuvwxyz"
PUNCTUATION = " .,-/'():;#&+*\"<>%°ºª№@!?"
DIACRITICS = (
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŹŻŽƏĊĠĦ"
    "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþßāăąćčďđēėęěğģīįıķĺļľłńņňőœŕřśşšșţťțūůűųźżžəċġħ"
)
UPPER_DIACRITICS = [letter for letter in DIACRITICS if letter.isupper()]
LOWER_DIACRITICS = [letter for letter in DIACRITICS if not letter.isupper()]
CHARSET = DIGITS + UPPER + LOWER + PUNCTUATION + DIACRITICS
"""Class k of the network (from 1) is character k - 1; class 0 is the CTC blank."""

_KNOWN = frozenset(CHARSET)
_ASCII_FORMS = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "–": "-", "—": "-", "“": '"', "”": '"'})


def in_alphabet(text: str) -> str:
    """The text with quotes and dashes in ASCII and without characters that are not in the alphabet."""
    return "".join(character for character in text.translate(_ASCII_FORMS) if character in _KNOWN)


def plain_letter(character: str) -> str:
    """The letter without its diacritic; `-` when there is none in the alphabet."""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base in _KNOWN else "-"
