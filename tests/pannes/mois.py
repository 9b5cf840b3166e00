"""A month of a town, day after day: households register, change, leave, are protected; a session is held."""

import random
from dataclasses import replace
from datetime import date, timedelta

from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Agent
from seuil.contacts import services as contacts
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal, Usage
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer, modifier, radier
from seuil.demo.exemple import Mere, dossier_d_exemple, piece_d_identite
from seuil.demo.foyers import creer_les_foyers
from seuil.demo.villes import villes
from seuil.documents.models import Sorte
from seuil.documents.services import deposer
from seuil.envois import services as envois
from seuil.envois.models import Envoi
from seuil.envois.requetes import a_regarder
from tests.pannes.gens import nom_de

PARTS = (("courriel", 45), ("les deux", 15), ("sms", 15), ("rien", 20), ("protege", 5))  # of each hundred households
SURE = "CCAS\n60200 Compiègne"
PARTAGE = 50  # one phone in fifty is the one of the household before
RENVOIS = 0.3  # of the doubts, that a desk sends again


class Mois:
    """The households, the agents, and what happens each day."""

    def __init__(self, debut: date, *, jours: int) -> None:
        self.hasard, self.jours, self.numero = random.Random(30), jours, 0
        self.guichet = Agent.objects.get(username="guichet")
        self.vivantes = list(Demande.objects.filter(etat="active").order_by("pk"))
        self.par_jour = {"changements": len(self.vivantes) // (2 * jours), "quittees": 5, "nouvelles": 12, "radiees": 8}
        self.dossier, self.piece = dossier_d_exemple(), piece_d_identite(Mere())
        self._joindre(debut)

    def jouer(self, rang: int, le: date, *, est_en_retard: bool) -> None:
        """Play a day; on a machine too busy to keep the pace, fewer households change an answer."""
        changements = self.par_jour["changements"] // (4 if est_en_retard else 1)
        for demande in self.hasard.sample(self.vivantes, min(changements, len(self.vivantes))):
            self._changer(demande, {"loyer_charges": 200 + rang * 10 + self.hasard.randrange(9)}, le)
        for demande in self.hasard.sample(self.vivantes, min(self.par_jour["quittees"], len(self.vivantes))):
            self._changer(demande, {"mel": f"nouveau{rang}.{demande.pk}@exemple.invalid"}, le)
        for _ in range(self.par_jour["radiees"]):
            partie = self.vivantes.pop(self.hasard.randrange(len(self.vivantes)))
            radier(Demande.objects.get(pk=partie.pk), motif=MotifRadiation.ABANDON, par=self.guichet, le=le)
        for demande in self.hasard.sample(self.vivantes, 2):
            self._proteger(demande, le)
        for _ in range(self.par_jour["nouvelles"]):
            self._enregistrer(le)
        if rang == self.jours // 2:
            creer_les_foyers(villes()[0], le=le)

    def suivre(self, codes: list[tuple[str, str]], le: date) -> int:
        """Type the codes that came, and send again some of the doubts; return how many were sent again."""
        for cle, code in codes:
            contact = Envoi.objects.get(cle=cle).contact
            if contact is not None:
                par = Demandeur(contact.demande.numero_unique)
                contacts.confirmer(contact, code, par=par, maintenant=timezone.now())
        codes.clear()
        doutes = a_regarder(self.guichet).filter(etat="douteux").exclude(fait__contains="renvoi")
        renvoyes = [doute for doute in doutes if self.hasard.random() < RENVOIS]
        for doute in renvoyes:
            envois.renvoyer(doute, par=self.guichet, le=le)
        return len(renvoyes)

    def _joindre(self, le: date) -> None:
        sortes, poids = zip(*PARTS, strict=True)
        for demande, sorte in zip(self.vivantes, self.hasard.choices(sortes, poids, k=len(self.vivantes)), strict=True):
            if sorte in ("courriel", "les deux", "protege"):
                demande.mel = f"foyer{demande.pk}@exemple.invalid"
            if sorte in ("sms", "les deux"):
                demande.telephone = f"+336{demande.pk - (demande.pk % PARTAGE == 0):08d}"
        Demande.objects.bulk_update(self.vivantes, ["mel", "telephone"], batch_size=500)
        lus = [
            (demande, canal, adresse) for demande in self.vivantes for canal, adresse in _declares(demande) if adresse
        ]
        dits = {"cree_le": le, "verifie_le": le}
        Contact.objects.bulk_create(Contact(demande=qui, canal=canal, adresse=ou, **dits) for qui, canal, ou in lus)
        for demande in self.hasard.sample(self.vivantes, len(self.vivantes) // 20):
            self._proteger(demande, le)

    def _proteger(self, demande: Demande, le: date) -> None:
        sure = self.hasard.choice(["", SURE])
        relue = Demande.objects.get(pk=demande.pk)
        contacts.proteger(relue, adresse_sure=sure, surs=[], heures=None, par=self.guichet, le=le)

    def _changer(self, demande: Demande, changements: dict[str, object], le: date) -> None:
        par = self.hasard.choice([self.guichet, self.guichet, Demandeur(demande.numero_unique)])
        modifier(Demande.objects.get(pk=demande.pk), changements=changements, par=par, le=le)

    def _enregistrer(self, le: date) -> None:
        self.numero += 1
        naissance = date(1970, 1, 1) + timedelta(self.numero)
        mere = self.dossier.personnes[0] | {"nom": nom_de(self.numero), "prenom": "Mois", "naissance": naissance}
        adresses = {"mel": f"mois{self.numero}@exemple.invalid", "telephone": ""}
        dossier = replace(
            self.dossier,
            reponses=self.dossier.reponses | adresses,
            personnes=[mere, *self.dossier.personnes[1:]],
            piece_identite=deposer(self.piece, sorte=Sorte.IDENTITE),
        )
        demande = enregistrer(dossier, par=self.hasard.choice([Demandeur(), Systeme()]), le=le).demande
        self.vivantes.append(demande)
        if self.hasard.random() < 0.6:
            contact = Contact.objects.get(demande=demande, canal=Canal.COURRIEL)
            par = Demandeur(demande.numero_unique)
            envois.envoyer_un_code(contact, Usage.VERIFIER, par=par, maintenant=timezone.now())


def _declares(demande: Demande) -> tuple[tuple[Canal, str], ...]:
    return (Canal.COURRIEL, demande.mel), (Canal.SMS, demande.telephone)
