"""What the secretariat of a commission types."""

from seuil.commissions.forms.composition import MembreForm, ReglementForm
from seuil.commissions.forms.convocation import AnnulerForm, ConvoquerForm, DeplacerForm
from seuil.commissions.forms.decision import DecisionForm
from seuil.commissions.forms.presence import PresenceForm
from seuil.commissions.forms.report import ReportForm
from seuil.commissions.forms.tenue import CloreForm, DeportForm, InsuffisanceForm, MouvementForm, PresiderForm

__all__ = [
    "AnnulerForm",
    "CloreForm",
    "ConvoquerForm",
    "DecisionForm",
    "DeplacerForm",
    "DeportForm",
    "InsuffisanceForm",
    "MembreForm",
    "MouvementForm",
    "PresenceForm",
    "PresiderForm",
    "ReglementForm",
    "ReportForm",
]
