"""Every test run has a home of its own: no test reads or writes the developer's data."""

import atexit
import os
import shutil
import tempfile

HOME = tempfile.mkdtemp(prefix="kolam-tests-")
os.environ["KOLAM_HOME"] = HOME
os.environ["KOLAM_SECRET"] = "not a secret: tests only"
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
