"""A number that a page sent back: what is not one is told from zero, however it is written."""

CHIFFRES = 15


def entier(texte: str) -> int | None:
    """Return a whole number, zero or more; None for anything else (`²`, an empty text, five thousand digits)."""
    if not (texte.isascii() and texte.isdigit() and len(texte) <= CHIFFRES):
        return None
    return int(texte)
