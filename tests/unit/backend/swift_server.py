"""OpenStack Swift with its S3 API in one process: a real object store for the tests.

Run as ``python swift_server.py FOLDER ACCESS SECRET``; prints the port once it answers, and ends
with its standard input. Signatures, checksums and ``If-None-Match`` are Swift's own work.
"""

import os
import sys
from pathlib import Path

import eventlet

eventlet.monkey_patch()

import eventlet.wsgi  # noqa: E402 - the patch comes first
from swift.common import utils, wsgi  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402
from swift.common.swob import Request  # noqa: E402

BUCKET = "blobs"
SERVERS = ("account", "container", "object")
PROXY = """
[DEFAULT]
swift_dir = {folder}
log_level = CRITICAL
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats s3api tempauth copy slo proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:9
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
min_segment_size = 1048576
[filter:tempauth]
use = egg:swift#tempauth
user_{account}_{user} = {secret} .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
"""
BACKEND = """
[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
log_level = CRITICAL
[pipeline:main]
pipeline = {name}-server
[app:{name}-server]
use = egg:swift#{name}
"""


def main(folder: Path, access: str, secret: str) -> None:
    account, _, user = access.partition(":")
    (folder / "devices" / "disk").mkdir(parents=True)
    (folder / "swift.conf").write_text("[swift-hash]\nswift_hash_path_suffix = tests\n")
    utils.SWIFT_CONF_FILE = str(folder / "swift.conf")
    utils.HASH_PATH_SUFFIX = b"tests"
    sockets = {name: eventlet.listen(("127.0.0.1", 0)) for name in SERVERS}
    for name, listener in sockets.items():
        ring = RingBuilder(1, 1, 0)
        place = {"ip": "127.0.0.1", "port": listener.getsockname()[1], "device": "disk"}
        ring.add_dev({"id": 0, "region": 1, "zone": 1, "weight": 1.0, **place})
        ring.rebalance(seed=1)
        ring.get_ring().save(str(folder / f"{name}.ring.gz"))
    texts = {name: BACKEND.format(folder=folder, name=name) for name in SERVERS}
    texts["proxy"] = PROXY.format(folder=folder, account=account, user=user, secret=secret)
    sockets["proxy"] = eventlet.listen(("127.0.0.1", 0))
    with Path(os.devnull).open("w") as nowhere:
        for name, text in texts.items():
            path = folder / f"{name}.conf"
            path.write_text(text)
            app = wsgi.loadapp(str(path), global_conf={"log_level": "CRITICAL"})
            eventlet.spawn(eventlet.wsgi.server, sockets[name], app, log=nowhere)
        bare = wsgi.loadwsgi.loadapp(f"config:{folder / 'proxy.conf'}", name="proxy-server")
        made = Request.blank(f"/v1/AUTH_{account}/{BUCKET}", method="PUT").get_response(bare)
        if made.status_int != 201:
            sys.exit(f"the bucket could not be made: {made.status}")
        print(sockets["proxy"].getsockname()[1], flush=True)
        eventlet.tpool.execute(sys.stdin.read)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
