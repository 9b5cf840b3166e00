"""After any sequence of changed demands, nights and grids, what is stored is what a scoring from scratch gives."""

from datetime import date, timedelta
from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command

from seuil.acteurs.auteurs import Systeme
from seuil.cotation.models import Cotation, Grille, Registre
from seuil.cotation.requetes import notes_courantes
from seuil.cotation.services import coter_la_demande, publier
from seuil.demandes.models import Demande, Personne
from seuil.demandes.tests.preuves import prouver
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.requetes import candidats
from seuil.rapprochement.services import (
    NuitImpossible,
    annuler_la_nuit,
    changer_de_grille,
    inscrire_la_demande,
    passer_la_nuit,
    reprendre,
    verifier,
)
from seuil.rapprochement.tests.grilles import version
from seuil.rapprochement.tests.oracle import chercher
from seuil.socle.horloge import ActeAVenir, jouer_jusqu_au
from seuil.territoires.models import Territoire

LE = date(2026, 11, 23)


@pytest.fixture
def compiegne(monde, db) -> Territoire:
    return Territoire.objects.get(pk="compiegne")


def bornes(hasard, le):
    """Return the days of a proof: for ever, or ending in a few nights and kept a few more."""
    au = le + timedelta(hasard.randint(0, 9))
    return hasard.choice([{}, {"du": le, "au": au, "sursis_au": au + timedelta(hasard.randint(0, 4))}])


def vieillir_ou_changer(hasard, demandes, le):
    """Change one demand the way an agent would, and score it again on that day."""
    demande = Demande.objects.get(pk=hasard.choice(demandes))
    champs = [
        {"surface": hasard.choice([None, 12, 60, 32_000])},
        {"nb_occupants": hasard.randint(1, 9)},
        {"situations": hasard.choice([[], ["dalo"], ["handicap", "vie_locale"]])},
        {},
        {"demande_elargie": hasard.random() < 0.5},
    ]
    if tires := hasard.choice(champs):
        Demande.objects.filter(pk=demande.pk).update(**tires)
    else:
        prouver(demande, *hasard.choice([[], ["dalo", "handicap"], ["surface_m2", "nb_pieces"]]), **bornes(hasard, le))
    Personne.objects.filter(demande=demande, lien="demandeur").update(ressources_mensuelles=hasard.randint(0, 3_000))
    if hasard.random() < 0.3:
        demande.souhaits.exclude(ordre=1).delete()
    relue = Demande.objects.get(pk=demande.pk)
    coter_la_demande(relue, le=le)
    inscrire_la_demande(relue, le=le)


