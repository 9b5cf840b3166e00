"""What an agent types finds the household: names of yesterday and of birth, days as people write them, addresses."""

from datetime import date
from functools import partial

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import lire
from seuil.demandes.models import Demande, Titulaire
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.requetes.chercher import lire as lire_la_saisie
from seuil.demandes.services import confirmer_l_identite, demander_l_identite, refuser_l_identite
from seuil.gestion.tests.pages import numeros
from seuil.socle.cle import cle_de_la_personne

JOUR = date(2026, 11, 23)


class TestChercher:
    @pytest.mark.parametrize("saisie", ["zelie FICTIVE", "Fictive Zélie", "  fictive   zél "])
    def test_trouve_par_les_noms_dans_tous_les_ordres(self, chercher, saisie):
        assert "1 demande, les" in lire(chercher(q=saisie))

    def test_trouve_un_nom_a_trait_d_union_avec_ou_sans(self, chercher, demande):
        Titulaire.objects.filter(demande=demande).update(cle=cle_de_la_personne("Le Goff-d’Ormesson", "Anne Lise"))

        for saisie in ("Anne-Lise Le Goff d'Ormesson", "LEGOFF DORMESSON", "goff anne lise"):
            assert numeros(chercher(q=saisie)) == [demande.numero_unique]

    @pytest.mark.parametrize(
        "saisie", ["{:%d/%m/%Y}", "{0.day}/{0.month}/{0.year}", "{:%d %m %Y}", "{:%Y-%m-%d}", "né le {:%d.%m.%Y}"]
    )
    def test_trouve_par_la_naissance_comme_on_l_ecrit(self, chercher, demande, saisie):
        assert demande.numero_unique in numeros(chercher(q=saisie.format(demande.titulaire.naissance)))

    def test_ne_trouve_pas_par_une_autre_naissance(self, chercher, demande):
        assert "Aucune demande trouvée" in lire(chercher(q="zélie fictive 01/01/1931"))

    @pytest.mark.parametrize(
        ("saisie", "naissance", "noms"),
        [
            ("Dupont 27 mars 1985", date(1985, 3, 27), ("dupont",)),
            ("31/02/1985", None, ("31021985",)),
            ("Anne-Lise", None, ("annelise",)),
            ("- ' -", None, ()),
        ],
    )
    def test_lit_la_naissance_et_les_noms(self, saisie, naissance, noms):
        lue = lire_la_saisie(saisie)

        assert (lue.naissance, lue.noms) == (naissance, noms)

    @pytest.mark.parametrize(
        "saisie", ["d'Autrefois", "zélie dautrefois", "Autrefois fictive", "autrefois {:%d/%m/%Y}"]
    )
    def test_trouve_par_le_nom_de_naissance(self, chercher, demande, saisie):
        demande.personnes.filter(lien=Lien.DEMANDEUR).update(nom_naissance="d’Autrefois")

        page = chercher(q=saisie.format(demande.titulaire.naissance))

        assert numeros(page) == [demande.numero_unique]
        assert "née d’Autrefois" in lire(page)
        assert numeros(chercher(q="autrefois 01/01/1931")) == numeros(chercher(q="autrefois inconnue")) == []

    def test_trouve_par_un_nom_change(self, chercher, demande, agents):
        """Once the new one is read again, both find her; one that was refused finds nobody."""
        ancien, naissance = demande.titulaire.nom, demande.titulaire.naissance
        changer = partial(demander_l_identite, par=Demandeur(demande.numero_unique), le=JOUR)
        refuser_l_identite(
            changer(demande, demande.titulaire, {"nom": "Jamais"}), motif="x", par=agents["guichet"], le=JOUR
        )
        confirmer_l_identite(changer(demande, demande.titulaire, {"nom": "Nouvelle"}), par=agents["guichet"], le=JOUR)

        for saisie in (
            ancien,
            f"zélie {ancien}",
            "zélie nouvelle",
            f"{ancien} nouvelle",
            f"{ancien} {naissance:%d/%m/%Y}",
        ):
            assert demande.numero_unique in numeros(chercher(q=saisie)), saisie
        assert numeros(chercher(q="jamais")) == []

    def test_ne_trouve_pas_une_enfant_par_son_nom_de_naissance(self, chercher, demande):
        demande.personnes.exclude(lien=Lien.DEMANDEUR).update(nom_naissance="Autrefois", lien=Lien.A_CHARGE)

        assert numeros(chercher(q="autrefois")) == []

    def test_trouve_par_l_adresse_sans_ses_accents(self, chercher, demande):
        Demande.objects.filter(pk=demande.pk).update(adresse="12, allée des Érables", code_postal="60200")

        for saisie in (
            "12 allee des erables",
            "Allée des Erables",
            "12 allée des érables 60200 Compiègne",
            "erables 60200",
        ):
            assert numeros(chercher(adresse=saisie)) == [demande.numero_unique]
        assert numeros(chercher(adresse="14 allée des érables")) == []
        assert numeros(chercher(adresse="12 allée des érables 60100")) == []

    def test_ne_trouve_pas_un_foyer_protege_par_son_adresse(self, chercher, demande):
        Demande.objects.filter(pk=demande.pk).update(adresse="12, allée des Érables", est_protegee=True)

        assert numeros(chercher(adresse="12 allée des érables")) == []

    def test_trouve_par_l_etat(self, chercher, demande):
        Demande.objects.filter(pk=demande.pk).update(
            etat="radiee", radiee_le=date(2026, 11, 2), motif_radiation="RADABA"
        )

        assert numeros(chercher(etat="radiee")) == [demande.numero_unique]

    def test_trouve_une_radiee_par_son_nom(self, chercher, demande):
        Demande.objects.filter(pk=demande.pk).update(
            etat="radiee", radiee_le=date(2026, 11, 2), motif_radiation="RADABA"
        )
        Titulaire.objects.filter(demande=demande).update(est_vivant=False)

        assert numeros(chercher(q="fictive zélie")) == [demande.numero_unique]
