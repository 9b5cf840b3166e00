"""The addresses of the agents' pages."""

from django.urls import path

from seuil.baux import gestion as baux
from seuil.commissions import gestion as commissions
from seuil.connexions import gestion as connexions
from seuil.cotation import gestion as cotation
from seuil.demandes import gestion as demandes
from seuil.designations import gestion as designations
from seuil.gestion import accueil, dossier, telecharger
from seuil.patrimoine import gestion as patrimoine

app_name = "gestion"
urlpatterns = [
    path("", accueil.accueil, name="accueil"),
    path("connexion/", connexions.connexion, name="connexion"),
    path("connexion/code/", connexions.confirmer, name="confirmer"),
    path("compte/", connexions.compte, name="compte"),
    path("compte/mot-de-passe/", connexions.mot_de_passe, name="mot_de_passe"),
    path("compte/postes/fermer/", connexions.fermer, name="fermer_poste"),
    path("compte/cle/", connexions.ajouter_cle, name="ajouter_cle"),
    path("compte/cle/retirer/", connexions.retirer_cle, name="retirer_cle"),
    path("compte/facteur/retirer/", connexions.retirer, name="retirer_facteur"),
    path("compte/facteur/", connexions.activer, name="activer_facteur"),
    path("compte/codes/", connexions.codes, name="codes"),
    path("compte/codes/notes/", connexions.codes_notes, name="codes_notes"),
    path("quitter/", connexions.quitter, name="quitter"),
    path("demandes/", demandes.liste, name="demandes"),
    path("demandes/<slug:numero>/", dossier.demande, name="demande"),
    path("demandes/<slug:numero>/modifier/", demandes.modifier, name="modifier"),
    path("demandes/<slug:numero>/radier/", demandes.radier, name="radier"),
    path("demandes/<slug:numero>/code/", demandes.renouveler, name="renouveler_code"),
    path("demandes/<slug:numero>/code/remise/", demandes.a_remettre, name="code_a_remettre"),
    path("demandes/<slug:numero>/code/remis/", demandes.remis, name="code_remis"),
    path("demandes/<slug:numero>/piece-identite/", telecharger.piece_identite, name="piece_identite"),
    path("courriers/<int:pk>/", telecharger.courrier, name="courrier"),
    path("guichet/", demandes.commencer, name="guichet"),
    path("guichet/enregistrer/", demandes.enregistrer, name="enregistrer"),
    path("guichet/enregistree/<slug:numero>/", demandes.enregistree, name="enregistree"),
    path("guichet/enregistree/<slug:numero>/recepisse/", demandes.recepisse, name="recepisse"),
    path("guichet/<slug:etape>/", demandes.saisir, name="saisir"),
    path("logements/", patrimoine.logements, name="logements"),
    path("logements/<int:pk>/declarer/", patrimoine.declarer, name="declarer"),
    path("vacances/<int:pk>/", patrimoine.vacance, name="vacance"),
    path("vacances/<int:pk>/orienter/", patrimoine.orienter, name="orienter"),
    path("vacances/<int:pk>/remettre/", patrimoine.remettre, name="remettre"),
    path("vacances/<int:pk>/candidats/", designations.candidats, name="candidats"),
    path("commissions/", commissions.commissions, name="commissions"),
    path("commissions/convoquer/", commissions.convoquer, name="convoquer"),
    path("commissions/seances/<int:pk>/", commissions.seance, name="seance"),
    path("commissions/seances/<int:pk>/inscrire/", commissions.inscrire, name="inscrire"),
    path("commissions/seances/<int:pk>/ouvrir/", commissions.ouvrir, name="ouvrir"),
    path("commissions/seances/<int:pk>/clore/", commissions.clore, name="clore"),
    path("commissions/points/<int:pk>/", commissions.point, name="point"),
    path("commissions/points/<int:pk>/candidats/<int:candidature>/decider/", commissions.decider, name="decider"),
    path("commissions/points/<int:pk>/candidats/<int:candidature>/reporter/", commissions.reporter, name="reporter"),
    path("offres/", baux.offres, name="offres"),
    path("offres/<int:pk>/repondre/", baux.repondre, name="repondre"),
    path("offres/<int:pk>/constater/", baux.constater, name="constater"),
    path("offres/<int:pk>/signer/", baux.signer, name="signer"),
    path("vacances/<int:pk>/attributions/", baux.attributions, name="attributions"),
    path("vacances/<int:pk>/offrir/", baux.offrir, name="offrir"),
    path("grille/", cotation.grille, name="grille"),
    path("grille/publier/", cotation.publier, name="publier"),
]
