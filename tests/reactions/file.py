"""The queue of jobs: what waits in it, and time that passes."""

from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob


def avancer() -> None:
    """Let the delay of every waiting job be over."""
    with connection.cursor() as curseur:
        curseur.execute("UPDATE procrastinate_jobs SET scheduled_at = now() - interval '1 hour' WHERE status = 'todo'")


def en_file() -> list[str]:
    return list(ProcrastinateJob.objects.filter(status="todo").order_by("pk").values_list("args__reaction", flat=True))
