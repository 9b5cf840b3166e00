"""Settings of every installation; docs/installer.md lists the variables an operator may set."""

import os
import warnings

from csp.constants import NONE, SELF

from seuil.config.environnement import PAQUET, base_de_donnees, hotes, plage, racine_donnees, secret, tetes_du_journal
from seuil.config.maison import applications

DEMO = os.environ.get("SEUIL_DEMO") == "1"  # accounts whose password is published: no second factor is asked
DEBUG = os.environ.get("SEUIL_DEBUG") == "1"
SECRET_KEY = secret("cle_session")
CLE_DOCUMENTS = secret("cle_documents")
TROUSSEAU = racine_donnees() / "cles_documents"  # the keys that follow it: docs/decisions/0049
CLAMD = os.environ.get("SEUIL_CLAMD", "")  # unix:///run/clamav/clamd.ctl or tcp://127.0.0.1:3310; empty: documents wait
CLAMD_BASE_ESSAI = os.environ.get("SEUIL_CLAMD_BASE_ESSAI") == "1"  # signatures of our own: never in production
SIGNATURES_JOURS = int(os.environ.get("SEUIL_SIGNATURES_JOURS", "3"))  # beyond, the operator is warned
TETES_JOURNAL = tetes_du_journal()
ALLOWED_HOSTS, HOTES_DES_TERRITOIRES = hotes(os.environ.get("SEUIL_HOTES", "localhost,127.0.0.1,[::1]"))
PROXYS = int(os.environ.get("SEUIL_PROXYS", "0"))  # trusted ones, each adding to X-Forwarded-For
CSRF_TRUSTED_ORIGINS = [origine for origine in os.environ.get("SEUIL_ORIGINES", "").split(",") if origine]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "csp",
    "django_htmx",
    "allauth.account",  # the second factor asks for it; no address of it is served
    "allauth.mfa",
    "procrastinate.contrib.django",
    *applications(),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "seuil.socle.compression.PagesComprimees",
    "seuil.portail.langues.Langue",
    "seuil.territoires.portail.AuTerritoire",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "seuil.connexions.gestion.duree.SessionBornee",
    "seuil.connexions.gestion.provisoire.MotDePasseAChoisir",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "seuil.socle.middleware.MemoireCourte",
    "seuil.socle.middleware.Horloge",
    "seuil.socle.middleware.LectureSeule",
    "seuil.documents.gestion.EnVerification",
    "seuil.config.pannes.AdresseMalOuverte",
]

ROOT_URLCONF = "seuil.config.urls"
WSGI_APPLICATION = "seuil.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "seuil.portail.contexte.enseigne",
            ],
            "builtins": ["seuil.socle.templatetags.seuil", "django.templatetags.static", "django.templatetags.i18n"],
        },
    }
]

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {  # seconds: what an agent changes of a town is on its doorstep before the next breath (ADR 0063)
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 10,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
DATABASES = {"default": base_de_donnees()}
PROCRASTINATE_IMPORT_PATHS = ["seuil.reactions.travaux", "seuil.taches.journee"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "acteurs.Agent"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", "seuil.demandes.codes.Hacheur"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{nom}"}
    for nom in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "gestion:connexion"
LOGIN_REDIRECT_URL = "gestion:accueil"

MFA_ADAPTER = "seuil.connexions.facteurs.Adaptateur"
MFA_RECOVERY_CODE_DIGITS = 10

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("fr-falc", "Facile à lire"), ("en", "English"), ("ar", "العربية")]
LANGUAGE_COOKIE_NAME = "seuil_langue"
TIME_ZONE = "Europe/Paris"
USE_TZ = True
LOCALE_PATHS = [PAQUET / "locale"]

STATIC_URL = "/statique/"
# The site makes the folder as it starts (config/statiques.py): whatever runs before says nothing of it.
warnings.filterwarnings("ignore", message="No directory at", category=UserWarning)
STATIC_ROOT: str | None = os.environ.get("SEUIL_STATIQUE") or str(racine_donnees() / "statique")  # docs/decisions/0040
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # files are rows: docs/decisions/0004
    "staticfiles": {"BACKEND": "seuil.socle.statiques.FichiersDuSite"},
}

