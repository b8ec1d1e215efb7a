"""The rules of contract-drift, one file each: `changes` on what changed, `versions` on the versions.

Adding one to `changes` touches its file alone.
"""

from gates.contract_drift.rules.changes import judge

__all__ = ["judge"]
