"""What every test stands on."""

import os

from hypothesis import HealthCheck, settings

from merchant_desk.ui.immortal import keep_constants

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # never the tester's own

keep_constants()

# A busy machine is slow, which says nothing of the code; pytest's timeout cuts what hangs.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# Many more tries, for a night: ``--hypothesis-profile=long --timeout=0``.
settings.register_profile("long", parent=settings.get_profile("patient"), max_examples=5_000)
