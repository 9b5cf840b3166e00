"""One person written twice: what changes between the two."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

from tests.doublons.aveugles.mots import ORIGINES, PARTICULES, PHONETIQUE, RANGEES, VARIANTES
from tests.doublons.aveugles.souches import Couple, Fabrique, Souche, ajouter, sans_accents, un_nom, un_prenom


def frappe(h: Random, mot: str) -> str:
    """Make one slip of the keyboard: forgotten, doubled, swapped, neighbouring or added key."""
    lettres = [rang for rang in range(len(mot) - 1) if mot[rang].isalpha() and mot[rang + 1].isalpha()]
    if len(lettres) < 3:
        return mot
    k, geste = h.choice(lettres[1:] if h.random() < 0.8 else lettres), h.choice("oodssvva")
    rangee = next((r for r in RANGEES if mot[k].lower() in r), "")
    place = rangee.find(mot[k].lower())
    voisin = h.choice(rangee[max(0, place - 1) : place + 2].replace(mot[k].lower(), "")) if rangee else "e"
    voisin = voisin.upper() if mot[k].isupper() else voisin
    return {
        "o": mot[:k] + mot[k + 1 :],
        "d": mot[: k + 1] + mot[k].lower() + mot[k + 1 :],
        "v": mot[:k] + voisin + mot[k + 1 :],
        "s": mot[:k] + mot[k + 1] + mot[k] + mot[k + 2 :],
        "a": mot[: k + 1] + voisin.lower() + mot[k + 1 :],
    }[geste]


def phonetique(h: Random, mot: str) -> str:
    """Write as heard, by one spelling rule."""
    regles = [regle.split(":") for regle in PHONETIQUE.split("|")]
    regles = [(motif, par) for motif, par in regles if len(mot) > 4 and re.search(motif, mot)]
    return re.sub(*h.choice(regles), mot, count=1).capitalize() if regles else mot


def modifier(h: Random, s: Souche, f: Callable[[Random, str], str], champs: str = "np") -> Couple:
    """Rewrite the names (n) or the first name (p) by f; two equal names mostly change together."""
    i = s.identite
    if h.choice(champs) == "p":
        return i, replace(i, prenom=f(h, i.prenom))
    if i.nom == i.nom_naissance and h.random() < 0.8:
        nom = f(h, i.nom)
        return i, replace(i, nom=nom, nom_naissance=nom)
    champ = h.choice(("nom", "nom_naissance"))
    return i, replace(i, **{champ: f(h, getattr(i, champ))})


def par_mots(f: Callable[[Random, str], str], champs: str = "np") -> Fabrique:
    """Make pairs by rewriting names with f."""
    return lambda h, s: modifier(h, s, f, champs)


def equivalent(genre: str) -> Fabrique:
    """Make pairs by another transliteration of a name; one in three times, of all the names."""
    groupes = [[mot.replace("_", " ") for mot in groupe.split()] for groupe in VARIANTES[genre].split("|")]

    def autre(h: Random, texte: str) -> str:
        for cle in (texte, texte.split(" ", maxsplit=1)[0]):
            for groupe in groupes:
                if cle in groupe:
                    return texte.replace(cle, h.choice(groupe), 1)
        return texte

    lieux = {
        "translitteration_slave": ("est",),
        "translitteration_africaine": ("ouest", "centre", "comores"),
        "translitteration_asiatique": ("sud", "afghan", "asie"),
    }.get(genre, tuple(ORIGINES))

    def fabrique(h: Random, s: Souche) -> Couple:
        if s.origine not in lieux:
            return None
        i, j = modifier(h, s, autre) or (s.identite, s.identite)
        return (i, replace(j, prenom=autre(h, j.prenom))) if h.random() < 0.33 else (i, j)

    return fabrique


def lexique(paires_de_mots: str) -> Callable[[Random, str], str]:
    """Replace a first name by the one a lexicon gives."""
    table = dict(mot.split(":") for mot in paires_de_mots.split())
    return lambda h, prenom: table.get(prenom, prenom)


def liaison(h: Random, t: str) -> str:
    """Write hyphens, spaces and apostrophes otherwise."""
    return re.sub(r"[-' ]", lambda m: h.choice(("", " ", " ", "-" if m[0] != "'" else "")), t)


def sans_particule(h: Random, nom: str) -> str:
    """Drop or glue the particle."""
    trouvee = PARTICULES.match(nom)
    colle = nom.replace(" ", "")
    return nom if not trouvee else h.choice((nom[trouvee.end() :], colle.capitalize(), colle))


def nom_tronque(h: Random, nom: str) -> str:
    """Keep one part of a name of several."""
    parts = re.split(r" (?:da |de |dos )?|-", PARTICULES.sub("", nom))
    return h.choice((parts[0], parts[-1])) if len(parts) > 1 else nom


def mal_accentue(h: Random, t: str) -> str:
    """Forget the accents, or put wrong ones."""
    return t.replace("è", "é").replace("ê", "é").replace("ï", "i") if h.random() < 0.2 else sans_accents(t)


def encodage(h: Random, t: str) -> str:
    """Break the accents as old files do."""
    if not t.isascii() and h.random() < 0.5:
        return t.encode().decode("latin-1").translate(dict.fromkeys(range(128, 160)))
    return re.sub(r"[^\x00-\x7f]", h.choice("? _"), t)


def compose_abrege(h: Random, prenom: str) -> str:
    """Shorten a compound first name."""
    un, trait, deux = prenom.partition("-")
    if not trait:
        return prenom
    return h.choice((un, un, f"{un[0]}-{deux}", f"{un[0]}. {deux}", f"{un[0]}{deux[0]}", f"{un} {deux[0]}."))


def mariage(h: Random, s: Souche) -> Couple:
    """Same woman before and after the marriage."""
    i = s.identite
    return i, replace(i, nom=i.nom_naissance)


def autre_usage(genre: str) -> Fabrique:
    """Same person, whose usual or birth name is filled in another way."""

    def fabrique(h: Random, s: Souche) -> Couple:
        i = s.identite
        if (i.nom == i.nom_naissance) != (genre == "ajout_du_nom_de_l_autre_parent"):
            return None
        n, u, o = i.nom_naissance, i.nom, un_nom(h, s.origine)
        trait = h.choice("- ")
        choix = {
            "nom_d_usage_double": ((n + trait + u, n), (u + trait + n, n)),
            "naissance_mal_remplie": ((u, u),),
            "remariage": ((o, n),),
            "noms_permutes": ((n, u),),
            "ajout_du_nom_de_l_autre_parent": ((n + trait + o,) * 2,),
            "nee_dans_le_champ_nom": ((f"{u} née {n}", n), (f"{n} ép {u}", n), (f"{n} épouse {u}", n), (f"Mme {u}", n)),
        }
        nom, naissance = h.choice(choix[genre])
        return i, replace(i, nom=nom, nom_naissance=naissance)

    return fabrique


def second_prenom(h: Random, s: Souche) -> Couple:
    """Second first names on one side only."""
    i = s.identite
    prenom = re.split(", | ", i.prenom)[0]
    second = un_prenom(h, s.origine, s.sexe, i.naissance.year - 25)
    plein = i.prenom if prenom != i.prenom else ajouter(h, prenom, second)
    return replace(i, prenom=plein), replace(i, prenom=prenom)


def prenom_d_usage(h: Random, s: Souche) -> Couple:
    """The second first name alone is used."""
    i, _ = second_prenom(h, s) or (s.identite, None)
    return i, replace(i, prenom=re.split(", | |-", i.prenom)[-1])


def inverses(h: Random, s: Souche) -> Couple:
    """Family and first names in each other's field."""
    i = s.identite
    if not i.prenom:
        return None
    return i, replace(i, nom=i.prenom, nom_naissance=h.choice((i.prenom, i.nom_naissance)), prenom=i.nom)


