"""The contract's own comparisons are shown in full when one of them fails."""

import pytest

pytest.register_assert_rewrite("tests.mail.contract")
