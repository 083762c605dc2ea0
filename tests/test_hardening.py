"""What is damaged or hostile is told in one line: the installation, the model, the facts, a store."""

import ast
import datetime
import json
import random
import shutil
import signal
from importlib import resources
from pathlib import Path

import pytest

import dragoman
from dragoman.cli import installation
from dragoman.errors import ModelError
from dragoman.reading.onnx import OnnxReader
from dragoman.sources.text import report_from_text
from dragoman.store.writer import Writer

HOME = Path(dragoman.__file__).parent
DATA = Path(str(resources.files("dragoman.reading") / "data"))
PARTS = ("reader.onnx", "reader.json", "vocabulary.txt")
RUNS_WHAT_IT_READS = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "jsonpickle"}
LOADERS = {("yaml", "load"), ("yaml", "unsafe_load"), ("yaml", "full_load"), ("torch", "load"), ("os", "system"), ("pandas", "read_pickle")}
KENYA = "Kenya recalled its ambassador to Somalia on Monday, the foreign ministry in Nairobi said."
SUDAN = "Rebels shelled the port of Adun on Tuesday. The army denied that it had bombed the market."
MUTANTS = 100
SECONDS = 20  # a command on a store of two reports takes some hundredths
ASKED = (
    ("events",),
    ("events", "--actor", "SOM", "--csv"),
    ("reports",),
    ("actors",),
    ("statements",),
    ("search", "ambassador"),
    ("show", "kenya"),
    ("dyads",),
    ("panel",),
    ("doctor",),
)


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "model"
    folder.mkdir()
    for name in PARTS:
        shutil.copy(DATA / name, folder / name)
    return folder


def altered(blob):
    return blob[:-1000] + bytes([blob[-1000] ^ 1]) + blob[-999:]


