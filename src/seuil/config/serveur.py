"""How the site is served, by `seuil demo` as in production: `gunicorn --config python:seuil.config.serveur`."""

wsgi_app = "seuil.config.wsgi"
worker_class = "seuil.config.ouvrier.Ouvrier"
workers = 2
threads = 4
worker_connections = 800  # of one process: under the 1024 descriptors that a system usually allows
graceful_timeout = 10
loglevel = "warning"
