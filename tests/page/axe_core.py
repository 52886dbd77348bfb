# SPDX-License-Identifier: GPL-2.0-or-later
"""axe-core, which finds violations of accessibility, from npm. Debian has no package of it."""
import hashlib
import pathlib
import subprocess
import tarfile

VERSION = "4.10.2"
SHA256 = "b511cd9dec01c76f4b2ad1723b66b6db37d4c2eb4ed199076e1829d9ee7b75e3"  # of package/axe.min.js


def source(folder):
    """The script, kept in `folder` once it was fetched."""
    folder = pathlib.Path(folder)
    package = folder / f"axe-core-{VERSION}.tgz"
    if not package.exists():
        subprocess.run(["npm", "pack", "--silent", f"axe-core@{VERSION}"], cwd=folder, check=True)
    with tarfile.open(package) as files:
        script = files.extractfile("package/axe.min.js").read()
    if hashlib.sha256(script).hexdigest() != SHA256:
        raise RuntimeError(f"{package} is not what it was: delete it")
    return script.decode()