class TestPasserLaNuit:
    def test_garde_tout_comme_un_calcul_complet_apres_n_importe_quelle_suite(self, compiegne):
        hasard, le = Random(60159), LE
        demandes = list(Demande.objects.values_list("pk", flat=True))
        grilles = {3: {"points": 17}, 6: {"seuil": 11_000}, 9: {"fictive": True}, 12: {"points": 5, "seuil": 9_000}}

        passees = 0
        for nuit in range(14):
            if nuit in grilles:
                texte = version(f'"v{nuit}"', le.isoformat(), **grilles[nuit])
                publier(compiegne, texte=texte, par=Systeme(), le=le)
            for _ in range(hasard.randint(0, 3)):
                vieillir_ou_changer(hasard, demandes, le)
            passees += passer_la_nuit(le=le, confirmee=True).passees
            le += timedelta(days=hasard.choice([1, 1, 2, 30, 200]))

        assert list(verifier(le=le, temoins=1)) == []
        assert passees > 5

    def test_trouve_celui_qui_a_ete_oublie(self, compiegne):
        Cotation.objects.filter(pk=Cotation.objects.first().pk).update(masque=0)

        (ecart,) = verifier(le=LE)

        assert ecart.quoi == "verites compiegne"

    def test_ne_change_rien_la_seconde_fois(self, compiegne):
        passer_la_nuit(le=LE)

        bilan = passer_la_nuit(le=LE)

        assert (bilan.revues, bilan.passees, bilan.repeses) == (0, 0, ())

    def test_ne_revient_pas_en_arriere(self, compiegne):
        passer_la_nuit(le=LE)

        with pytest.raises(NuitImpossible, match="on ne revient pas au 22/11/2026"):
            passer_la_nuit(le=LE - timedelta(1))

    @pytest.mark.parametrize("le", [date(1970, 1, 1), LE - timedelta(1)])
    def test_ne_revient_pas_avant_la_derniere_demande_cotee(self, compiegne, le):
        """N4: before any night too, a past day would put every score aside."""
        nombre = Cotation.objects.count()

        with pytest.raises(NuitImpossible, match="on ne revient pas"):
            passer_la_nuit(le=le)

        assert Cotation.objects.count() == nombre > 0

    def test_un_saut_de_plus_de_quarante_jours_se_confirme(self, compiegne):
        """N4: a mistyped year does not close the door to every later night."""
        passer_la_nuit(le=LE)

        passer_la_nuit(le=LE + timedelta(40))
        with pytest.raises(NuitImpossible, match=r"il y a 41 jours.*--confirmer"):
            passer_la_nuit(le=LE + timedelta(81))

        assert Registre.objects.get().arrete_au == LE + timedelta(40)

    @pytest.mark.parametrize("confirmee", [False, True])
    def test_ne_passe_pas_une_nuit_a_venir(self, compiegne, confirmee):
        """Who confirms a day to come on the shell says so to the clock; a caller in Python does not by mistake."""
        passer_la_nuit(le=LE)

        with jouer_jusqu_au(LE), pytest.raises(ActeAVenir):
            passer_la_nuit(le=LE + timedelta(1), confirmee=confirmee)

        assert Registre.objects.get().arrete_au == LE

    def test_un_saut_s_annule(self, compiegne, demande, journal):
        """N4: scores, lists and the day they stand at come back; the next night passes."""
        passer_la_nuit(le=LE)
        avant = {(note.demande_id, note.total) for note in Cotation.objects.filter(territoire="compiegne")}
        passer_la_nuit(le=date(2031, 1, 1), confirmee=True)
        assert {(note.demande_id, note.total) for note in Cotation.objects.filter(territoire="compiegne")} != avant

        nuit = annuler_la_nuit(le=LE, avancer=lambda nombre: None)

        assert {(note.demande_id, note.total) for note in Cotation.objects.filter(territoire="compiegne")} == avant
        assert journal(nuit) == ["nuit.confirmee", "nuit.annulee"]
        assert list(verifier(le=LE)) == []
        passer_la_nuit(le=LE + timedelta(1))
        assert Registre.objects.get().arrete_au == LE + timedelta(1)

    def test_une_nuit_en_avance_s_annule_meme_proche(self, compiegne):
        """N4: ten days ahead, confirmed by mistake, must not stop every later night."""
        passer_la_nuit(le=LE)
        passer_la_nuit(le=LE + timedelta(10), confirmee=True)

        annuler_la_nuit(le=LE + timedelta(1), avancer=lambda nombre: None)

        passer_la_nuit(le=LE + timedelta(2))
        assert Registre.objects.get().arrete_au == LE + timedelta(2)

    @pytest.mark.parametrize("le", [date(2020, 1, 1), LE - timedelta(1), date(2031, 1, 2)])
    def test_n_annule_pas_vers_un_jour_qui_n_est_pas_entre_les_deux(self, compiegne, le):
        """N4: undoing never goes back before the night it undoes."""
        passer_la_nuit(le=LE)
        passer_la_nuit(le=date(2031, 1, 1), confirmee=True)

        with pytest.raises(NuitImpossible, match="On revient entre le 23/11/2026 et le 01/01/2031"):
            annuler_la_nuit(le=le, avancer=lambda nombre: None)

        assert Registre.objects.get().arrete_au == date(2031, 1, 1)

    def test_n_annule_pas_une_nuit_ordinaire(self, compiegne):
        passer_la_nuit(le=LE)

        with pytest.raises(NuitImpossible, match="rien à annuler"):
            annuler_la_nuit(le=LE, avancer=lambda nombre: None)

    def test_fait_grandir_un_enfant_ne_un_29_fevrier(self, compiegne, demande):
        demande.personnes.filter(prenom="Lou").update(naissance=date(2012, 2, 29))
        relue = Demande.objects.get(pk=demande.pk)
        coter_la_demande(relue, le=LE)
        avant = demande.observations.get().nb_mineurs

        passer_la_nuit(le=date(2030, 2, 28), confirmee=True)
        veille = demande.observations.get().nb_mineurs
        passer_la_nuit(le=date(2030, 3, 1))

        assert (avant, veille, demande.observations.get().nb_mineurs) == (2, 2, 1)
        assert list(verifier(le=LE)) == []