@pytest.mark.parametrize(
    ("name", "damage", "told"),
    [
        ("reader.onnx", lambda blob: blob[: len(blob) // 2], r"not the file that reader\.json tells of"),
        ("reader.onnx", altered, r"not the file that reader\.json tells of"),
        ("reader.onnx", lambda _: b"", r"not the file that reader\.json tells of"),
        ("reader.json", lambda blob: blob[:100], "cannot be read"),
        ("reader.json", lambda _: b"{}", r"not the file that reader\.json tells of"),
        ("reader.json", lambda _: b"\xff\xfe", "cannot be read"),
    ],
    ids=["truncated", "altered", "empty", "card cut", "card without digest", "card not UTF-8"],
)
def test_a_damaged_model_never_loads(model, name, damage, told):
    path = model / name
    path.write_bytes(damage(path.read_bytes()))

    with pytest.raises(ModelError, match=told) as caught:
        OnnxReader(model)

    assert caught.value.where == str(model)
    assert caught.value.do


@pytest.mark.parametrize("path", sorted(HOME.rglob("*.py")), ids=lambda path: path.relative_to(HOME).as_posix())
def test_nothing_that_is_read_can_run(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & RUNS_WHAT_IT_READS
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in RUNS_WHAT_IT_READS
        elif isinstance(node, ast.Call):
            assert not isinstance(node.func, ast.Name) or node.func.id not in {"eval", "exec", "compile", "__import__"}
            if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
                assert (node.func.value.id, node.func.attr) not in LOADERS
            for keyword in node.keywords:
                told = isinstance(keyword.value, ast.Constant) and keyword.value.value
                assert keyword.arg not in {"shell", "allow_pickle"} or told is False


def checks(out):
    return {check["check"]: check for check in map(json.loads, out.splitlines())}


def test_the_doctor_finds_this_installation_sound(invoke):
    code, out, err = invoke("doctor")
    found = checks(out)

    assert (code, {check["state"] for check in found.values()} - {"absent"}) == (0, {"ok"})
    assert list(found)[:2] == ["python", "dragoman"]
    assert found["dragoman"]["what"].startswith(dragoman.__version__)
    assert {"click", "msgspec", "numpy", "onnxruntime", "files", "model", "facts", "sentence"} <= set(found)
    assert "SANCTION “recalled” 2019-02-18" in found["sentence"]["what"]
    assert err.endswith("the installation is sound\n")


def test_the_doctor_tells_people_too(invoke):
    code, out, _ = invoke("doctor", "--table")

    assert code == 0
    assert any(line.split()[:2] == ["ok", "model"] for line in out.splitlines())


def test_the_doctor_finds_a_damaged_model(invoke, model):
    (model / "reader.onnx").write_bytes(b"no model")
    code, out, err = invoke("doctor", "--model", model)

    assert code == 1
    assert {name for name, check in checks(out).items() if check["state"] == "wrong"} == {"model", "sentence"}
    assert err.endswith("2 wrong\n")


@pytest.mark.parametrize("how", ["cut", "holed", "no facts"])
def test_the_doctor_finds_damaged_facts(invoke, tmp_path, how):
    blob = (HOME / "knowledge" / "facts.sqlite").read_bytes()
    hole = len(blob) // 2 // 4096 * 4096
    facts = tmp_path / "facts.sqlite"
    facts.write_bytes({"cut": blob[:hole], "holed": blob[:hole] + b"\xff" * 40960 + blob[hole + 40960 :], "no facts": b"words"}[how])
    code, out, _ = invoke("doctor", "--knowledge", facts)

    assert code == 1
    assert checks(out)["facts"]["state"] == "wrong"
    assert str(facts) in checks(out)["facts"]["what"]


def test_a_store_has_no_model(invoke, tmp_path, model):
    code, out, err = invoke("doctor", tmp_path / "sudan.db", "--model", model)

    assert (code, out) == (2, "")
    assert "not to a store" in err


@pytest.mark.parametrize(
    ("versions", "state", "told"),
    [("", "ok", ""), (">=1", "ok", ""), (">=999.1,<1000", "wrong", "too old")],
)
def test_a_package_that_is_too_old_is_told(versions, state, told):
    check = installation._package("click", versions)  # noqa: SLF001  # no other package of this environment is too old

    assert (check.state, told in check.what) == (state, True)


def test_a_package_that_is_missing_is_told():
    check = installation._package("dragoman-of-nobody", ">=2")  # noqa: SLF001

    assert check.state == "wrong"
    assert "pip install 'dragoman-of-nobody>=2'" in check.what


@pytest.fixture(scope="module")
def sound(coder, tmp_path_factory):
    """A store of two reports, as the bytes of its one file."""
    path = tmp_path_factory.mktemp("sound") / "world.db"
    with Writer(path) as writer:
        for ident, day, text in (("kenya", "2019-02-19", KENYA), ("adun", "2024-03-06", SUDAN)):
            writer.add(coder(report_from_text(text, id=ident, published=datetime.date.fromisoformat(day))))
    return path.read_bytes()


def mutant(blob, number):
    """The file with some bytes changed, a page zeroed, or its end cut off; the same for the same number."""
    chance = random.Random(number)  # noqa: S311  # seeded on purpose
    changed = bytearray(blob)
    kind = number % 4
    if kind == 0:
        return bytes(changed[: chance.randrange(len(blob))])
    if kind == 1:
        start = chance.randrange(len(blob) // 4096) * 4096
        changed[start : start + 4096] = bytes(4096)
    else:
        for _ in range(1 if kind == 2 else 200):
            changed[chance.randrange(100 if number % 8 == 2 else len(blob))] = chance.randrange(256)
    return bytes(changed)


@pytest.fixture
def bounded():
    def late(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs alarms")
@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("number", range(MUTANTS))
def test_a_damaged_store_is_told_in_one_line(invoke, sound, tmp_path, number):
    """Every verb answers, or ends with one line that says what is wrong: no traceback, no hang, no fault of our own."""
    path = tmp_path / "world.db"
    path.write_bytes(mutant(sound, number))
    for verb, *rest in ASKED:
        signal.alarm(SECONDS)
        code, _, err = invoke(verb, path, *rest)
        signal.alarm(0)

        assert code in {0, 1, 2}
        assert "(a bug" not in err, f"{verb}: {err}"
        assert code != 2 or (err.startswith("dragoman: DRG-E05") and err.count("\n") == 1), f"{verb}: {err}"
