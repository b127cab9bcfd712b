"""Every example of the pack, through the command and through the API."""

import json
import urllib.request

import pytest

from comparing import differences
from conftest import ROOT, run

EXAMPLES = sorted((ROOT / "Packs/jp-national/examples").glob("*.json"))


def load(path):
    return json.loads(path.read_text())


@pytest.mark.parametrize("path", [p for p in EXAMPLES if "verdict" in load(p)["answer"] and "obligations" in load(p)["answer"]],
                         ids=lambda path: path.stem)
def test_example_holds_by_command_and_by_api(path, server):
    example = load(path)
    status, out, err = run("assess", stdin=json.dumps(example["request"]).encode())
    assert status == 0, err
    found, _ = differences(example["request"], example["answer"], json.loads(out))
    assert not found
    request = urllib.request.Request(
        server + "/api/v1/assessments", data=json.dumps(example["request"]).encode(),
        headers={"Content-Type": "application/json"})
    assert urllib.request.urlopen(request, timeout=10).read().decode() == out.strip()
