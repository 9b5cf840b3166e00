"""What the secretariat of a commission types."""

from seuil.commissions.forms.convocation import ConvoquerForm
from seuil.commissions.forms.decision import DecisionForm, ReportForm
from seuil.commissions.forms.presence import PresenceForm

__all__ = ["ConvoquerForm", "DecisionForm", "PresenceForm", "ReportForm"]
