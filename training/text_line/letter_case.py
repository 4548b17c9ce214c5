"""Upper and lower case as documents print it."""


def random_case(rng, text: str, upper_share: float) -> str:
    """All capitals in this share of cases; rarely all lower case or each word with a capital."""
    kind = rng.random()
    if kind < upper_share:
        return text.upper()
    if kind < 0.93:
        return text
    return text.lower() if kind < 0.97 else text.title()
