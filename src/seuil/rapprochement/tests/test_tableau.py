"""A filter or a sort reads the whole ranking: what it says of a household is what its pages say, its rank is kept."""

from dataclasses import asdict
from datetime import date
from random import Random

import pytest

from seuil.cotation.services import coter_la_demande
from seuil.demandes import faits as faits_demande
from seuil.demandes.models import Demande, Souhait
from seuil.demandes.publics import publics
from seuil.demandes.tests.preuves import prouver
from seuil.patrimoine.models import Logement, Vacance
from seuil.rapprochement.faits import logement_vacant
from seuil.rapprochement.requetes import Voulu, budgets, classer, offertes, tableau
from seuil.rapprochement.services import inscrire_la_demande
from seuil.regles.apl import zone_apl
from seuil.regles.budget import Foyer, budget
from seuil.regles.criteres import CATALOGUE
from seuil.regles.menage import unites_consommation
from seuil.regles.occupation import surfaces_minimales
from seuil.regles.protection import public_est_protege

LE = date(2026, 11, 23)
CE_QUI_PROUVE_J = [(), tuple(CATALOGUE["suroccupation_mineur"].preuves), tuple(CATALOGUE["non_decence_mineur"].preuves)]


@pytest.fixture
def vacances(agents, demande):
    """One vacancy of each type, in Compiègne."""
    siens = Logement.objects.filter(programme__commune="60159", financement="PLUS").order_by("type", "reference")
    return [
        Vacance(pk=rang, logement=lu, declaree_le=LE, libre_le=LE) for rang, lu in enumerate(siens.distinct("type"), 1)
    ]


