"""Which sensitive columns a statement reads, by name or with a whole row: one reading for the ears and the sources."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tests.verites.sens import tables

INCONNU = "__inconnu__"  # stands, in a statement of the sources, for what is only known when it runs

MOTS_CLES = (
    "and|as|asc|copy|cross|default|desc|do|else|end|except|fetch|for|from|full|group|having|in|inner|intersect|into|is"
    "|join|lateral|left|limit|natural|not|offset|on|or|order|returning|right|select|set|tablesample|then|to|union"
    "|using|values|when|where|window|with"
)
SURNOM = rf'(?: (?:as )?"?(?!(?:{MOTS_CLES})\b)(?P<surnom>\w+)"?)?'
SOURCE = rf'(?:"?\w+"?\.)?"?[\w-]+"?(?: ?\*)?{SURNOM.replace("?P<surnom>", "?:")}'
LIEU = "from|join|into|update|of|using|copy|table"
PLACE = re.compile(rf"(?<!distinct )\b(?:{LIEU}) (?:only )?{SOURCE}(?: ?, ?{SOURCE})*")
ENTIERE = re.compile(r'\*(?= ?(?:,|;|\)|$|from\b))|\w"?\.\*|\b(?:to_jsonb?|row_to_json|hstore|\w+_to_xml) ?\(|^ ?copy ')
COMPTE = re.compile(r'\bcount\((?:distinct )?(?:"?\w+"?\.)?\*\)')
TABLE = r"(?<!lock )(?<!alter )(?<!create )(?<!drop )(?<!truncate )\btable (?:only )?"
ECRIT = re.compile(r'^ ?(?:insert into "\w+" \([^)]*\) values|update "\w+" set)')
CHARGE = re.compile(r'"\w+"\."\w+"(?: as "col\d+")?$')
PREMIER = re.compile(r"(?:select count\(\*\) from \()?select (?:distinct (?:on \([^)]*\) )?)?")


@lru_cache(maxsize=20_000)
def champs_lus(texte: str, *, par_instances: bool) -> frozenset[str]:
    """Return the sensitive columns that a statement reads, `*` for a whole row.

    With ``par_instances``, columns that fill the fields of objects are left out: they are heard when they are read.
    """
    net = _sans_ce_qui_s_ecrit(_net(texte))
    if par_instances:
        net = _sans_ce_qui_est_charge(net)
    lus: set[str] = set()
    for table, champs in tables().items():
        if re.search(rf"\b{table}(?:\b|_)", net):
            lus |= {champ for champ in champs if re.search(rf"\b{champ}\b", net)}
            lus |= {"*"} if _lit_des_lignes(net, rf"{table}(?:__[\w-]*)?") else set()
    return frozenset(lus)


def lit_une_table_inconnue(texte: str) -> bool:
    """Say whether a statement of the sources reads whole rows of a table that only its run will name."""
    net = _net(texte)
    return bool(re.search(rf'\b(?:from|join|table|copy) (?:only )?"?{INCONNU}', net)) and _lit_des_lignes(net, INCONNU)


def _net(texte: str) -> str:
    """Return a statement without comments, in lower case, one space between words."""
    return re.sub(r"\s+", " ", re.sub(r"--[^\n]*|/\*.*?\*/", " ", texte, flags=re.S)).lower().strip()


def _sans_ce_qui_s_ecrit(texte: str) -> str:
    """Leave out what a plain INSERT or UPDATE writes: the values that it computes and returns are read."""
    if not ECRIT.match(texte):
        return texte
    if texte.startswith("insert"):
        return " ".join([texte.partition(" (")[0], *re.split(r" (?=on conflict |returning )", texte)[1:]])
    return re.sub(r'( set |, )"\w+" =', r"\1", texte)


def _sans_ce_qui_est_charge(texte: str) -> str:
    """Leave out the plain columns of the first SELECT."""
    debut = PREMIER.match(texte)
    if debut is None:
        return texte
    *elements, reste = _elements(texte[debut.end() :])
    gardes = [element for element in elements if not CHARGE.match(element)]
    return f"select {', '.join(gardes)} from {reste}"


def _elements(texte: str) -> Iterator[str]:
    """Yield each element of the list of a SELECT, then what follows its FROM."""
    profondeur = depuis = 0
    for jeton in re.finditer(r"[()]|, | from ", texte):
        profondeur += {"(": 1, ")": -1}.get(jeton[0], 0)
        if profondeur == 0 and jeton[0] != ")":
            yield texte[depuis : jeton.start()]
            depuis = jeton.end()
            if jeton[0] == " from ":
                break
    yield texte[depuis:]


def _lit_des_lignes(texte: str, table: str) -> bool:
    """Say whether rows of a table are used whole: by a star, by their name or their alias without a column."""
    nu = COMPTE.sub("", re.sub(r"'(?:[^']|'')*'|%\(\w+\)s|%s", "?", texte))
    if ENTIERE.search(nu):
        return True
    nomme = rf'(?<![\w."])(?P<cite>"?)(?P<nom>{table})(?P=cite)(?: ?\*)?{SURNOM}'
    trouves = list(re.finditer(nomme, nu))
    if re.search(rf'{TABLE}"?{table}', nu) or any(_renomme(nu, trouve) for trouve in trouves):
        return True
    noms = {trouve[groupe] for trouve in trouves for groupe in ("nom", "surnom")} - {None, INCONNU}
    return any(_est_pris_entier(PLACE.sub(" from ", nu), nom) for nom in noms)


def _renomme(texte: str, trouve: re.Match[str]) -> bool:
    """Say whether an alias gives other names to the columns: `from demandes_demande as d (a, b)`."""
    est_ecrite = texte[: trouve.start()].endswith("into ")
    return bool(trouve["surnom"]) and not est_ecrite and texte[trouve.end() :].lstrip().startswith("(")


def _est_pris_entier(texte: str, nom: str) -> bool:
    """Say whether a name of rows is written as a value: `d`, `d::text`, `f(d)`, `(d).*`; counting reads nothing."""
    lui = rf'(?:"{re.escape(nom)}"|{re.escape(nom)})'
    sans_comptes = re.sub(rf"\bcount\((?:distinct )?{lui}\)", "", texte)
    return bool(re.search(rf'(?<![\w."])(?<!\bas ){lui}(?![\w"(]| ?\. ?(?!\*)| ?\) ?\. ?(?!\*))', sans_comptes))
