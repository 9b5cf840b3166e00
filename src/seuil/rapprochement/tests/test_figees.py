"""The frozen ranking keeps each demand put aside, with its first failing rule and what it was told."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.demandes.models import Demande, Personne
from seuil.journal.models import Consultation
from seuil.rapprochement.codes import desserrer, serrer
from seuil.rapprochement.gestion import pourquoi_alors
from seuil.rapprochement.models import Exclues
from seuil.rapprochement.requetes import constater, expliquer
from seuil.rapprochement.services import figer, inscrire_la_demande
from seuil.rapprochement.tests.oracle import chercher

LE = date(2026, 11, 23)


def inscrire(*cles):
    """List demands again, as each service that changes one does."""
    for demande in Demande.objects.filter(pk__in=cles):
        inscrire_la_demande(demande, le=LE)


class TestSerrer:
    @given(st.dictionaries(st.text(), st.sets(st.integers(1, 2**60), min_size=1)))
    def test_rend_ce_qu_il_a_garde(self, par_phrase):
        assert desserrer(serrer(par_phrase)) == {phrase: sorted(cles) for phrase, cles in par_phrase.items()}

    def test_tient_vingt_mille_demandes_en_cinq_octets_chacune(self):
        """docs/decisions/0027: seven out of ten share a sentence, the others have their own amount."""
        hasard = random.Random(9)
        cles = hasard.sample(range(120_000), 20_000)
        partagees = {f"Un T4 n’est pas souhaité ; types souhaités : T{rang}.": cles[rang:14_000:7] for rang in range(7)}
        propres = {
            f"PLUS : {hasard.randint(23_404, 60_000)} € dépassent le plafond de 23 403 €, demande {cle}.": [cle]
            for cle in cles[14_000:]
        }

        assert sum(map(len, partagees.values())) + len(propres) == 20_000
        assert len(serrer(partagees)) / 14_000 < 2
        assert (len(serrer(partagees)) + len(serrer(propres))) / 20_000 < 5


class TestFiger:
    def test_garde_chaque_demande_ecartee_a_sa_premiere_regle(self, orientee, demande):
        """L9: the rule and the sentence are those that each person was told that day."""
        actives = Demande.objects.actives().filter(types__contains=["T4"]).order_by("pk")
        voulant = [une.pk for une in actives if expliquer(orientee, une, le=LE).premier_refus is None][:8]
        Demande.objects.filter(pk__in=voulant[:2]).update(echeance=LE - timedelta(2))
        Demande.objects.filter(pk__in=voulant[2:4]).update(besoin_accessible=True)
        Personne.objects.filter(demande__in=voulant[4:6]).update(rfr_n2=150_000)
        Personne.objects.filter(demande__in=voulant[6:]).exclude(lien="demandeur").delete()
        inscrire(*voulant)

        classement = figer(orientee, le=LE)

        vues = set()
        for ecartee in Demande.objects.actives().souhaitant(orientee.logement.programme.commune):
            constat, refus = constater(classement, ecartee), expliquer(orientee, ecartee, le=LE).premier_refus
            assert constat.est_candidate == (refus is None)
            if refus:
                assert (constat.regle, constat.phrase) == (refus.nom, refus.verdict.motif)
                vues.add(constat.regle)
        assert vues == {"validite", "type_souhaite", "type_adapte", "plafond", "accessibilite"}

    def test_compte_ce_qu_il_garde(self, orientee, demande):
        trouve = chercher(orientee, le=LE)

        classement = figer(orientee, le=LE)

        gardees = {
            exclues.regle: sum(map(len, desserrer(bytes(exclues.contenu)).values()))
            for exclues in Exclues.objects.filter(classement=classement)
        }
        assert gardees == {exclusion.regle: exclusion.nombre for exclusion in trouve.exclusions}
        assert classement.etudiees == trouve.etudiees


class TestPourquoiAlors:
    """« Pourquoi pas cette personne ? », asked a year later."""

    @pytest.fixture
    def repondre(self, orientee, demande, agents):
        classement = figer(orientee, le=LE)

        def demander(numero=demande.numero_unique):
            return pourquoi_alors(numero, classement, par=agents["bailleur"])

        return demander

    def test_donne_le_rang_et_le_score_d_alors_a_qui_est_radie_depuis(self, repondre, orientee, demande):
        ligne = next(ligne for ligne in chercher(orientee, le=LE).candidats if ligne.demande == demande.pk)
        Demande.objects.filter(pk=demande.pk).update(
            etat="radiee", radiee_le=LE + timedelta(200), motif_radiation="RADABA", types=["T1"]
        )

        reponse = repondre()

        assert reponse["titre"] == f"Madame Zélie Fictive était parmi les candidats, au rang {ligne.rang}"
        assert reponse["demande"] == demande.pk
        assert reponse["phrase"].replace("\xa0", " ") == (
            f"Au jour de la désignation, le 23 novembre 2026 : rang {ligne.rang}, {ligne.score} points."
        )

    def test_dit_la_regle_et_la_phrase_d_alors(self, orientee, demande, agents):
        Demande.objects.filter(pk=demande.pk).update(types=["T2"])
        inscrire(demande.pk)
        classement = figer(orientee, le=LE)
        Demande.objects.filter(pk=demande.pk).update(types=["T4"])

        reponse = pourquoi_alors(demande.numero_unique, classement, par=agents["bailleur"])

        assert reponse["titre"] == "Madame Zélie Fictive n’était pas parmi les candidats : type de logement non demandé"
        assert reponse["phrase"].replace("\xa0", " ") == (
            "Au jour de la désignation, le 23 novembre 2026 : un T4 n’est pas souhaité ; types souhaités : T2."
        )
        assert [(regle["regle"], regle["reponse"]) for regle in reponse["regles"]] == [
            ("Type de logement souhaité", "Non")
        ]

    @pytest.mark.parametrize(
        ("champs", "phrase"),
        [
            ({"enregistree_le": LE + timedelta(30)}, "Cette demande a été enregistrée le 23 décembre 2026."),
            ({"enregistree_le": LE}, "ou a été enregistrée après, le même jour."),
            ({"enregistree_le": LE, "recue_le": LE - timedelta(90)}, "ou a été enregistrée après, le même jour."),
            ({}, "cette demande ne souhaitait pas Compiègne."),
            (
                {"etat": "radiee", "radiee_le": LE - timedelta(3), "motif_radiation": "RADABA"},
                "cette demande était radiée depuis le 20 novembre 2026.",
            ),
        ],
    )
    def test_dit_pourquoi_une_demande_n_a_pas_ete_regardee(self, orientee, demande, agents, champs, phrase):
        jours = {"recue_le": LE - timedelta(90), "enregistree_le": LE - timedelta(90)}
        demande.souhaits.all().delete()
        inscrire(demande.pk)
        classement = figer(orientee, le=LE)
        Demande.objects.filter(pk=demande.pk).update(**jours | champs)

        reponse = pourquoi_alors(demande.numero_unique, classement, par=agents["bailleur"])

        assert phrase in reponse["phrase"].replace("\xa0", " ")

    def test_ecrit_la_consultation_et_refuse_comme_aujourd_hui(self, repondre, demande):
        assert repondre("12")["titre"] == "Numéro illisible"
        assert repondre("060 0722 000871 GEXPL")["titre"] == "Demande introuvable"
        repondre()
        assert demande.numero_unique in str(Consultation.objects.latest("pk").numeros)
