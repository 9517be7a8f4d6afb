"""The settings of the tests: the installation's own, with what must be quick or thrown away made so.

`DATABASE_URL` chooses the database as it does for an installation; without it the tests run on SQLite. The
home folder is always a new one: no test ever sees an installation's.
"""

import atexit
import os
import shutil
import tempfile

TEST_HOME = tempfile.mkdtemp(prefix="wellheard-tests-")
atexit.register(shutil.rmtree, TEST_HOME, ignore_errors=True)
for name in [name for name in os.environ if name.startswith("WELLHEARD_")]:
    del os.environ[name]
os.environ["WELLHEARD_HOME"] = TEST_HOME
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from wellheard.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


class Directly:
    """Tables are made from the models, in a tenth of the time. The journeys migrate as an installation does."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


MIGRATION_MODULES = Directly()
