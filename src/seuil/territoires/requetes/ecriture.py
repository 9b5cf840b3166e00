"""How people write a commune: its key without abbreviations or accents, the codes beside it, what may stand around."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

ABREGES: Final = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "lez": "les"}
AU_MILIEU: Final = {"s": "sur", "ss": "sous"}  # at the end, the beginning of a word that is being typed
ARTICLES: Final = ("le", "la", "les", "l")
A_ARRONDISSEMENTS: Final = ("paris", "lyon", "marseille")
_CODE: Final = re.compile(r"\b(?:\d{5}|2[AB]\d{3})\b", re.IGNORECASE)
_CODE_ESPACE: Final = re.compile(r"\b(\d{2}) (\d{3})\b")
_CEDEX: Final = re.compile(r"\bcedex\b", re.IGNORECASE)
_RANG: Final = re.compile(
    r"\b(?P<rang>\d{1,3}|2[AB])\s*(?:er|ere|re|e|è|eme|ème|ième|ieme|nd|nde)?\b(?:\s*arr\w*\.?)?\s*\)?\s*$", re.I
)
_PRECISION: Final = re.compile(r"^(?P<nom>[^(,]+)[(,](?P<precision>[^()]*)\)?\s*$")
_MOTS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Ecriture:
    """What was typed, taken apart: ``nom`` and ``precision`` are keys, ``code`` has five signs, ``rang`` a number."""

    nom: str
    code: str
    rang: str
    precision: str
    est_un_cedex: bool

    @property
    def arrondissement(self) -> str:
        """Return the key of the municipal arrondissement that it names, "" if none."""
        if self.nom not in A_ARRONDISSEMENTS or not self.rang.isdecimal():
            return ""
        return f"{self.nom}{int(self.rang)}{'er' if int(self.rang) == 1 else 'e'}arrondissement"

    @property
    def cles(self) -> list[str]:
        """Return the keys it may have: « Bors (Charente) » says where, « Château-Chinon (Ville) » is a whole name."""
        return [self.nom, self.nom + self.precision]

    @property
    def avec_article(self) -> list[str]:
        """Return the key with each article that people leave out: « Mans » for « Le Mans »."""
        return [article + self.nom for article in ARTICLES]


def cle_de_lieu(nom: str) -> str:
    """Return the key under which a name is searched: « Mans (Le) » and « LE MANS » have the same."""
    mots = [ABREGES.get(mot, mot) for mot in _MOTS.findall(plat(nom))]
    mots = [AU_MILIEU.get(mot, mot) for mot in mots[:-1]] + mots[-1:]
    if len(mots) > 1 and mots[-1] in ARTICLES:
        mots = [mots[-1], *mots[:-1]]
    return "".join(mots)


def lire(saisie: str) -> Ecriture:
    """Take apart what a person typed."""
    texte = _CODE_ESPACE.sub(r"\1\2", saisie.strip())
    trouve = _CODE.search(texte)
    code = trouve[0].upper() if trouve else ""
    reste = _CODE.sub(" ", texte, count=1)
    est_un_cedex = bool(_CEDEX.search(reste))
    reste = re.sub(r"\(\s*\)", " ", _CEDEX.sub(" ", reste)).strip(" ,;-")
    dit = _RANG.search(reste)
    rang = dit["rang"].upper() if dit else ""
    nom = reste[: dit.start()].rstrip(" (,") if dit else reste
    precise = _PRECISION.match(nom)
    if precise and plat(precise["precision"]).strip(" '’") in ARTICLES:
        precise = None
    return Ecriture(
        nom=cle_de_lieu(precise["nom"] if precise else nom),
        code=code,
        rang=rang,
        precision=cle_de_lieu(precise["precision"]) if precise else "",
        est_un_cedex=est_un_cedex,
    )


def plat(texte: str) -> str:
    """Return a text in small letters, without accents nor joined letters."""
    plat = unicodedata.normalize("NFKD", texte).lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(signe for signe in plat if not unicodedata.combining(signe))
