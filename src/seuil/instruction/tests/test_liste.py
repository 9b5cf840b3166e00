"""The papers that a demand calls for: they follow its answers, and tell nothing protected."""

from datetime import timedelta

import pytest
from django.utils import timezone

from seuil.demandes.models import Personne
from seuil.demandes.nomenclatures import Lien, Motif, SorteAvis
from seuil.instruction.etats import Etat
from seuil.instruction.lignes import A_ENVOYER, A_RENOUVELER, ACCEPTE, EN_VERIFICATION, EXPIRE
from seuil.instruction.models import Piece
from seuil.instruction.requetes import liste, obligatoires_recues, papier


def codes(demande, le, **options) -> set[str]:
    lue = liste(demande, le, **options)
    return {un.code for un in (*lue.papiers, *lue.autres)}


def accepter(piece: Piece, **dits) -> Piece:
    Piece.objects.filter(pk=piece.pk).update(etat=Etat.ACCEPTEE, **dits)
    piece.refresh_from_db()
    return piece


class TestListe:
    def test_tient_l_identite_de_l_enregistrement_pour_envoyee(self, demande, le):
        """Case of the registration: what was shown once is never asked again, and no one has read it yet."""
        identite = papier(demande, "identite", None, le, tout_voir=False)

        assert identite is not None
        assert (identite.etat, len(identite.feuilles)) == (EN_VERIFICATION, 1)
        assert identite.feuilles[0].document == demande.piece_identite
        assert "identite" not in {un.code for un in liste(demande, le).a_envoyer}

    def test_suit_chaque_changement(self, demande, le):
        assert "grossesse" not in codes(demande, le)

        Personne.objects.create(demande=demande, ordre=9, lien=Lien.A_NAITRE, naissance=le + timedelta(90))

        assert "grossesse" in codes(demande, le)

    def test_demande_une_identite_et_un_avis_a_chaque_majeur(self, demande, le):
        autre = Personne.objects.create(
            demande=demande, ordre=8, lien=Lien.CONJOINT, nom="Essai", naissance=le.replace(year=1990)
        )
        lue = liste(demande, le)
        siens = [(un.code, un.personne) for un in lue.papiers if un.personne]

        assert ("identite_majeurs", autre) in siens
        assert ("identite_majeurs", demande.titulaire) not in siens
        assert {qui for code, qui in siens if code == "avis_n2"} == {autre, demande.titulaire}

    def test_ne_demande_qu_une_fois_un_avis_commun(self, demande, le):
        Personne.objects.create(
            demande=demande,
            ordre=8,
            lien=Lien.CONJOINT,
            naissance=le.replace(year=1990),
            sorte_avis=SorteAvis.COMMUN,
            avis_de=demande.titulaire,
        )

        assert [un.personne for un in liste(demande, le).papiers if un.code == "avis_n2"] == [demande.titulaire]

    def test_tait_un_fait_protege_meme_quand_il_n_est_plus_dit(self, demande, ajouter, le):
        demande.motifs = [*demande.motifs, Motif.VIOLENCES]
        demande.save()
        ajouter("violences")
        Piece.objects.filter(code="violences").update(etat=Etat.EN_VERIFICATION, envoyee_a=timezone.now())

        assert "violences" not in codes(demande, le)
        assert "violences" in codes(demande, le, tout_voir=True)

        demande.motifs = []
        demande.save()
        assert "violences" not in codes(demande, le)
        assert "violences" in codes(demande, le, tout_voir=True)

    def test_garde_ce_qui_fut_envoye_et_n_est_plus_appele(self, demande, envoyee, le):
        demande.personnes.exclude(lien=Lien.DEMANDEUR).delete()

        assert ("livret_famille", EN_VERIFICATION) in {(un.code, un.etat) for un in liste(demande, le).papiers}

    def test_perd_les_papiers_de_qui_quitte_le_foyer(self, demande, ajouter, le):
        ajouter("avis_n2", personne=demande.titulaire)
        autre = Personne.objects.create(demande=demande, ordre=8, lien=Lien.CONJOINT, naissance=le.replace(year=1990))
        ajouter("avis_n2", personne=autre)

        demande.personnes.filter(pk=autre.pk).delete()

        assert [piece.personne for piece in Piece.objects.filter(code="avis_n2")] == [demande.titulaire]


class TestEtats:
    @pytest.mark.parametrize(
        ("reste", "etat", "mot"),
        [(None, ACCEPTE, "Accepté"), (200, ACCEPTE, "Accepté"), (10, EXPIRE, "Expire le"), (-1, A_RENOUVELER, "À ren")],
    )
    def test_dit_jusqu_a_quand_un_document_accepte_vaut(self, demande, envoyee, le, reste, etat, mot):
        fin = None if reste is None else le + timedelta(reste)
        accepter(envoyee, decidee_le=le, expire_le=fin)
        lu = papier(demande, "livret_famille", None, le, tout_voir=False)

        assert lu.etat == etat
        assert lu.mot.startswith(mot)
        assert lu.est_en_main is (etat != A_RENOUVELER)

    def test_compte_ce_qui_est_arrive(self, demande, ajouter, foyer, le, settings):
        recus, dus = obligatoires_recues(demande, le)
        feuille = ajouter()
        assert obligatoires_recues(demande, le) == (recus, dus)

        accepter(feuille.piece, envoyee_a=timezone.now())
        assert obligatoires_recues(demande, le) == (recus + 1, dus)
        assert liste(demande, le).acceptes == 1

    def test_propose_de_finir_ce_qui_est_commence_avant_le_reste(self, demande, ajouter, le):
        assert liste(demande, le).premier.etat == A_ENVOYER
        ajouter()

        assert liste(demande, le).premier.code == "livret_famille"