class TestChangerDeGrille:
    def test_repese_et_explique_sans_relire_un_fait(self, compiegne, demande):
        passer_la_nuit(le=LE)
        publier(compiegne, texte=version(2, "2026-12-01"), par=Systeme(), le=LE)

        changer_de_grille(compiegne, le=date(2026, 12, 1))

        (note,) = notes_courantes(demande)
        assert note.grille == Grille.objects.get(version="2")
        assert note.total == sum(ligne["points"] for ligne in note.lignes)
        assert note.total == Cotation.objects.get(demande=demande).total
        assert {ligne.score for ligne in Pretendant.objects.filter(demande=demande)} == {note.total}
        assert Registre.objects.get().arrete_au == date(2026, 12, 1)
        assert list(verifier(le=LE)) == []

    def test_fait_vieillir_les_foyers_quand_aucune_nuit_n_est_passee(self, compiegne, demande):
        demande.personnes.filter(prenom="Lou").update(naissance=date(2012, 11, 26))
        coter_la_demande(Demande.objects.get(pk=demande.pk), le=LE)
        publier(compiegne, texte=version(2, "2026-12-01"), par=Systeme(), le=LE)
        avant = demande.observations.get().revenu_uc_annuel

        changer_de_grille(compiegne, le=date(2026, 12, 1))

        assert demande.observations.get().revenu_uc_annuel < avant  # fourteen years old: she counts for more
        assert list(verifier(le=LE)) == []

    def test_montre_le_nouveau_score_dans_la_recherche(self, compiegne, orientee, demande):
        publier(compiegne, texte=version(2, "2026-12-01", fictive=True), par=Systeme(), le=LE)

        passer_la_nuit(le=date(2026, 12, 1))

        trouvees = chercher(orientee, le=date(2026, 12, 1)).candidats
        assert trouvees
        assert candidats(orientee, le=date(2026, 12, 1), nombre=200).candidats == trouvees

    def test_oublie_les_scores_quand_la_grille_a_pris_fin(self, compiegne, demande):
        Grille.objects.update(date_fin=date(2026, 12, 31))

        passer_la_nuit(le=date(2027, 1, 1))

        assert not Cotation.objects.exists()
        assert set(Pretendant.objects.values_list("score", flat=True)) == {0}
        assert list(verifier(le=LE)) == []


class TestReprendre:
    def test_reecrit_tout_depuis_les_dossiers(self, compiegne):
        Pretendant.objects.all().delete()
        Cotation.objects.all().delete()

        assert reprendre(le=LE, avancer=lambda nombre: None) == 60
        assert list(verifier(le=LE)) == []


class TestCommande:
    def test_dit_ce_que_la_nuit_a_fait(self, compiegne):
        sortie = StringIO()

        call_command("cotation", "nuit", "--le", "2026-11-23", stdout=sortie)
        call_command("cotation", "verifier", "--le", "2026-11-23", stdout=sortie)

        assert "Scores arrêtés au 23/11/2026." in sortie.getvalue()
        assert "0 différence." in sortie.getvalue()

    def test_passe_une_nuit_a_venir_que_l_on_confirme(self, compiegne):
        with jouer_jusqu_au(LE):
            call_command("cotation", "nuit", "--le", "2031-01-01", "--confirmer", stdout=StringIO())

        assert Registre.objects.get().arrete_au == date(2031, 1, 1)

    def test_sort_en_erreur_a_la_premiere_difference(self, compiegne):
        Pretendant.objects.filter(pk=Pretendant.objects.first().pk).update(score=-9)

        with pytest.raises(SystemExit):
            call_command("cotation", "verifier", "--le", "2026-11-23", stdout=StringIO())

    @pytest.mark.parametrize(
        ("arguments", "phrase"),
        [
            (("nuit", "--le", "demain"), "la date « demain » se lit mal"),
            (("nuit", "--le", "9999-12-31"), "n’est pas encore venu"),
            (("nuit", "--le", "1970-01-01"), "on ne revient pas au 01/01/1970"),
            (("repeser", "compiegne", "--le", "1970-01-01"), "on ne revient pas"),
            (("reprendre", "--le", "1970-01-01"), "on ne revient pas"),
            (("nuit", "--annuler"), "rien à annuler"),
            (("repeser", "atlantide"), "Aucun territoire ne porte le code « atlantide »"),
        ],
    )
    def test_refuse_avec_une_phrase(self, compiegne, arguments, phrase):
        with pytest.raises(CommandError, match=phrase):
            call_command("cotation", *arguments, stdout=StringIO())
