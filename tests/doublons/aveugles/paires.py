"""Draw pairs: which kinds there are, how often, and which ones say nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.doublons.aveugles.autres import (
    alliees,
    couple,
    cousins,
    etranger,
    fratrie,
    homonymes,
    jumeaux,
    meme_date,
    parent,
)
from tests.doublons.aveugles.memes import (
    autre_usage,
    compose_abrege,
    coupure,
    dates,
    encodage,
    equivalent,
    frappe,
    inverses,
    lexique,
    liaison,
    mal_accentue,
    mariage,
    nom_tronque,
    par_mots,
    phonetique,
    plusieurs,
    prenom_d_usage,
    sans_particule,
    sans_prenom,
    second_prenom,
)
from tests.doublons.aveugles.mots import DIMINUTIFS, FRANCISES, VARIANTES
from tests.doublons.aveugles.souches import MAX, MIN, Fabrique, Identite, saisir, sans_accents, une_souche

MEMES: dict[str, tuple[float, Fabrique]] = {
    "casse": (9, lambda h, s: (s.identite, s.identite)),
    "accents": (11, par_mots(mal_accentue)),
    "nom_d_usage_apres_mariage": (11, mariage),
    "nom_d_usage_double": (3.5, autre_usage("nom_d_usage_double")),
    "nom_de_naissance_mal_rempli": (3.5, autre_usage("naissance_mal_remplie")),
    "remariage": (1.2, autre_usage("remariage")),
    "nom_d_usage_et_de_naissance_permutes": (1.5, autre_usage("noms_permutes")),
    "nee_dans_le_champ_nom": (1.5, autre_usage("nee_dans_le_champ_nom")),
    "ajout_du_nom_de_l_autre_parent": (0.6, autre_usage("ajout_du_nom_de_l_autre_parent")),
    "faute_de_frappe": (9, par_mots(frappe)),
    "faute_phonetique": (4.5, par_mots(phonetique)),
    "second_prenom": (8, second_prenom),
    "prenom_d_usage": (2, prenom_d_usage),
    "diminutif": (1.2, par_mots(lexique(DIMINUTIFS), "p")),
    "prenom_francise": (0.5, par_mots(lexique(FRANCISES), "p")),
    "prenom_compose_abrege": (2, par_mots(compose_abrege, "p")),
    "trait_d_union_espace_apostrophe": (4, par_mots(liaison)),
    "particule": (2.5, par_mots(sans_particule, "n")),
    "nom_compose_tronque": (2, par_mots(nom_tronque, "n")),
    "nom_et_prenom_inverses": (2.5, inverses),
    "coupure_nom_prenom": (0.8, coupure),
    "sans_prenom": (0.6, sans_prenom),
    "caractere_corrompu": (0.8, par_mots(encodage)),
    "troncature": (0.6, par_mots(lambda h, t: t[: h.choice((8, 10, 12))])),
    "plusieurs_ecarts": (3, plusieurs),
    "jour_et_mois_echanges": (2.5, dates("jour_et_mois_echanges")),
    "chiffre_faux_dans_la_date": (4.5, dates("chiffre_faux_dans_la_date")),
    "chiffres_intervertis_dans_la_date": (1, dates("chiffres_intervertis_dans_la_date")),
    "annee_decalee": (1.2, dates("annee_decalee")),
    "date_inconnue": (2, dates("date_inconnue")),
} | {g: (p, equivalent(g)) for g, p in zip(VARIANTES, (4, 1, 1.2, 0.8), strict=True)}
AUTRES: dict[str, tuple[float, Fabrique]] = {
    "sans_rapport": (10, lambda h, s: etranger(h, s, False)),
    "noms_voisins": (4, lambda h, s: etranger(h, s, True)),
    "fratrie": (15, fratrie),
    "fratrie_prenoms_proches": (2, lambda h, s: fratrie(h, s, True)),
    "jumeaux": (6, jumeaux),
    "jumeaux_prenoms_proches": (1.5, lambda h, s: jumeaux(h, s, True)),
    "cousins": (5, cousins),
    "couple": (13, couple),
    "couple_prenoms_voisins": (1, lambda h, s: couple(h, s, True)),
    "pere_et_fils": (3, lambda h, s: parent(h, s, True)),
    "parent_et_enfant": (8, lambda h, s: parent(h, s, False)),
    "belles_soeurs": (2, lambda h, s: alliees(h, s, (-8, 8), h.random() < 0.2)),
    "belle_mere_et_bru": (1.5, lambda h, s: alliees(h, s, (-40, -20), h.random() < 0.2)),
    "meme_date_et_meme_prenom": (6, lambda h, s: meme_date(h, s, "prenom")),
    "meme_date_et_meme_nom": (2.5, lambda h, s: meme_date(h, s, "nom")),
    "indecidable_homonymes_parfaits": (0.3, lambda h, s: (s.identite, s.identite)),
} | {
    g: (p, homonymes(g))
    for g, p in (
        ("homonymes", 11),
        ("homonymes_de_la_meme_annee", 4),
        ("homonymes_du_meme_jour_de_l_annee", 3),
        ("dates_par_defaut", 1.5),
    )
}


def normal(i: Identite) -> tuple[str, ...]:
    """Letters only, to see what a pair still shares."""
    return tuple(re.sub(r"[^a-z? ]", "", sans_accents(t).lower()).strip() for t in (i.nom, i.nom_naissance, i.prenom))


def distinctes(a: Identite, b: Identite) -> bool:
    """Tell whether a human could see two persons: other first name, other names, or dates no slip explains."""
    (nom, naissance, prenom), (autre_nom, autre_naissance, autre_prenom) = normal(a), normal(b)
    if not {nom, naissance} & {autre_nom, autre_naissance} and nom[:4] != autre_nom[:4]:
        return True
    if prenom != autre_prenom and not set(prenom.split()) & set(autre_prenom.split()) - {"mohamed", "marie"}:
        return (prenom[:-1] != autre_prenom[:-1] and prenom + autre_prenom != "") or a.naissance != b.naissance
    textes = [f"{i.naissance:%d%m%Y}" for i in (a, b)]
    faux = sum(x != y for x, y in zip(*textes, strict=True))
    echanges = textes[0][2:4] + textes[0][:2] + textes[0][4:] == textes[1]
    return not echanges and (faux > 2 or (faux == 2 and sorted(textes[0]) != sorted(textes[1])))


def recevable(a: Identite, b: Identite, memes: bool, genre: str) -> bool:
    """Tell whether the pair shows what its label says."""
    if not all(MIN <= i.naissance <= MAX and i.nom and len(i.nom) > 1 for i in (a, b)):
        return False
    if not memes:
        return genre == "indecidable_homonymes_parfaits" or distinctes(a, b)
    if genre == "casse":
        return a != b
    if genre in ("accents", "trait_d_union_espace_apostrophe", "particule", "caractere_corrompu"):
        noms = [(i.nom.casefold(), i.nom_naissance.casefold(), i.prenom.casefold().strip()) for i in (a, b)]
        return noms[0] != noms[1]
    return (*normal(a), a.naissance, a.precision) != (*normal(b), b.naissance, b.precision)


def paires(nombre: int, *, graine: int) -> Iterator[tuple[Identite, Identite, bool, str]]:
    """Yield (one, other, same person?, kind), the same ones for the same seed."""
    h = Random(graine)
    for _ in range(nombre):
        memes = h.random() < 0.5
        table = MEMES if memes else AUTRES
        genre = h.choices(list(table), [poids for poids, _ in table.values()])[0]
        while True:
            trouve = table[genre][1](h, une_souche(h))
            if not trouve:
                continue
            if not memes and h.random() < 0.03:
                trouve = (replace(trouve[0], prenom=frappe(h, trouve[0].prenom)), trouve[1])
            a, b = (saisir(h, i) for i in h.sample(trouve, 2))
            if recevable(a, b, memes, genre):
                break
        yield a, b, memes, genre
