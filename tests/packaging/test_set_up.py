"""The set-up: locks that hold anywhere, scripts that parse, and no trace of the machine it was written on."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-dev.lock", "requirements-freeze.lock")
SCRIPTS = ("lib.sh", "setup.sh", "run.sh", "test.sh", "office-check.sh", "translate.sh", "lock.sh", "../.ci/run")
PACKAGING = Path(__file__).parents[2] / "packaging"
ALL = (*sorted(path.relative_to(PACKAGING).as_posix() for path in PACKAGING.rglob("*.sh")), "../.ci/run")
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ \\;]+)", re.MULTILINE)

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


def pins(lock: Path) -> dict[str, str]:
    return {re.sub(r"[-_.]+", "-", pin["name"]).lower(): pin["version"] for pin in PINNED.finditer(lock.read_text())}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address(project: Path, name: str):
    text = (project / "packaging" / name).read_text()
    assert re.findall(r"\w+://\S+|--(?:extra-)?index-url|--find-links|\b[\w-]+\.(?:org|com|net|cn|io|dev)\b", text) == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_package_by_hash(project: Path, name: str):
    blocks = re.split(r"\n(?=[A-Za-z0-9])", (project / "packaging" / name).read_text())
    packages = [block for block in blocks if not block.startswith("#")]
    assert packages
    assert [block for block in packages if "==" not in block or "--hash=sha256:" not in block] == []


def test_the_locks_cover_what_the_project_asks_for(project: Path):
    asked = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run, dev = pins(project / "packaging" / LOCKS[1]), pins(project / "packaging" / LOCKS[2])

    def names(requirements: list[str]) -> set[str]:
        return {re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", text)[0]).lower() for text in requirements}

    assert names(asked["dependencies"]) - set(run) == set()
    assert names(asked["optional-dependencies"]["dev"]) - set(dev) == set()
    assert {name: dev[name] for name in run} == run


@needs_bash
@pytest.mark.parametrize("name", ALL)
def test_a_script_parses(project: Path, name: str):
    run = subprocess.run(["bash", "-n", project / "packaging" / name], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@needs_bash
@pytest.mark.parametrize("name", [name for name in SCRIPTS if name not in ("lib.sh", "test.sh", "office-check.sh", "../.ci/run")])
def test_a_script_refuses_an_option_it_does_not_know(project: Path, name: str):
    run = subprocess.run(["bash", project / "packaging" / name, "--nonsense"], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "--nonsense" in run.stderr


def project_files(project: Path) -> list[Path]:
    """Every file that git would keep; without git, every file outside the folders it ignores."""
    if (project / ".git").exists() and shutil.which("git"):
        listing = ["git", "-c", f"safe.directory={project}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        answer = subprocess.run(listing, cwd=project, capture_output=True, text=True, check=True)
        return [project / name for name in answer.stdout.split("\0") if name and (project / name).is_file()]
    made = re.compile(r"\.(?!ci$|git\w+$).*|build|dist|__pycache__|.*\.egg-info")
    return [
        path for path in project.rglob("*") if path.is_file() and not any(map(made.fullmatch, path.relative_to(project).parts))
    ]


def test_no_file_holds_a_home_folder_or_a_registry_host(project: Path):
    # Put together here so that this file does not hold them either.
    hosts = (".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"), ("npmmirror", "com")))
    homes = ("/ho" + r"me/[a-z]", "/Us" + r"ers/[A-Za-z]", "/ro" + r"ot/", r"[A-Z]:\\+Us" + "ers", r"(?<![\w.])/wo" + "rk/")
    traces = re.compile("|".join([*map(re.escape, hosts), *homes]))
    found = {}
    for path in project_files(project):
        raw = path.read_bytes()
        # Image and font bytes spell anything sooner or later.
        if b"\0" not in raw and (hit := traces.search(raw.decode("utf-8", "replace"))):
            found[str(path.relative_to(project))] = hit.group()
    assert found == {}
