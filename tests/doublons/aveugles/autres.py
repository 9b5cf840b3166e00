"""Two people whom everything brings near."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.doublons.aveugles.mots import ORIGINES, PROCHES
from tests.doublons.aveugles.souches import (
    Couple,
    Fabrique,
    Identite,
    Souche,
    premier,
    un_nom,
    un_prenom,
    une_date,
    une_souche,
)


def autre(h: Random, s: Souche, ecart: tuple[float, float], sexe: str = "", prenom: str | None = None) -> Identite:
    """Another person of the same birth name, born some years apart."""
    i, sexe = s.identite, sexe or h.choice("MF")
    ne = i.naissance + timedelta(days=int(365.25 * h.uniform(*ecart)))
    annee_seule = i.precision == "annee" or ((i.naissance.month, i.naissance.day) == (1, 1) and h.random() < 0.5)
    ne, precision = (date(ne.year, 1, 1), i.precision) if annee_seule else (ne, "jour")
    prenom = un_prenom(h, s.origine, sexe, ne.year) if prenom is None else prenom
    nom = un_nom(h, s.origine) if sexe == "F" and h.random() < 0.3 else i.nom_naissance
    return Identite(nom, i.nom_naissance, prenom, ne, precision)


def parent(h: Random, s: Souche, meme: bool) -> Couple:
    """Father and son, mother and daughter, under one first name or not; the mother has another birth name."""
    i, sexe = s.identite, "M" if meme else h.choice("MF")
    if meme and s.sexe == "F":
        return None
    p = autre(h, s, (-42, -18), sexe, premier(s) if meme else None)
    return i, replace(p, nom=i.nom_naissance, nom_naissance=p.nom_naissance if sexe == "M" else un_nom(h, s.origine))


def jumeaux(h: Random, s: Souche, proches: bool = False) -> Couple:
    """Twins, one perhaps married; with near first names if asked."""
    i, sexe = s.identite, s.sexe if h.random() < 0.65 else h.choice("MF")
    j = replace(autre(h, s, (0, 0), sexe), naissance=i.naissance, precision=i.precision)
    if proches:
        if s.origine not in PROCHES:
            return None
        un, deux = h.choice(PROCHES[s.origine].split()).replace("_", " ").split("/")
        i, j = replace(i, prenom=un, nom=i.nom_naissance), replace(j, prenom=deux, nom=i.nom_naissance)
    return i, j


def fratrie(h: Random, s: Souche, commun: bool = False) -> Couple:
    """Siblings; with a common part of the first name, or near first names, if asked."""
    j = autre(h, s, (0.9, 12))
    if not commun:
        return s.identite, j
    if s.origine in ("maghreb", "comores", "sud", "afghan") and s.sexe == "M" and h.random() < 0.6:
        un, deux = (un_prenom(h, s.origine, "M", 1990) for _ in "12")
        return replace(s.identite, prenom=f"Mohamed {un}"), replace(j, prenom=f"Mohamed {deux}", nom=j.nom_naissance)
    a = jumeaux(h, s, True)
    return a and (a[0], replace(a[1], naissance=j.naissance, precision=j.precision))


def cousins(h: Random, s: Souche) -> Couple:
    """Cousins of one name, half of them with the first name of the grandfather."""
    return s.identite, autre(h, s, (0, 7), s.sexe, premier(s) if h.random() < 0.5 else None)


def couple(h: Random, s: Souche, voisins: bool = False) -> Couple:
    """Spouses: one usual name, dates near; sometimes one first name in two genders."""
    i = s.identite
    if s.sexe == "M" or i.nom == i.nom_naissance:
        return None
    nom, j = i.nom, autre(h, s, (-9, 4), "M")
    j = replace(j, nom=nom, nom_naissance=nom)
    if voisins:
        europe = (
            "Michel/Michèle Frédéric/Frédérique Daniel/Danielle Claude/Claude Dominique/Dominique Pascal/"
            "Pascale André/Andrée Joël/Joëlle José/Josée Stéphane/Stéphanie"
        )
        arabes = "Karim/Karima Amine/Amina Samir/Samira Rachid/Rachida Djamel/Djamila Nabil/Nabila"
        if s.origine not in ("france", "outremer", "maghreb"):
            return None
        un, deux = h.choice((arabes if s.origine == "maghreb" else europe).split()).split("/")
        i, j = replace(i, prenom=deux), replace(j, prenom=un)
    return i, j


def alliees(h: Random, s: Souche, ecart: tuple[float, float], meme: bool) -> Couple:
    """Two women under one usual name by their husbands."""
    i = s.identite
    if s.sexe == "M" or i.nom == i.nom_naissance:
        return None
    j = autre(h, s, ecart, "F", premier(s) if meme else None)
    return i, replace(j, nom=i.nom, nom_naissance=un_nom(h, s.origine))


def homonymes(genre: str) -> Fabrique:
    """Namesakes whose dates are far, of one year, of one day of the year, or of unknown days."""

    def fabrique(h: Random, s: Souche) -> Couple:
        i = s.identite
        j = autre(h, s, (-40, 40), s.sexe, premier(s))
        d = i.naissance
        ne = {
            "homonymes": une_date(h, j.naissance.year),
            "homonymes_de_la_meme_annee": une_date(h, d.year),
            "homonymes_du_meme_jour_de_l_annee": date(j.naissance.year, d.month, min(28, d.day)),
            "dates_par_defaut": date(d.year + h.choice((2, 3, 5, 7, -4, -12)), 1, 1),
        }[genre]
        if genre == "dates_par_defaut":
            if s.origine not in ("ouest", "comores", "afghan", "maghreb", "centre"):
                return None
            precision = h.choice(("annee", "jour"))
            prenom = un_prenom(h, s.origine, s.sexe, ne.year)
            i = replace(i, naissance=date(d.year, 1, 1), precision=precision, nom=i.nom_naissance)
            return i, replace(i, prenom=prenom) if h.random() < 0.7 else replace(i, naissance=ne)
        if genre == "homonymes_du_meme_jour_de_l_annee" and d.day > 28:
            return None
        nom = i.nom if i.nom == i.nom_naissance or h.random() < 0.5 else i.nom_naissance
        naissance = i.nom_naissance if nom == i.nom_naissance else un_nom(h, s.origine)
        return i, replace(i, nom=nom, nom_naissance=naissance, prenom=j.prenom, naissance=ne, precision="jour")

    return fabrique


def meme_date(h: Random, s: Souche, champ: str) -> Couple:
    """Strangers born the same day who share the first name, or the family name."""
    i, nom = s.identite, un_nom(h, s.origine)
    if champ == "prenom":
        return i, replace(i, nom=nom, nom_naissance=nom, prenom=premier(s))
    return i, replace(i, nom=i.nom_naissance, prenom=un_prenom(h, s.origine, h.choice("MF"), i.naissance.year))


def etranger(h: Random, s: Souche, prenom: bool) -> Couple:
    """Two strangers; of one first name and near family names if asked."""
    j = une_souche(h).identite
    if not prenom:
        return s.identite, j
    noms = [n for n in ORIGINES[s.origine][1].split() if n[:3] == s.identite.nom[:3] and n not in s.identite.nom]
    if not noms:
        return None
    nom = h.choice(noms).replace("_", " ")
    return s.identite, replace(j, nom=nom, nom_naissance=nom, prenom=premier(s))
