"""The loopback hub is a hub: Hugging Face's own client searches it, lists its files, and fetches one."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.fixtures.loopback_hub.server import COMMIT, Hub
from tests.hub.conftest import DATA, NAME

ROOT = Path(__file__).parents[2]
CLIENT = """
import json, sys
from huggingface_hub import HfApi, hf_hub_download
repo, name, folder = sys.argv[1:]
api = HfApi(token=False)
print(json.dumps({
    "endpoint": api.endpoint,
    "found": [model.id for model in api.list_models(search="model", limit=5)],
    "sha": api.model_info(repo).sha,
    "files": [[one.path, one.size, one.lfs.sha256] for one in api.list_repo_tree(repo)],
    "path": hf_hub_download(repo, name, cache_dir=folder, token=False),
}))
"""


def test_the_real_client_takes_it_for_a_hub(hub: Hub, tmp_path: Path) -> None:
    hub.keep_files_elsewhere()
    repo, _, name = NAME.rpartition("/")
    switches = {"HF_ENDPOINT": hub.url, "HF_HUB_DISABLE_XET": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CLIENT, repo, name, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, **switches, "HF_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["endpoint"] == hub.url
    assert found["found"] == [repo]
    assert found["sha"] == COMMIT
    assert found["files"] == [[name, len(DATA), hub.sha256(NAME)]]
    assert Path(found["path"]).read_bytes() == DATA
