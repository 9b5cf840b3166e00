"""Name candidates, take one back."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Systeme
from seuil.demandes.models import Demande
from seuil.designations.models import Candidature, Liste
from seuil.designations.services import (
    DesignationImpossible,
    MotifDuRang,
    MotifsDesRangs,
    designer,
    retirer,
    retirer_la_demande,
)
from seuil.patrimoine.models import Vacance
from seuil.patrimoine.services import reproposer
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse

LE = date(2026, 11, 23)


COMMUN = MotifsDesRangs(autres=MotifDuRang("autre", "Candidate rencontrée."))


def nommer(vacance, demandes, par, *, insuffisance="", rangs=COMMUN, le=LE):
    return designer(vacance, demandes=demandes, motif_insuffisance=insuffisance, rangs_passes=rangs, par=par, le=le)


class TestDesigner:
    def test_garde_le_rang_le_score_et_l_explication(self, liste, demande):
        candidature = liste.candidatures.get(demande=demande)

        fige = liste.classement.rangs.get(demande=demande)
        assert (candidature.rang, candidature.score) == (fige.rang, fige.score)
        assert candidature.explication["numero_unique"] == demande.numero_unique

    def test_avance_la_vacance_et_ecrit_au_journal(self, liste, demande, journal):
        assert Vacance.objects.get(pk=liste.vacance_id).etat == "designee"
        assert journal(liste.vacance)[-1] == "vacance.candidats_designes"
        assert journal(demande)[-1] == "demande.designee"

    def test_demande_trois_candidats_ou_un_motif(self, agents, orientee, candidates):
        with pytest.raises(
            DesignationImpossible, match="pour 3 au moins : justifiez l’insuffisance par écrit"
        ) as refus:
            nommer(orientee, candidates[:2], agents["bailleur"])

        assert refus.value.champ == "motif_insuffisance"
        assert not Liste.objects.exists()

    def test_accepte_deux_candidats_avec_un_motif(self, agents, orientee, candidates):
        liste = nommer(orientee, candidates[:2], agents["bailleur"], insuffisance="Deux ménages seulement.")

        assert liste.candidatures.count() == 2
        assert liste.motif_insuffisance.endswith("Deux ménages seulement.")

    def test_n_accepte_pas_un_motif_blanc(self, agents, orientee, candidates):
        with pytest.raises(DesignationImpossible):
            nommer(orientee, candidates[:2], agents["bailleur"], insuffisance="   ")

    def test_refuse_une_demande_qui_n_est_pas_dans_le_classement(self, agents, orientee, candidates):
        etrangere = Demande.objects.exclude(types__contains=["T4"]).first()

        with pytest.raises(DesignationImpossible, match="n’est plus compatible avec ce logement") as refus:
            nommer(orientee, [*candidates[:2], etrangere], agents["bailleur"])

        assert refus.value.champ == "demandes"

    def test_refuse_une_liste_vide(self, agents, orientee):
        with pytest.raises(DesignationImpossible, match="Choisissez au moins un candidat"):
            nommer(orientee, [], agents["bailleur"])

    def test_refuse_qui_n_est_pas_le_reservataire(self, agents, orientee, candidates):
        with pytest.raises(DroitRefuse, match="Ce logement est réservé à Les Logis d’Exemple"):
            nommer(orientee, candidates, agents["reservataire"])

    def test_refuse_une_vacance_deja_pourvue_de_candidats(self, agents, liste, candidates):
        with pytest.raises(PassageInterdit, match="Candidats désignés"):
            nommer(
                liste.vacance,
                [Demande.objects.exclude(pk__in=[d.pk for d in candidates]).filter(types__contains=["T4"]).first()],
                agents["bailleur"],
                insuffisance="Motif.",
            )

    def test_ne_nomme_pas_deux_fois_la_meme_demande_pour_un_logement(self, agents, liste, candidates):
        reproposer(liste.vacance, par=Systeme(), le=LE)

        with pytest.raises(DesignationImpossible, match="est déjà candidate à ce logement"):
            nommer(Vacance.objects.get(pk=liste.vacance_id), candidates, agents["bailleur"])


class TestRetirer:
    def test_refuse_un_organisme_qui_ne_l_a_pas_designee(self, agents, liste):
        """S7: an exported verb asks its right."""
        candidature = liste.candidatures.first()

        with pytest.raises(DroitRefuse, match="a désigné ce candidat"):
            retirer(candidature, motif="Le ménage renonce.", par=agents["opac"], le=LE)

        assert Candidature.objects.get(pk=candidature.pk).etat == "designee"

    def test_demande_un_motif_et_l_ecrit(self, agents, liste, journal):
        candidature = liste.candidatures.first()

        retirer(candidature, motif="Le ménage renonce.", par=agents["bailleur"], le=LE)

        lue = Candidature.objects.get(pk=candidature.pk)
        assert (lue.etat, lue.motif_retrait) == ("retiree", "Le ménage renonce.")
        assert journal(candidature) == ["candidature.retiree"]

    def test_ne_retire_pas_deux_fois(self, agents, liste):
        candidature = liste.candidatures.first()
        retirer(candidature, motif="Le ménage renonce.", par=agents["bailleur"], le=LE)

        with pytest.raises(PassageInterdit):
            retirer(candidature, motif="Encore.", par=agents["bailleur"], le=LE)

    def test_quitte_toutes_les_listes(self, liste, demande):
        assert retirer_la_demande(demande, motif="La demande a été radiée.", le=LE) == 1
        assert Candidature.objects.get(demande=demande).etat == "retiree"

    def test_laisse_une_candidature_decidee(self, close, demande):
        assert retirer_la_demande(demande, motif="La demande a été radiée.", le=LE) == 0
        assert Candidature.objects.get(demande=demande).etat == "decidee"