class TestTableau:
    def test_sans_filtre_est_le_classement(self, vacances):
        lues = [[(place.demande, place.rang) for place in tableau(une, Voulu(), le=LE)] for une in vacances]

        ordres = [classer(une, le=LE, nombre=999) for une in vacances]
        assert lues == [[(place.demande, rang) for rang, place in enumerate(ordre, 1)] for ordre in ordres]
        assert sum(map(len, lues)) > 40

    @pytest.mark.parametrize("etablie", [False, True])
    def test_filtre_par_priorite_comme_la_page_la_dit(self, vacances, demande, etablie):
        """Each letter offered, declared or established, over every candidate: the reader of the pages agrees."""
        Demande.objects.filter(pk=demande.pk).update(situations=["dalo", "handicap", "chomage_long"])
        prouver(demande, "dalo", "handicap")
        for une in Demande.objects.actives():
            coter_la_demande(une, le=LE)
            inscrire_la_demande(une, le=LE)

        trouvees = set()
        for vacance in vacances:
            lus = {place.demande: _publics(place.demande) for place in tableau(vacance, Voulu(), le=LE)}
            for code in offertes(LE):
                attendues = {cle for cle, dits in lus.items() if code in dits and (dits[code] or not etablie)}
                voulu = Voulu(priorite=code, etablie=etablie)
                assert {place.demande for place in tableau(vacance, voulu, le=LE)} == attendues, code
                trouvees |= {code} if attendues else set()
        assert len(trouvees) >= (2 if etablie else 4)

    @pytest.mark.parametrize("etablie", [False, True])
    def test_filtre_l_enfant_mal_loge_comme_la_page_le_dit(self, vacances, demande, etablie):
        """Letter j: every surface around the norm, up to more people than it counts, and children on their last day."""
        surfaces, hasard = surfaces_minimales(LE), Random(7)
        for rang, une in enumerate(Demande.objects.actives()):
            occupants = 1 + rang % (len(surfaces) + 2)
            minimum = surfaces[min(occupants, len(surfaces)) - 1]
            Demande.objects.filter(pk=une.pk).update(
                nb_occupants=occupants,
                surface=hasard.choice([None, minimum - 1, minimum - 1, minimum, minimum + 1]),
                motifs=hasard.choice([["03"], ["01"]]),
            )
            naissance = date(2008, 11, 23 + hasard.choice([-1, 0, 1]))
            une.personnes.filter(lien="a_charge").update(naissance=naissance)
            prouver(une, *hasard.choice(CE_QUI_PROUVE_J))
            lue = Demande.objects.get(pk=une.pk)
            coter_la_demande(lue, le=LE)
            inscrire_la_demande(lue, le=LE)

        trouvees, autres = 0, 0
        for vacance in vacances:
            lus = {place.demande: _publics(place.demande) for place in tableau(vacance, Voulu(), le=LE)}
            dits = {cle: connus.get("enfant_mal_loge") for cle, connus in lus.items()}
            attendues = {cle for cle, dit in dits.items() if dit is not None and (dit or not etablie)}
            voulu = Voulu(priorite="enfant_mal_loge", etablie=etablie)
            assert {place.demande for place in tableau(vacance, voulu, le=LE)} == attendues
            trouvees, autres = trouvees + len(attendues), autres + len(lus) - len(attendues)
        assert min(trouvees, autres) > 5

    def test_ne_garde_que_ceux_qu_une_autre_lecture_retient(self, vacances):
        toutes = tableau(vacances[2], Voulu(), le=LE)
        demandees = []

        def un_sur_deux(demandes, le):
            demandees.append((set(demandes), le))
            return {place.demande for place in toutes[::2]}

        assert tableau(vacances[2], Voulu(parmi=un_sur_deux), le=LE) == toutes[::2]
        assert demandees == [({place.demande for place in toutes}, LE)]

    def test_n_offre_pas_de_filtrer_une_situation_protegee(self):
        assert len(offertes(LE)) > 6
        assert not any(public_est_protege(lettre) for lettre, _ in offertes(LE).values())

    def test_garde_le_rang_de_tous_sous_un_filtre_et_un_tri(self, vacances):
        toutes = tableau(vacances[2], Voulu(), le=LE)
        rangs = {place.demande: place.rang for place in toutes}
        prouves = sorted(place.prouve for place in toutes)[len(toutes) // 3]

        lues = tableau(vacances[2], Voulu(prouves=prouves + 1, tri="effort"), le=LE)

        efforts = [place.budget.effort for place in lues if place.budget.effort is not None]
        assert efforts == sorted(efforts)
        assert 1 < len(lues) < len(rangs)
        assert [place.rang for place in lues] == [rangs[place.demande] for place in lues]
        assert [place.rang for place in lues] != sorted(place.rang for place in lues)

    def test_filtre_par_effort_reste_et_premier_souhait(self, vacances):
        toutes = tableau(vacances[1], Voulu(), le=LE)
        Souhait.objects.filter(demande=toutes[0].demande, commune="60159").update(ordre=9)

        median = int(
            sorted(place.budget.effort for place in toutes if place.budget.effort is not None)[len(toutes) // 2]
        )

        supportables = tableau(vacances[1], Voulu(effort=median), le=LE)
        premieres = tableau(vacances[1], Voulu(premier=True), le=LE)

        assert supportables == [p for p in toutes if p.budget.effort is not None and p.budget.effort <= median]
        assert 0 < len(supportables) < len(toutes)
        assert toutes[0].demande not in [place.demande for place in premieres]
        assert {place.budget.reste >= 15 for place in tableau(vacances[1], Voulu(reste=15), le=LE)} == {True}


class TestBudgets:
    def test_comptent_les_unites_de_la_loi(self, vacances):
        """What the table reads of facts is what the law says of each household, units included, to the cent."""
        logement, vus = logement_vacant(vacances[2]), set()
        for place in tableau(vacances[2], Voulu(), le=LE):
            lue = Demande.objects.get(pk=place.demande)
            menage, mensuelles = faits_demande.menage(lue), faits_demande.ressources_mensuelles(lue)
            parts = unites_consommation(menage, LE)
            foyer = Foyer(menage.conjoint is not None, len(menage.a_charge), mensuelles, parts if mensuelles else None)

            assert place.budget == budget(foyer, logement.depense, zone_apl("60159"), le=LE), lue
            vus.add(parts)
        assert len(vus) > 2

    def test_disent_de_peu_ce_que_le_tableau_dit_de_tous(self, vacances):
        toutes = tableau(vacances[2], Voulu(), le=LE)[:3]

        lues = budgets(vacances[2], [place.demande for place in toutes], le=LE)

        assert [asdict(lues[place.demande]) | {"rang": 0} for place in toutes] == [
            asdict(place) | {"rang": 0} for place in toutes
        ]


def _publics(cle):
    demande = Demande.objects.prefetch_related("personnes", "faits_etablis").get(pk=cle)
    return {public.code: public.est_etabli for public in publics(demande, le=LE, tout_voir=True)}
