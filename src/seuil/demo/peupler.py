"""Register invented households in number: the same rows as the verbs write, in bulk."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Guichet
from seuil.cotation import services as cotation
from seuil.cotation.faits import faits
from seuil.cotation.models import Note
from seuil.cotation.requetes import grilles_en_vigueur
from seuil.demandes.controle.identites import TITULAIRES, Identite
from seuil.demandes.controle.indices import indices
from seuil.demandes.models import CompteurNumero, Demande, Personne, Souhait, Titulaire
from seuil.demo.population import Invente
from seuil.journal.services import consigner
from seuil.rapprochement import services as rapprochement
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.criteres import Faits
from seuil.regles.delais import expire_le
from seuil.regles.numero_unique import NumeroUnique
from seuil.socle.cle import cle_de_la_personne
from seuil.territoires.models import Commune, Territoire
from seuil.territoires.requetes import delais_de, territoires_de

LOT = 500


class Peuplement:
    """One loading: its desk, its territory, its day, and the sequences it has given."""

    def __init__(self, guichet: Guichet, territoire: Territoire, *, le: date) -> None:
        self.guichet, self.territoire, self.le = guichet, territoire, le
        self.ressort = territoire.ressort
        self.communes = Commune.objects.filter(departement__ressort=self.ressort).in_bulk()
        self.couvertes = territoires_de(self.communes.values())
        self.ouvertes = list({lieu.pk: lieu for lieu in self.couvertes.values()}.values())
        self.grilles = grilles_en_vigueur([lieu.pk for lieu in self.ouvertes], le)
        donnes = CompteurNumero.objects.filter(ressort=self.ressort)
        self.sequences: Counter[str] = Counter(dict(donnes.values_list("mois", "dernier")))
        self.homonymes: Counter[tuple[str, date]] = Counter()

    @transaction.atomic
    def charger(self, inventes: Iterable[Invente], avancer: Callable[[int], None]) -> int:
        """Write the demands, their households, scores and search rows; ``avancer`` hears how many are done."""
        suite, fait = iter(inventes), 0
        while lot := list(islice(suite, LOT)):
            self._inscrire(lot)
            fait += len(lot)
            avancer(fait)
        for mois, dernier in self.sequences.items():
            valeurs = {"dernier": dernier}
            CompteurNumero.objects.update_or_create(ressort=self.ressort, mois=mois, defaults=valeurs)
        consigner("demandes.inventees", self.ressort, par=Systeme(), le=self.le, nombre=fait)
        return fait

    def _inscrire(self, lot: Sequence[Invente]) -> None:
        demandes = Demande.objects.bulk_create([self._demande(invente) for invente in lot])
        paires = list(zip(demandes, lot, strict=True))
        Personne.objects.bulk_create([ligne for paire in paires for ligne in self._personnes(*paire)])
        Souhait.objects.bulk_create(
            [
                Souhait(demande=demande, commune=self.communes[code], ordre=ordre)
                for demande, invente in paires
                for ordre, code in enumerate(invente.souhaits, 1)
            ]
        )
        Titulaire.objects.bulk_create([ligne for paire in paires for ligne in self._titulaires(*paire)])
        self._coter([demande.pk for demande in demandes])

    def _coter(self, cles: list[int]) -> None:
        lues = Demande.objects.filter(pk__in=cles).select_related("commune")
        relues = list(lues.prefetch_related("personnes__commune_travail", "souhaits").order_by("pk"))
        observees = [(lue, self._faits(lue)) for lue in relues]
        notes = Note.objects.bulk_create(
            cotation.noter(lue, ou, self.grilles[ou.pk], lus, le=self.le)
            for lue, vus in observees
            for ou, lus in vus.items()
            if ou.pk in self.grilles
        )
        cotation.suivre_en_nombre(observees, notes, le=self.le)
        rapprochement.inscrire_en_nombre(
            relues, {(note.demande_id, note.territoire_id): note.total for note in notes}, self.couvertes, le=self.le
        )

    def _faits(self, demande: Demande) -> dict[Territoire, Faits]:
        """Return what each territory that the household wishes sees of it."""
        voulus = {souhait.commune_id for souhait in demande.souhaits.all()}
        siens = {self.couvertes[code].pk for code in voulus if code in self.couvertes}
        return {lieu: faits(demande, lieu, le=self.le) for lieu in self.ouvertes if lieu.pk in siens}

    def _demande(self, invente: Invente) -> Demande:
        recue_le, commune = invente.recue_le, self.communes[invente.commune]
        mois = f"{recue_le:%m%y}"
        self.sequences[mois] += 1
        numero = NumeroUnique(self.ressort.pk, recue_le.month, recue_le.year, self.sequences[mois], self.guichet.pk)
        return Demande(
            **invente.reponses,
            ressort=self.ressort,
            guichet=self.guichet,
            numero_unique=str(numero),
            recue_le=recue_le,
            enregistree_le=recue_le,
            echeance=self._echeance(recue_le),
            commune=commune,
            code_postal=commune.codes_postaux[:5],
        )

    def _echeance(self, recue_le: date) -> date:
        regles = delais_de(self.territoire, self.le)
        echeance = expire_le(recue_le, regles)
        while echeance < self.le:
            echeance = ajouter_mois(echeance, regles.validite_mois)
        return echeance

    def _personnes(self, demande: Demande, invente: Invente) -> list[Personne]:
        return [
            Personne(demande=demande, ordre=ordre, commune_travail=self.communes.get(lieu or ""), **personne)
            for ordre, (personne, lieu) in enumerate(zip(invente.personnes, invente.travail, strict=True))
        ]

    def _titulaires(self, demande: Demande, invente: Invente) -> list[Titulaire]:
        lignes = []
        for personne in invente.personnes:
            if personne["lien"] not in TITULAIRES:
                continue
            qui = cle_de_la_personne(personne["nom"], personne["prenom"])
            rang = self.homonymes[qui, personne["naissance"]]
            self.homonymes[qui, personne["naissance"]] += 1
            lignes.append(
                Titulaire(
                    demande=demande,
                    ressort=self.ressort,
                    cle=qui,
                    naissance=personne["naissance"],
                    rang=rang,
                    indices=indices(Identite.dite(personne)),
                )
            )
        return lignes
