"""A Spark of this machine: two executors as processes of their own, bound to the loopback."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

#: What Spark 4 runs on.
JAVA = 17


def _java() -> int | None:
    """Return the version of the java that Spark would start, if there is one."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin" if home else None)
    if java is None:
        return None
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    found = _java()
    if found is None or found < JAVA:
        said = "there is no java" if found is None else f"java is {found}"
        for item in items:
            item.add_marker(pytest.mark.skip(reason=f"Spark needs java {JAVA} or newer; {said}"))


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    folder = tmp_path_factory.mktemp("spark")
    # Executors are started by a worker of the cluster, in the environment of this process.
    os.environ |= {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_WORKER_DIR": str(folder / "work"),
        "SPARK_LOCAL_DIRS": str(folder / "local"),
    }
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("attain")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        # Partitions are several batches each.
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A folder that executors of this machine see too."""
    return tmp_path