ADRESSES_DE_L_ETAT = os.environ.get("SEUIL_ADRESSES_ETAT", "")  # its search, to propose streets; empty: never asked
SITE = os.environ.get("SEUIL_SITE", "").rstrip("/")  # what a link in a message begins with
SMTP = os.environ.get("SEUIL_SMTP", "")  # smtp://compte:secret@hote:587/?tls=starttls; empty: no e-mail leaves
EXPEDITEUR = os.environ.get("SEUIL_EXPEDITEUR", "")  # the address that e-mails come from
SMS = os.environ.get("SEUIL_SMS", "")  # brevo://cle@api.brevo.com/?expediteur=NOM; empty: no SMS leaves
DOSSIER_DES_MESSAGES = racine_donnees() / "messages"  # where a demonstration without a relay writes them
RETOURS = os.environ.get("SEUIL_RETOURS", "")  # a Maildir where returned mail arrives
SMS_HEURES = (8, 20)  # nobody's telephone rings at night
MESSAGES_PAR_JOUR = 20  # to one household by e-mail and SMS: beyond, everything stops and a desk is told
LIEN_JOURS = 30  # that the link of a message opens
ENVOI_ATTENTES = (1, 5, 20, 60, 240, 720)  # minutes between two tries of a channel that does not answer
BOITE_PLEINE_HEURES = 6  # before a mailbox that refused as full is tried once more
MEME_RETOUR_MINUTES = 60  # within which a second "full" of one message is the same mail, read twice
ATTENTE_DU_RELAIS_HEURES = 48  # that a relay may keep a message for a full mailbox, before paper
SORTIE = os.environ.get("SEUIL_SORTIE", "https://meteofrance.com/")  # where « Quitter vite » leads
BROUILLONS_JOURS = max(1, int(os.environ.get("SEUIL_BROUILLONS_JOURS", "30")))  # that a form left unfinished is kept
MANDAT_DUREES_MOIS = tuple(  # the durations that a household chooses among, for who acts for it
    int(mois) for mois in os.environ.get("SEUIL_MANDAT_DUREES_MOIS", "3,6,12").split(",")
)
MANDATS_MAXIMUM = 3  # persons that act for one household at once
FICHIERS_ISOLES_JOURS = 1  # that an identity document waits for its form, then is destroyed
PAPIER_FICHIERS_MAXIMUM = 20  # of one paper of a demand
PAPIER_POIDS_MAXIMUM = 40 * 1024 * 1024  # of its files together
PAPIERS_PREPARES_JOURS = max(1, int(os.environ.get("SEUIL_PAPIERS_PREPARES_JOURS", "30")))  # begun and never sent
PAPIERS_REMPLACES_JOURS = max(1, int(os.environ.get("SEUIL_PAPIERS_REMPLACES_JOURS", "90")))  # files of replaced pages
MESSAGE_FICHIERS_MAXIMUM = 3  # joined to one message of a household or a service
MESSAGES_ECRITS_PAR_JOUR = 20  # by one household in its space
RAPPEL_JOURS = 3  # before a deadline, that agents are told of it
OUVERTURE_INHABITUELLE = plage("SEUIL_OUVERTURE_INHABITUELLE", (22, 5))  # hours of Paris when no desk is at work
OUVERTURES_PAR_JOUR = int(os.environ.get("SEUIL_OUVERTURES_PAR_JOUR", "150"))  # files that one agent opens in a day
ATTENTE_ATTESTATION = 2.0  # seconds that a desk waits for the letter before it prints a receipt
DOUBLON_GARDE_LA_PREMIERE_RECEPTION = os.environ.get("SEUIL_DOUBLON_PREMIERE_RECEPTION", "1") == "1"
TAILLE_MAX_DOCUMENT = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 4 * 3600
SESSION_AGENT_SANS_USAGE = 30 * 60  # seconds; an agent's session also ends with the day
MOT_DE_PASSE_PROVISOIRE_JOURS = 7  # that a password given by the operator waits for its agent
FAUX_CODES_SANS_ATTENTE = 10  # after a right password, on one account, from anywhere
FAUX_CODES_ATTENTE = 60  # seconds after the last of them, doubled at each next one…
FAUX_CODES_ATTENTE_MAXIMUM = 3600  # …up to this
FAUX_CODES_DITS = 5  # from this many, the agent is told at its next sign-in
SAISIE_GARDEE_SECONDES = 3600  # that a form sent too late waits for its agent to come in again
SAISIE_GARDEE_SIGNES = 200_000
SESSION_COOKIE_NAME = "seuil_session"
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if os.environ.get("SEUIL_HTTPS") == "1":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"sobre": {"()": "seuil.socle.traces.Sobre"}, "hote": {"()": "seuil.socle.traces.HoteRefuse"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "sobre"},
        "hote": {"class": "logging.StreamHandler", "formatter": "hote"},
    },
    "loggers": {"django.security.DisallowedHost": {"handlers": ["hote"], "propagate": False}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
