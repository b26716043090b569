"""The server's front door: the live lane answers phones and walls, Django everything else."""

import os
from typing import Any, cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kolam.web.settings")

from django.core.asgi import get_asgi_application

# Tables can only be imported once Django is set up.
django_app = get_asgi_application()

from kolam.web.live.lane import lane  # noqa: E402

application = lane(cast(Any, django_app))
