"""Every test run has a home of its own and no clock: nothing fails because a machine is busy."""

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

HOME = tempfile.mkdtemp(prefix="kolam-tests-")
os.environ["KOLAM_HOME"] = HOME
os.environ["KOLAM_SECRET"] = "not a secret: tests only"
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")