def coupure(h: Random, s: Souche) -> Couple:
    """The cut between family and first names is elsewhere."""
    i = s.identite
    lieux = ("comores", "afghan", "sud", "portugal", "asie", "maghreb")
    if " " not in i.prenom or "," in i.prenom or s.origine not in lieux:
        return None
    un, _, deux = i.prenom.partition(" ")
    nom = h.choice((f"{deux} {i.nom_naissance}", f"{i.nom_naissance} {deux}"))
    return i, replace(i, nom=nom, nom_naissance=nom, prenom=un)


def sans_prenom(h: Random, s: Souche) -> Couple:
    """A person without first name: empty, conventional mark, or half of the name."""
    i = s.identite
    if s.origine not in ("sud", "afghan"):
        return None
    vide = replace(i, prenom="")
    entier = f"{i.prenom} {i.nom}".strip()
    return h.choice(
        (
            (vide, replace(i, prenom=h.choice(("SNP", "XX", "X", "Sans prénom", i.nom)))),
            (replace(i, nom=entier, nom_naissance=entier, prenom=""), i),
        )
    )


def dates(genre: str) -> Fabrique:
    """Same person, whose date is written otherwise."""

    def fabrique(h: Random, s: Souche) -> Couple:
        i, d = s.identite, s.identite.naissance
        if i.precision != "jour" and genre != "date_inconnue":
            return None
        chiffres = list(f"{d:%d%m%Y}")
        k = h.choice((0, 1, 1, 1, 2, 3, 3, 6, 6, 7, 7, 7))
        chiffres[k] = str((int(chiffres[k]) + h.choice((1, -1, 1, -1, 3, 6, 5))) % 10)
        texte = "".join(chiffres)
        ecrits = {
            "jour_et_mois_echanges": f"{d:%m%d%Y}",
            "chiffre_faux_dans_la_date": texte,
            "annee_decalee": f"{d:%d%m}{d.year + h.choice((1, -1, 1, -1, 2, 10, -10))}",
            "date_inconnue": f"0101{d.year}",
            "chiffres_intervertis_dans_la_date": f"{d:%d%m%Y}"[:6] + f"{d:%Y}"[:1:-1]
            if h.random() < 0.4
            else f"{d:%d}"[::-1] + f"{d:%m%Y}",
        }
        if not re.fullmatch(r"(0[1-9]|1\d|2[0-8])(0[1-9]|1[0-2])\d{4}", t := ecrits[genre]):
            return None
        nouvelle, precision = date(int(t[4:]), int(t[2:4]), int(t[:2])), "jour"
        if genre == "date_inconnue" and i.precision == "jour":
            precision = h.choice(("annee", "annee", "mois", "jour"))
            nouvelle = d.replace(day=1) if precision == "mois" else nouvelle
        return i, replace(i, naissance=nouvelle, precision=precision)

    return fabrique


def plusieurs(h: Random, s: Souche) -> Couple:
    """Two slips at once."""
    i, j = s.identite, s.identite
    for fabrique in h.sample(
        (
            mariage,
            par_mots(frappe),
            second_prenom,
            dates("chiffre_faux_dans_la_date"),
            dates("jour_et_mois_echanges"),
            par_mots(phonetique),
            par_mots(liaison),
        ),
        2,
    ):
        _, j = fabrique(h, replace(s, identite=j)) or (i, j)
        if j == i:
            return None
    return i, j
