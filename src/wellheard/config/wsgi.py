import gc
import os
import sys

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wellheard.config.settings")
application = get_wsgi_application()

# The code of every page is loaded now, not by whoever asks first. What is loaded stays: the collector of unused
# objects need not look through it again, which took it an eighth of a second in the midst of an answer; and it looks
# through what an answer leaves once for each answer or so, not after every 700 objects. Decision 018.
reverse("office:home")
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)

# Two answers are made at once in a process. Whichever waits for the database goes on soon after it has its answer, and
# not only when the other has had its five thousandths of a second: it waits twenty times.
sys.setswitchinterval(0.0005)
