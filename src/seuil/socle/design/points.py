"""A score as one bar on the line: proven, then provisional."""

LARGEUR = 380


def contexte(prouves: int, provisoires: int) -> dict[str, str | int]:
    """Return the width of each part; a malus never draws below zero."""
    pleins, attendus = max(0, prouves), max(0, provisoires)
    coupe = LARGEUR * pleins // max(1, pleins + attendus)
    return {
        "prouves": prouves,
        "provisoires": provisoires,
        "coupe": str(coupe),
        "debut": str(min(coupe + 2, LARGEUR)),
        "reste": str(max(0, LARGEUR - coupe - 2) if attendus else 0),
    }
