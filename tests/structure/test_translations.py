"""English ships whole: every sentence that the program can say has its translation."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

import dev
from tests.structure.sources import PACKAGE, ROOT

CATALOGUE = ROOT / "resources" / "i18n" / "merchant_desk_en.ts"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> ET.Element:
    """The catalogue after the sentences were gathered from the code once more."""
    copy = tmp_path_factory.mktemp("i18n") / CATALOGUE.name
    shutil.copyfile(CATALOGUE, copy)
    sources = sorted(str(path) for path in PACKAGE.rglob("*.py"))
    done = subprocess.run(
        [dev.tool("pyside6-lupdate"), *sources, "-ts", copy, "-no-obsolete"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return ET.parse(copy).getroot()


def sentences(catalogue: ET.Element) -> set[tuple[str, str]]:
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in catalogue.iter("context")
        for message in context.iter("message")
    }


def test_every_sentence_is_translated(fresh: ET.Element) -> None:
    unfinished = [
        message.findtext("source")
        for message in fresh.iter("message")
        if (translation := message.find("translation")) is None
        or translation.get("type") == "unfinished"
        or not "".join(translation.itertext()).strip()
    ]
    assert unfinished == []


def test_no_translation_is_kept_of_a_sentence_that_nobody_says(fresh: ET.Element) -> None:
    assert sentences(ET.parse(CATALOGUE).getroot()) - sentences(fresh) == set()


def test_a_translation_has_the_same_facts_in_it(fresh: ET.Element) -> None:
    for message in fresh.iter("message"):
        source = message.findtext("source", "")
        for translation in message.iter("translation"):
            assert facts("".join(translation.itertext())) <= facts(source), source


def facts(sentence: str) -> set[str]:
    """The ``{name}`` and ``%1`` fields of a sentence."""
    return set(re.findall(r"\{\w*\}|%\w", sentence))
