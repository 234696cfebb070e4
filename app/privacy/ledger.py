"""Who was erased, in a file beside the database: a restored backup must not bring them back."""

import os
from pathlib import Path

FILE = "erasures"


class Ledger:
    """One line per erasure: the person's id, and whether what others read stayed. Nothing else."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def note(self, person_id: str, *, keep: bool) -> None:
        """On the disk before the erasure is committed: one that was promised is never lost."""
        if person_id in self.entries():
            return  # a restored backup brought them back
        self.path.parent.mkdir(parents=True, exist_ok=True)
        line = f"{person_id} {'keep' if keep else 'withdraw'}\n".encode()
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, line)
            os.fsync(file)
        finally:
            os.close(file)

    def entries(self) -> dict[str, bool]:
        """Id to whether what others read stays; a line that a crash cut short says nothing."""
        if not self.path.exists():
            return {}
        lines = (line.split() for line in self.path.read_text().splitlines())
        return {line[0]: line[1] == "keep" for line in lines if len(line) == 2 and line[1] in _HOW}


_HOW = ("keep", "withdraw")
