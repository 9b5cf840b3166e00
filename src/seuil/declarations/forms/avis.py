"""Tax notices: each is told once, by the first of those who are on it."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm, PersonnesField
from seuil.declarations.models import Brut
from seuil.demandes.models import EUROS_MAX
from seuil.demandes.nomenclatures import Nationalite, SorteAvis
from seuil.regles.ressources import baisse_comptee
from seuil.socle.design.champs import ChoixField, MontantField, OuiNonField

AVEC_MONTANT = frozenset(SorteAvis) - {SorteAvis.ABSENT}
A_VOUS = {  # the same, said to the holder
    "libelle": _("Ce que vous avez gagné, vous seulement, en %(annee)s"),
    "aide": _("Sur l’avis reçu en %(recu)s, seulement votre part. Zéro s’il n’y en a pas."),
}
LIBELLES = {
    SorteAvis.PROPRE: _("Revenu fiscal de référence de %(annee)s"),
    SorteAvis.COMMUN: _("Revenu fiscal de référence de %(annee)s, pour tous ceux de l’avis"),
    SorteAvis.DEHORS: _("Ce que cette personne a gagné, elle seule, en %(annee)s"),
    SorteAvis.ETRANGER: _("Revenus de %(annee)s, en euros"),
    SorteAvis.PROTECTION: _("Ressources des douze derniers mois, ou depuis l’arrivée en France"),
}
AIDES = {
    SorteAvis.PROPRE: _("Sur l’avis d’impôt reçu en %(recu)s, première page."),
    SorteAvis.COMMUN: _("Écrivez-le une seule fois : il est sur l’avis reçu en %(recu)s, première page."),
    SorteAvis.DEHORS: _("Sur l’avis reçu en %(recu)s, seulement sa part. Zéro s’il n’y en a pas."),
    SorteAvis.ETRANGER: _("Une traduction vous sera demandée. À peu près, c’est bien pour commencer."),
    SorteAvis.PROTECTION: _("En euros. Un agent vous dira quels papiers le montrent."),
}


class AvisForm(EtapeForm):
    sorte_avis = ChoixField(label=_("L’avis d’impôt de cette personne"), choices=SorteAvis.choices)
    avis_avec = PersonnesField(label=_("Avec qui l’avis est-il commun ?"), required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        vus = {"avant": self.le.year - 2, "recu": self.le.year - 1}
        self.fields["sorte_avis"].help_text = gettext("Celui reçu en %(recu)s, sur les revenus de %(avant)s.") % vus
        ecartees = set() if self.selon.autres else {SorteAvis.COMMUN}
        if self.selon.dites.get("nationalite") == Nationalite.FRANCAISE:
            ecartees.add(SorteAvis.PROTECTION)
        choix: Any = self.fields["sorte_avis"]
        choix.choices = [paire for paire in SorteAvis.choices if paire[0] not in ecartees]
        if self.selon.est_vous:
            choix.label = gettext("Votre avis d’impôt")
            dits = {SorteAvis.PROPRE.value: gettext("Mon propre avis, sans personne d’autre")}
            choix.choices = [(code, dits.get(code, libelle)) for code, libelle in choix.choices]
        if len(self.selon.autres) > 1:
            avec: Any = self.fields["avis_avec"]
            avec.choices = list(self.selon.autres.items())
            avec.selon_une_reponse = True
        else:
            del self.fields["avis_avec"]

    def clean(self) -> dict[str, Any]:
        """Say with whom a common notice is: the only other adult, or those who are ticked."""
        dit = super().clean() or {}
        est_commun = dit.get("sorte_avis") == SorteAvis.COMMUN
        if est_commun and self._nommait_un_autre:
            self.add_error("sorte_avis", gettext("Qui partageait cet avis n’est plus là. Répondez à nouveau."))
            return dit
        avec = dit.get("avis_avec", list(self.selon.autres)) if est_commun else []
        if est_commun and not avec and "avis_avec" not in self.errors:
            self.add_error("avis_avec", gettext("Cochez avec qui l’avis est commun."))
        return dit | {"avis_avec": avec}

    def sous_entendu(self, dite: Brut) -> Brut:
        """Name the only other adult, whom nobody has to tick: another one may take its place later."""
        est_commun = dite.get("sorte_avis") == [SorteAvis.COMMUN]
        return {"avis_avec": list(self.selon.autres)} if est_commun and "avis_avec" not in self.fields else {}

    @property
    def _nommait_un_autre(self) -> bool:
        """Say whether the answer kept names people, the only other adult not among them."""
        nom = self.add_prefix("avis_avec")
        nommes = self.data.getlist(nom) if nom in self.data and hasattr(self.data, "getlist") else []
        return "avis_avec" not in self.fields and bool(nommes) and self.selon.autres.keys().isdisjoint(nommes)


class RevenuForm(EtapeForm):
    """The amount of a notice; nothing is an amount not known yet, never zero."""

    rfr_n2 = MontantField(label="", maximum=EUROS_MAX, required=False, periode="an")
    a_baisse = OuiNonField(label="", required=False)
    rfr_n1 = MontantField(label="", maximum=EUROS_MAX, required=False, periode="an")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        sorte = SorteAvis(self.selon.dites.get("sorte_avis", SorteAvis.PROPRE))
        avant = {"annee": self.le.year - 2, "recu": self.le.year - 1}
        self.fields["rfr_n2"].label = str(LIBELLES.get(sorte, LIBELLES[SorteAvis.PROPRE])) % avant
        self.fields["rfr_n2"].help_text = str(AIDES.get(sorte, AIDES[SorteAvis.PROPRE])) % avant
        if sorte == SorteAvis.DEHORS and self.selon.est_vous:
            self.fields["rfr_n2"].label = str(A_VOUS["libelle"]) % avant
            self.fields["rfr_n2"].help_text = str(A_VOUS["aide"]) % avant
        if sorte == SorteAvis.PROTECTION:
            del self.fields["a_baisse"], self.fields["rfr_n1"]
            return
        dit = {"annee": self.le.year - 1, "avant": self.le.year - 2, "baisse": baisse_comptee(self.le)}
        baisse = gettext("Ces revenus ont-ils baissé d’au moins %(baisse)s %% depuis %(avant)s ?")
        self.fields["a_baisse"].label = baisse % dit
        self.fields["rfr_n1"].label = gettext("Si oui : le même montant pour %(annee)s") % dit
        self.fields["rfr_n1"].help_text = gettext("Le plus bas sera retenu. Laissez vide si vous ne l’avez pas.")

    def clean(self) -> dict[str, Any]:
        """Keep the later amount only when it was asked for."""
        dit = super().clean() or {}
        if not dit.get("a_baisse"):
            dit["rfr_n1"] = None
        return dit
