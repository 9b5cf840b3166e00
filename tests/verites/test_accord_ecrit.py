"""What leaves the screens agrees with them: the export for statistics, the minutes, letters, the « pourquoi pas »."""

import re
from collections import Counter

import polars as pl
from hypothesis import strategies as st

from seuil.commissions.courriers import lettre_de_decision, proces_verbal
from seuil.commissions.models import Point
from seuil.cotation.requetes import notes_courantes
from seuil.demandes.courriers import attestation
from seuil.demandes.models import Demande
from seuil.demandes.services import immobiliser
from seuil.designations import services as designations
from seuil.designations.models import Candidature
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.gestion import pourquoi
from seuil.rapprochement.requetes import LIBELLES, candidats, compter_les_exclusions
from seuil.rapprochement.services import exporter
from seuil.rapprochement.tests.oracle import chercher
from seuil.reactions.travaux import vider
from seuil.regles.protection import FAITS_PROTEGES, critere_est_protege
from tests.verites.jeu import changer, decider_d_office, textes
from tests.verites.test_accord import SECRETS
from tests.verites.vies import des_vies, vivre

ECARTS = st.sampled_from(["", "type_souhaite", "accessibilite", "attribution_en_cours"])
REPONSES = {"type_souhaite": {"types": ["T1"]}, "accessibilite": {"besoin_accessible": True}}


def ecarter(demande: Demande, agents, ecart: str, le) -> Demande:
    """Make the household no candidate, by a rule; a candidate still when none is named."""
    if ecart in REPONSES:
        changer(demande, agents, le, **REPONSES[ecart])
    elif ecart:
        immobiliser(demande, motif="offre envoyée le 20/11/2026", par=agents["bailleur"], le=le)
        vider()
    return Demande.objects.get(pk=demande.pk)


def comptes(exclusions) -> Counter[str]:
    return Counter({exclusion.regle: exclusion.nombre for exclusion in exclusions})


class TestLExport:
    @des_vies()
    def test_dit_le_score_de_tous_moins_ce_qui_est_protege(self, demande, agents, le, vie, tmp_path):
        """V1, V2: the lines that are not protected add up to the exported figures; no protected fact leaves."""
        with vivre(demande, agents, vie, le=le) as (demande, _):
            (note,) = notes_courantes(demande)
            gardees = [ligne for ligne in note.lignes if not critere_est_protege(ligne["critere"])]

            exporter(tmp_path)

            lues = pl.read_parquet(tmp_path / "compiegne.parquet").rows(named=True)
            elle = (demande.recue_le, demande.titulaire.naissance)
            (ligne,) = (lue for lue in lues if (lue["date_depot"], lue["date_naissance"]) == elle)
            assert ligne["total"] == sum(gardee["points"] for gardee in gardees)
            assert ligne["total_prouve"] == sum(gardee["points"] for gardee in gardees if not gardee["provisoire"])
            assert [nom for nom in FAITS_PROTEGES if ligne[nom]] == []


class TestLePourquoiPas:
    @des_vies(ecart=ECARTS)
    def test_dit_la_regle_que_la_recherche_compte(self, demande, agents, orientee, le, vie, ecart):
        """V6: one refusal for the answer, the search, the counts in SQL and the page; nothing protected in any word."""
        with vivre(demande, agents, vie, le=le) as (demande, le):
            avant = comptes(chercher(orientee, le=le).exclusions)
            demande = ecarter(demande, agents, ecart, le)
            trouve = chercher(orientee, le=le)

            dite = pourquoi(demande.numero_unique, orientee, par=agents["bailleur"], le=le)

            refus = [regle["regle"] for regle in dite["regles"] if regle["reponse"] == "Non"]
            attendu = (
                f"n’est pas parmi les candidats : {LIBELLES[ecart].lower()}" if ecart else " est parmi les candidats"
            )
            assert attendu in dite["titre"]
            assert bool(refus) == bool(ecart)
            assert comptes(trouve.exclusions) - avant == Counter([ecart] if ecart else [])
            assert comptes(compter_les_exclusions(orientee, le=le)) == comptes(trouve.exclusions)
            for lus in (trouve.candidats, candidats(orientee, le=le, nombre=500).candidats):
                assert [ligne.demande for ligne in lus].count(demande.pk) == (not ecart)
            assert SECRETS.findall(str(dite)) == []


class TestLesLettres:
    @des_vies()
    def test_disent_le_score_fige_et_rien_d_autre(self, demande, agents, orientee, seance, le, vie):
        """V1, V2: the minutes and the letter keep the score of that day; the attestation tells none."""
        with vivre(demande, agents, vie, le=le) as (demande, le):
            avant = next(ligne for ligne in chercher(orientee, le=le).candidats if ligne.demande == demande.pk)
            vacance = Vacance.objects.get(pk=orientee.pk)
            designations.designer(
                vacance,
                demandes=[demande],
                motif_insuffisance="Une seule.",
                rangs_passes=designations.MotifsDesRangs(autres=designations.MotifDuRang("autre", "Rencontrée.")),
                par=agents["bailleur"],
                le=le,
            )
            candidature = Candidature.objects.get(demande=demande)
            point = Point.objects.create(seance=seance, vacance=vacance, ordre=1)
            decision = decider_d_office(point, candidature, agents["secretariat"], le=le)

            changer(demande, agents, le, motifs=["01"], situations=[])
            lettres = [proces_verbal(seance, ""), lettre_de_decision(decision, le=le), attestation(demande, le=le)]

            (ecrit,) = lettres[0]["points"][0]["candidats"]
            assert ecrit["points"] == f"{avant.score}"
            assert set(re.findall(r"(\d+)[ \xa0]points?", " ".join(textes(lettres)))) == {f"{avant.score}"}
            assert SECRETS.findall(str(lettres)) == []
