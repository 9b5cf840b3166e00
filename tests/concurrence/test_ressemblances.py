"""Two clerks decide the same pair, or a clerk and the night look at it: it is decided once."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.etats import Accord, Rencontre
from seuil.demandes.models import Demande, Ressemblance
from seuil.demandes.services import enregistrer, relever_les_ressemblances, reunir, separer
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.socle.cycles import PassageInterdit
from tests.concurrence.test_au_meme_instant import ensemble, erreurs

pytestmark = pytest.mark.django_db(transaction=True)
LE = date(2026, 11, 23)


class TestAuMemeInstant:
    def test_deux_guichets_ne_tranchent_la_paire_qu_une_fois(self, agents):
        enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE)
        enregistrer(dossier_d_exemple(qui=Mere("Fictive", "Zélie")), par=Demandeur(), le=LE)
        relever_les_ressemblances(le=LE)
        paire, par = Ressemblance.objects.get(), agents["guichet"]
        accord = {"rencontre": Rencontre.GUICHET, "accord": Accord.ECRIT}

        resultats = ensemble(
            lambda: separer(Ressemblance.objects.get(), motif="Cousines.", par=par, le=LE),
            lambda: reunir(Ressemblance.objects.get(), gardee=paire.premiere, **accord, par=par, le=LE),
            lambda: reunir(Ressemblance.objects.get(), gardee=paire.seconde, **accord, par=par, le=LE),
        )

        assert erreurs(resultats) == [PassageInterdit, PassageInterdit]
        etats = Demande.objects.filter(pk__in=[paire.premiere_id, paire.seconde_id]).values_list("etat", flat=True)
        assert (Ressemblance.objects.get().etat, sorted(etats)) in (
            ("distinctes", ["active", "active"]),
            ("reunies", ["active", "rattachee"]),
        )

    def test_deux_releves_gardent_la_paire_une_fois(self, monde):
        enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE)
        enregistrer(dossier_d_exemple(qui=Mere("Fictive", "Zélie")), par=Demandeur(), le=LE)

        resultats = ensemble(*[lambda: relever_les_ressemblances(le=LE) for _ in range(2)])

        assert erreurs(resultats) == []
        assert Ressemblance.objects.count() == 1
