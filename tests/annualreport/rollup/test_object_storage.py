"""Reports in object storage: a server that speaks S3, on this machine, with Chinese keys."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import duckdb
import pytest
from moto.server import ThreadedMotoServer

from annualreport.reports import make_report
from annualreport.rollup.stored import keep, rows
from gongkai.annualreport.rollup.reading import read_values
from gongkai.annualreport.rollup.remote import NoStorageError, find
from gongkai.annualreport.rollup.sources import open_reports
from gongkai.officedocs.files import SUFFIXES
from synthetic.corpus import sample, write

BUCKET = "reports"


@pytest.fixture(scope="module")
def query() -> Iterator[str]:
    """Start the server, and give what an address needs besides to reach it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "for-tests")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "for-tests")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        server = ThreadedMotoServer("127.0.0.1", 0)
        server.start()
        host, port = server.get_host_and_port()
        yield f"?scheme=http&region=us-east-1&endpoint_override={host}:{port}"
        server.stop()


@pytest.fixture
def bucket(query: str, tmp_path: Path) -> Iterator[Path]:
    """Fill a bucket with three reports and a store; give the folder they came from."""
    endpoint = query.rpartition("=")[2]
    storage = boto3.client("s3", endpoint_url=f"http://{endpoint}")
    storage.create_bucket(Bucket=BUCKET)
    for seed in range(3):
        made = write(sample(seed, layout="html"), tmp_path)
        storage.put_object(Bucket=BUCKET, Key=f"年报/庆阳市/{made.name}", Body=made.read_bytes())
    stored = keep(tmp_path / "x.parquet", rows([make_report(), make_report(year=2022)]))
    storage.put_object(Bucket=BUCKET, Key="数据/x.parquet", Body=stored.read_bytes())
    yield tmp_path
    for each in storage.list_objects_v2(Bucket=BUCKET)["Contents"]:
        storage.delete_object(Bucket=BUCKET, Key=each["Key"])
    storage.delete_bucket(Bucket=BUCKET)


def test_reports_in_a_bucket_are_read_like_files(query: str, bucket: Path) -> None:
    there = find(f"s3://{BUCKET}/年报{query}", SUFFIXES)

    # In this process: a worker's environment is that of the first test that needed one.
    found = [read_values(job.file, codes={}) for job in there.jobs]

    assert [job.size for job in there.jobs] == [
        path.stat().st_size for path in sorted(bucket.glob("*.html"))
    ]
    assert [row[0] for row in found] == [None] * 3
    bodies = {sample(seed, layout="html").truth["body"] for seed in range(3)}
    assert {row[1] for row in found} == bodies


def test_stored_reports_in_a_bucket_are_rolled_up(query: str, bucket: Path) -> None:
    there = find(f"s3://{BUCKET}/数据{query}", SUFFIXES)

    with duckdb.connect() as connection:
        reports = open_reports(connection, [], there.stored)
        years = reports.project("year").order("year").fetchall()

    assert there.jobs == []
    assert [year for (year,) in years] == sorted(year for (year,) in years)
    assert len(years) == 2


def test_a_bucket_that_is_not_there_is_said(query: str) -> None:
    with pytest.raises(NoStorageError, match="无法打开"):
        find(f"s3://nowhere/年报{query}", SUFFIXES)
